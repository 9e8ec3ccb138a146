/** A day that is excused is no day that is wished for. */
import { describe, expect, it } from 'vitest';
import { withoutExcuse } from '../../knowledge/language/dates/excused-day.ts';

const sunday = Temporal.Instant.from('2026-11-29T10:00:00+09:00');

describe('a day excused before a wish', () => {
  it.each(['日曜ですが、遠隔で', '今日は日曜日ですけど、遠隔で', '夜分ですが遠隔で'])('is left out: %s', (text) =>
    expect(withoutExcuse(text, sunday)).toBe('遠隔で'),
  );
  it.each(['月曜ですが、10時に電話をください', '日曜は休みですか'])('is none: %s', (text) =>
    expect(withoutExcuse(text, sunday)).toBe(text),
  );
});
