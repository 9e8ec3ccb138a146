/** A day or time that only tells why another one is wished for is no day that is wished for. */
import { describe, expect, it } from 'vitest';
import { resolveCallTime, resolveWhen } from '../../knowledge/language/dates/resolve-when.ts';

const tuesday = Temporal.Instant.from('2026-12-01T10:00:00+09:00');
const wished = (text: string) => resolveWhen([{ words: text }], { now: tuesday });

describe('a reason told before a wish', () => {
  it.each([
    ['今日は税理士のところへ行くから金曜で', [{ day: '2026-12-04' }]],
    ['いや明日ちゃうねん。木曜や', [{ day: '2026-12-03' }]],
    ['水曜はうち定休日だわ 土曜の11時', [{ day: '2026-12-05', time: '11:00' }]],
    ['来週の火曜は棚卸しなんで水曜', [{ day: '2026-12-09' }]],
    ['店長は11時まで接客なので、11時半にお願いします', [{ time: '11:30' }]],
  ])('names no day or time of its own: %s', (text, slots) => expect(wished(text)).toEqual(slots));

  it('leaves the day that the wish leaves open', () =>
    expect(wished('明日は10時から来客なので14時に')).toEqual([{ day: '2026-12-02', time: '14:00' }]));

  it.each([
    ['今日か明日', ['2026-12-01', '2026-12-02']],
    ['木曜が無理なら金曜', ['2026-12-03', '2026-12-04']],
    ['明日は店におります', ['2026-12-02']],
  ])('is none where both are wished for, or nothing else: %s', (text, days) =>
    expect(wished(text).map(({ day }) => day)).toEqual(days),
  );

  it('is not passed on with the wish of a call', () =>
    expect(resolveCallTime([{ words: '今日はもう閉めるんで明日の10時から12時の間で' }], tuesday)).toEqual({
      wish: '明日の10時から12時の間で',
      slots: [{ first: '2026-12-02', last: '2026-12-02', from: '10:00', to: '12:00' }],
    }));
});
