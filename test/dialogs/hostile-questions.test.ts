/** No message holds the bot up at any question of any form: whatever is said over and over is read in a moment. */
import { describe, expect, it } from 'vitest';
import { read } from '../../knowledge/language/read.ts';
import { allQuestions, documents, expectingAt } from '../helpers/all-forms.ts';

/** Milliseconds that a message may take, on a small machine. */
const allowed = 50;
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
      const expecting = expectingAt(form, slot);
      const slow = messages.flatMap((message) => {
        // The least of some tries, so that another program's work is not taken for ours.
        const tries = Array.from({ length: 3 }, () => {
          const begun = performance.now();
          read(message, expecting, documents);
          return performance.now() - begun;
        });
        const time = tries[0] !== undefined && tries[0] <= allowed ? tries[0] : Math.min(...tries);
        return time > allowed ? [`${message.slice(0, 12)}… of ${message.length} letters: ${time} ms`] : [];
      });
      expect(slow).toEqual([]);
    });
  },
);
