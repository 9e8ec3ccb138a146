/** A call wished for where the day of a visit is asked about: じゃあ明日の9時に電話ください, 訪問じゃなくて電話で. */
import { hearHow } from '../readers/hear-way-of-help.ts';
import type { Act } from '../reading.ts';
import type { Context } from './features.ts';
import { likely } from './limits.ts';

const wantsCall = 'wants call-back';
/** Words that ask for a call are meant so from here on: the time beside them is likelier to be told of the visit, whose day was asked. */
const maybeCall = 0.05;
/** What is said of the call before a visit: 来る前に電話ください, 電話番号は…. */
const beforeVisit = /前に|番号|連絡先|当日|着(?:い|く)|出る/u;

const asksOfVisit = (context: Context): boolean =>
  context.some((token) => /^asked:(?:change-|paid-)?visit\./u.test(token));

/** The wish for a call among `guesses`, in the words of `text`; none where one of `acts` is, or nothing is asked of a visit. */
export const callInstead = (text: string, context: Context, acts: readonly Act[], guesses: readonly Act[]): Act[] => {
  const found = guesses.find(({ label, confidence }) => label === wantsCall && confidence >= maybeCall);
  const isHeard = acts.some(({ label }) => label === wantsCall);
  if (!found || isHeard || !asksOfVisit(context) || beforeVisit.test(text) || hearHow(text) !== 'callback') return [];
  return [{ ...found, confidence: likely }];
};
