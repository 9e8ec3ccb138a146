/** Whether a message is worth a second reader: where the first is unsure, where there is more in it than was heard, before what cannot be undone. */
import { clausesOf } from '../learned/clauses-of.ts';
import type { HeardActs } from '../learned/hear-acts.ts';
import { certain } from '../learned/limits.ts';
import { spansAll } from '../readers/spans.ts';
import type { Expecting, Hears, Reading } from '../reading.ts';
import { anyOf } from '../text/any-of.ts';

/** What is asked for there is told in figures, and belongs to nobody else. */
const ownFigures: readonly Hears['as'][] = ['customer-number', 'last-four', 'one-time-code', 'phone-number'];
/** Fewer letters are a word, which the first reader knows or nobody. */
const shortest = 4;
/** What is done is undone only by more talk, or not at all. */
const cannotBeUndone: readonly string[] = ['agrees', 'withdraws', 'moves'];
/** So much surer the first must be of that. */
const beforeThat = 0.95;
/** Somebody else's words, something that is not so, and something spoken of before. */
const turnsMeaning = anyOf([
  '[「『“"]',
  '(?:じゃ|では)(?:なく|ない|ありません)',
  '(?:と|って)(?:言われ|出[てま]|書いて|表示)',
  '(?:さっき|先ほど|この前|例の|前回|もう一つ|もうひとつ)(?:の|は)',
  "\\b(?:not|isn't|don't|instead|previous|other one)\\b",
]);

/** Whether `text`, heard by the first readers as `exact` and `heard`, is to be read by a second one. */
export const isWorthAsking = (
  text: string,
  exact: Reading,
  { acts, likely: guesses, danger }: HeardActs,
  { asked }: Expecting,
): boolean => {
  if (asked && ownFigures.includes(asked.hears.as)) return false;
  if ([...text.matchAll(/\p{L}/gu)].length < shortest) return false;
  // A number, a choice, a yes and nothing else.
  if (exact.commands.every(({ kind }) => kind !== 'unknown') && spansAll(exact.commands, text)) return false;
  if (acts.length === 0) return true;
  const least = Math.min(...acts.map(({ confidence }) => confidence));
  if (least < certain) return true;
  if (acts.some(({ act }) => cannotBeUndone.includes(act)) && least < beforeThat) return true;
  // A danger that is no more than possible.
  if (danger > 1 - certain && danger < certain) return true;
  const parts = clausesOf(text).reduce((sum, { parts }) => sum + Math.max(parts.length, 1), 0);
  if (parts > acts.length + 1) return true;
  return turnsMeaning.test(text) && guesses.some((act) => !acts.includes(act) && act.confidence > 1 - beforeThat);
};
