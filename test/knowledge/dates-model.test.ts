/** The Japanese model gives every reading in the shape of Microsoft's recognisers and leaves other languages to them. */
import { describe, expect, it } from 'vitest';
import { dateTimeRecognizer } from '../../knowledge/language/dates/japanese-model.ts';

const now = () => Temporal.PlainDateTime.from('2026-11-24T13:05');
const recognizer = dateTimeRecognizer(now);
const readJapanese = (text: string) => recognizer.getDateTimeModel('ja-jp', false).parse(text);
const valuesOf = (text: string): unknown => readJapanese(text)[0]?.resolution?.values;

describe('the recogniser', () => {
  it('is one for the process', () => {
    expect(dateTimeRecognizer(now)).toBe(recognizer);
    expect(recognizer.getDateTimeModel('ja-jp', false)).toBe(recognizer.getDateTimeModel('ja-jp', false));
  });

  it('refuses a culture it has no model for', () => {
    expect(() => recognizer.getDateTimeModel('sw-ke', false)).toThrow();
  });

  it('reads English as before', () => {
    const [found] = recognizer.getDateTimeModel('en-us', false).parse('tomorrow at 3pm', new Date(2026, 10, 24, 13, 5));
    expect(found?.resolution?.values).toEqual([
      { timex: '2026-11-25T15', type: 'datetime', value: '2026-11-25 15:00:00' },
    ]);
  });

  it('takes the reference date as a wall clock', () => {
    const [found] = recognizer.getDateTimeModel('ja-jp', false).parse('明日', new Date(2027, 11, 31, 23, 59));
    expect(found?.resolution?.values).toEqual([{ timex: '2028-01-01', type: 'date', value: '2028-01-01' }]);
  });
});

describe('a result', () => {
  it('names its type and points into the original text, its end being the last letter', () => {
    const text = 'では、１２月１０日（木）１４：３０でお願いします';
    const [found] = readJapanese(text);
    expect(found?.typeName).toBe('datetimeV2.datetime');
    expect(text.slice(found?.start, (found?.end ?? 0) + 1)).toBe('１２月１０日（木）１４：３０');
    expect(found?.text).toBe('１２月１０日（木）１４：３０');
  });

  it('points at half-width kana and kanji numerals as they were written', () => {
    expect(readJapanese('ｹﾞﾂﾖｳﾋﾞの十時').map(({ text }) => text)).toEqual(['ｹﾞﾂﾖｳﾋﾞの十時']);
  });

  it.each([
    ['10時', ['T10', 'T22']],
    ['金曜日', ['XXXX-WXX-5', 'XXXX-WXX-5']],
    ['12月24日', ['XXXX-12-24', 'XXXX-12-24']],
    ['来週', ['2026-W49']],
    ['今週末', ['2026-W48-WE']],
    ['2027年1月', ['2027-01']],
    ['明日の午後', ['2026-11-25TAF']],
    ['13時から15時', ['(T13,T15,PT2H)']],
    ['2時間', ['PT2H']],
    ['毎週火曜日', ['XXXX-WXX-2']],
  ])('gives %s as %j', (text, timexes) => {
    expect((valuesOf(text) as { timex: string }[]).map(({ timex }) => timex)).toEqual(timexes);
  });

  it('keeps both halves of the day of a bare hour, the past and the coming date', () => {
    expect(valuesOf('金曜日')).toEqual([
      { timex: 'XXXX-WXX-5', type: 'date', value: '2026-11-20' },
      { timex: 'XXXX-WXX-5', type: 'date', value: '2026-11-27' },
    ]);
    expect(valuesOf('明日の3時')).toEqual([
      { timex: '2026-11-25T03', type: 'datetime', value: '2026-11-25 03:00:00' },
      { timex: '2026-11-25T15', type: 'datetime', value: '2026-11-25 15:00:00' },
    ]);
  });

  it('leaves the open side of a range out and says which it is', () => {
    expect(valuesOf('明日の13時以降')).toEqual([
      {
        timex: '2026-11-25T13',
        type: 'datetimerange',
        start: '2026-11-25 13:00:00',
        Mod: 'after',
        sourceEntity: 'datetimepoint',
      },
    ]);
  });

  it('ends a week on the day after it', () => {
    expect(valuesOf('来週')).toEqual([
      { timex: '2026-W49', type: 'daterange', start: '2026-11-30', end: '2026-12-07' },
    ]);
  });

  it('keeps past mentions', () => {
    expect(valuesOf('昨日から遅い')).toMatchObject([{ type: 'daterange', start: '2026-11-23', Mod: 'since' }]);
  });
});
