/** The joined reading of a message that was asked for nothing: what is wished, told or asked, or asked back where that is in doubt. */
import type { Documents } from '../../terms/documents.ts';
import { hearAgreedTo } from '../readers/hear-agreed-to.ts';
import { spansAll } from '../readers/spans.ts';
import type { Act, Command, Expecting, Reading } from '../reading.ts';
import { isUnderWayNow, standable, trouble } from '../services.ts';
import { meaningOf, tellsValue } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { askedOfFamily, inDoubt, possible, withOthers } from './in-doubt.ts';
import { certain, explicit, likely } from './limits.ts';
import { troubleKind } from './of-what.ts';
import type { Joined } from './side-by-side.ts';

/** Where nothing else was heard, kinds of trouble that are together as likely as this tell of one: of fifty such messages one told of none. */
const someTroubleFrom = 0.2;

/** What is told of a trouble and of nothing else. */
const ofTrouble: readonly string[] = ['since', 'tried', 'detail'];

/** A trouble, though its kind is in doubt. */
const someTrouble = (guesses: readonly Act[]): Command[] => {
  const told = guesses.filter((act) => troubleKind(act) !== undefined);
  const sum = told.reduce((all, { confidence }) => all + confidence, 0);
  const [first] = told;
  return first && sum >= someTroubleFrom
    ? [{ kind: 'start', service: trouble, confidence: Math.max(sum, likely), span: first.span }]
    : [];
};

/** What is told without being asked for is told for a wish that is as likely as this. */
const wishedFrom = 0.1;

const wishBehind = (guesses: readonly Act[]): Command[] => {
  const wish = guesses.find(({ act, confidence }) => act === 'wants' && confidence >= wishedFrom);
  const meaning = wish && meaningOf(wish);
  return meaning ? [{ ...meaning, confidence: likely, span: wish.span }] : [];
};

/** The joined reading of a message that was asked for nothing. */
export const joinUnasked = (
  exact: Reading,
  { context = [] }: Expecting,
  { likely: guesses }: HeardActs,
  { acts, given, learned, top }: Joined,
  documents: Documents,
): readonly Command[] => {
  if (given.some(({ kind }) => kind === 'yes' || kind === 'no') && spansAll(given, exact.text)) return given;
  if (given.length > 0) return [...given, ...learned];
  // 減るのか…ならいいや, of a session that waits, takes it back; a bare no does not.
  const takesBack = top?.act === 'declines' && top.confidence >= certain && exact.text.length > 5;
  if (takesBack && context.some((token) => token.startsWith('stands:') && isUnderWayNow(token.slice(7))))
    return [{ kind: 'cancel', confidence: top.confidence, span: top.span }];
  // じゃあお願いします names nothing of its own: what was spoken of says what for. 借ります is surely for a loan.
  const namesLoan = /[借貸]/u.test(exact.text) && (top?.confidence ?? 0) >= explicit;
  const isForThat = hearAgreedTo(exact.text) && !namesLoan;
  if (isForThat) return [inDoubt([], exact.text.length, documents)];
  // 明日の10時に来て tells a time, and what for.
  const isWished = learned.some(({ kind }) => kind === 'start' || kind === 'human');
  // 木曜の午後で, where a call-back stands, is told of that.
  const isOfWhatStands = context.some((token) => standable.includes(token.replace('stands:', '')));
  const behind = acts.some(tellsValue) && !isWished && !isOfWhatStands ? wishBehind(guesses) : [];
  if (learned.length + behind.length > 0)
    return [...behind, ...learned].map((command) => withOthers(command, guesses, documents));
  // やっぱり直ってなかった, when nothing was asked, is for help with it.
  if (top?.label === 'not-done trouble' && top.confidence >= likely)
    return [{ kind: 'start', service: trouble, confidence: top.confidence, span: top.span }];
  // ITS-1 tells something that nobody asked for, and asks nothing; since when, of nothing that was told before, tells of a trouble.
  const isTold = top !== undefined && tellsValue(top);
  const isOfTrouble = !isTold || ofTrouble.includes(top.subject ?? '');
  const likeliest = [...(isOfTrouble ? someTrouble(guesses) : []), ...(isTold ? [] : askedOfFamily(guesses))];
  return likeliest.length > 0
    ? likeliest
    : [inDoubt(isTold ? [] : possible(guesses, context), exact.text.length, documents)];
};
