/** Any text can be read for dates: nothing is thrown, places lie inside it, values are real dates, and it takes little time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBooking } from '../../knowledge/language/dates/booking-reader.ts';
import { japaneseModel } from '../../knowledge/language/dates/japanese-model.ts';
import { otherWords } from '../../knowledge/language/dates/other-words.ts';
import { lines } from '../../knowledge/language/dates/words.ts';

const now = Temporal.PlainDateTime.from('2026-11-24T13:05');
const model = japaneseModel(() => now);

const words = [...lines, ...otherWords].flatMap(([, , spellings]) => spellings.split(' '));
const numbers = [
  '0',
  '1',
  '2',
  '10',
  '12',
  '15',
  '29',
  '31',
  '32',
  '99',
  '2026',
  '9999',
  '十',
  '二十四',
  '１２',
  '12/24',
  '2/30',
  '10:30',
  '25:61',
  '3,000',
  '4.10.2',
];
const joints = [
  '無理なので',
  'お願いします',
  'じゃなくて',
  'やっぱり',
  'に変更',
  'ました',
  ' ',
  '　',
  'ﾞ',
  '😀',
  '👨‍👩‍👧',
];
const dateText = fc
  .array(fc.constantFrom(...words, ...numbers, ...joints), { maxLength: 14 })
  .map((parts) => parts.join(''));
const anyText = fc.oneof(
  dateText,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const isReal = (value: string): boolean => {
  if (/^\d\d:\d\d(?::\d\d)?$/.test(value)) return value === '24:00' || Temporal.PlainTime.from(value) !== undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return Temporal.PlainDate.from(value).toString() === value;
  if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?$/.test(value)) return false;
  return Temporal.PlainDateTime.from(value.replace(' ', 'T')) !== undefined;
};
const runs = { numRuns: 3000 };

describe('any text', () => {
  it('is read for a booking', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end, text: said, values } of readBooking(text, now)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(said);
          const written = values.flatMap((value) => (typeof value === 'string' ? [value] : [value.start, value.end]));
          expect(written.filter((one) => typeof one === 'string' && !isReal(one))).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('is read by the model', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end, text: said, resolution } of model.parse(text)) {
          expect(text.slice(start, end + 1)).toBe(said);
          const values = resolution.values as { type: string; value?: string; start?: string; end?: string }[];
          expect(values.length).toBeGreaterThan(0);
          const written = values
            .filter(({ type }) => type !== 'duration' && type !== 'set')
            .flatMap(({ value, start, end }) => [value, start, end]);
          expect(written.filter((one) => one !== undefined && !isReal(one))).toEqual([]);
        }
      }),
      runs,
    );
  });
});

const longest = 50_000;
const repeated = (text: string): string => text.repeat(Math.ceil(longest / text.length)).slice(0, longest);
const hostile = [
  '1',
  '月',
  '〜',
  '第1、',
  '1から',
  '1日',
  '月火水木金土日',
  '1時',
  '明日',
  '来週の',
  '3日以内',
  '1か',
  '（',
  '\n',
  'ﾞ',
  '前の',
  '明日は無理なので',
  '昨日から',
  '明日。10時。',
  'いつでも',
];

/** Milliseconds this thread has worked: others on the machine do not count. */
const worked = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

describe('50,000 letters', () => {
  it.each(hostile)('of %j are read in under 50 ms', (piece) => {
    const text = repeated(piece);
    const times = [1, 2, 3, 4, 5].map(() => {
      const begun = worked();
      readBooking(text, now);
      const between = worked();
      model.parse(text);
      return { booking: between - begun, model: worked() - between };
    });
    expect(Math.min(...times.map(({ booking }) => booking))).toBeLessThan(50);
    expect(Math.min(...times.map(({ model }) => model))).toBeLessThan(50);
  });
});
