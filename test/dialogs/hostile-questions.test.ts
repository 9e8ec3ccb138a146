/** No message holds the bot up at any question of any form: whatever is said over and over is read in a moment. */
import { describe, expect, it } from 'vitest';
import { allQuestions, expectingAt } from '../helpers/all-forms.ts';
import { slowToRead } from '../helpers/reading-time.ts';

const words = [
  'あ',
  'じゃあ',
  'それでは',
  'はい、',
  'いえ',
  'もう',
  'やっぱり',
  '今',
  '1',
  'お願い',
  'すみません。',
  'no ',
];
const messages = [
  ...words.flatMap((word) => [40, 400, 4000].map((times) => word.repeat(times))),
  'あいうえおかきくけこ'.repeat(5000),
  '('.repeat(2000) + ')'.repeat(2000),
  '1234567890'.repeat(1000),
  `${'「'.repeat(900)}はい${'」'.repeat(900)}`,
];

it('there are the questions of more than twenty forms', () => {
  expect(new Set(allQuestions.map(({ form }) => form.id)).size).toBeGreaterThan(15);
  expect(allQuestions.length).toBeGreaterThan(30);
});

describe.each(allQuestions.map((one) => [`${one.form.id} ${one.slot}`, one] as const))(
  '%s',
  (_name, { form, slot }) => {
    it('reads what is said over and over in a moment', () => {
      expect(slowToRead(messages, [expectingAt(form, slot)])).toEqual([]);
    });
  },
);
