/** The joined reading of a message that was asked for nothing: what is wished, told or asked, or asked back where that is in doubt. */
import type { Documents } from '../../terms/documents.ts';
import type { Act, Command, Expecting, Reading } from '../reading.ts';
import { isUnderWayNow, trouble } from '../services.ts';
import { isSame } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { askedOfFamily, inDoubt, withOthers } from './in-doubt.ts';
import { answersFrom, certain, likely, ruled, ruledSurely } from './limits.ts';
import { troubleKind } from './of-what.ts';
import type { Joined } from './side-by-side.ts';
import { spansAll } from './spans.ts';

/** Where nothing else was heard, kinds of trouble that are together as likely as this tell of one: of fifty such messages one told of none. */
const someTroubleFrom = 0.2;

/** A service that the rules know by its name is meant, where the learned reader holds it for as likely as this and hears nothing. */
const namedFrom = 0.1;

/** A trouble, though its kind is in doubt. */
const someTrouble = (guesses: readonly Act[]): Command[] => {
  const told = guesses.filter((act) => troubleKind(act) !== undefined);
  const sum = told.reduce((all, { confidence }) => all + confidence, 0);
  const [first] = told;
  return first && sum >= someTroubleFrom
    ? [{ kind: 'start', service: trouble, confidence: Math.max(sum, likely), span: first.span }]
    : [];
};

/** The joined reading of a message that was asked for nothing. */
export const joinUnasked = (
  rules: Reading,
  { context = [] }: Expecting,
  { likely: guesses }: HeardActs,
  heard: Joined,
  documents: Documents,
): readonly Command[] => {
  const { given, learned, others, top } = heard;
  if (given.some(({ kind }) => kind === 'yes' || kind === 'no') && spansAll(given, rules.text)) return given;
  if (heard.isKnownByHeart) return rules.commands;
  // 訪問の料金と回数 asks two things at once, which the rules take apart.
  const asked = rules.commands.filter((one) => one.kind === 'ask' && one.confidence >= ruled);
  if (asked.length > 1 && learned.length > 0 && learned.every(({ kind }) => kind === 'ask')) return asked;
  if (given.length > 0) return [...given, ...others.filter(({ confidence }) => confidence >= 0.6)];
  // 減るのか…ならいいや, of a session that waits, takes it back; a bare no does not.
  const takesBack = top?.act === 'declines' && top.confidence >= certain && rules.text.length > 5;
  if (takesBack && context.some((token) => token.startsWith('stands:') && isUnderWayNow(token.slice(7))))
    return [{ kind: 'cancel', confidence: top.confidence, span: top.span }];
  const meant = others.length > 0 ? others : learned;
  if (learned.length > 0) return meant.map((command) => withOthers(command, guesses, documents));
  const isLikely = (command: Command) => guesses.some((act) => act.confidence >= namedFrom && isSame(command, act));
  // 13時から15時の間にお電話いただけますか tells a time, and what the rules know by its name.
  const named = rules.commands.filter(
    (one) => one.kind === 'start' && one.confidence >= ruledSurely && (top !== undefined || isLikely(one)),
  );
  if (named.length > 0) return named;
  // やっぱり直ってなかった, when nothing was asked, is for help with it.
  if (top?.label === 'not-done trouble' && top.confidence >= answersFrom)
    return [{ kind: 'start', service: trouble, confidence: top.confidence, span: top.span }];
  const likeliest = [...someTrouble(guesses), ...askedOfFamily(guesses, rules.commands)];
  return likeliest.length > 0 ? likeliest : [inDoubt(guesses, rules.text.length, documents)];
};
