/** The joined reading of a message that was asked for nothing: what is wished, told or asked, or asked back where that is in doubt. */
import type { Documents } from '../../terms/documents.ts';
import type { Act, Command, Expecting, Reading } from '../reading.ts';
import { trouble } from '../services.ts';
import { isSame } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { askedOfFamily, inDoubt, withOthers } from './in-doubt.ts';
import { certain, likely, ruled, ruledSurely, seconded, surely } from './limits.ts';
import { troubleKind } from './of-what.ts';
import type { Joined } from './side-by-side.ts';
import { spansAll } from './spans.ts';

/** Whether the rules are sure where the learned reader is not; gibberish looks like anything. */
const isOutdone = (top: Act | undefined, best: Command | undefined, guesses: readonly Act[]): boolean =>
  top !== undefined &&
  best !== undefined &&
  ((top.confidence < ruled &&
    best.confidence >= ruledSurely &&
    guesses.some((act) => act.confidence >= seconded && isSame(best, act))) ||
    (top.label === 'off-topic' && top.confidence < certain && best.kind === 'unknown'));

/** Where nothing else was heard, kinds of trouble that are together as likely as this tell of one: of fifty such messages one told of none. */
const someTroubleFrom = 0.2;

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
  const [best] = rules.commands;
  if (given.some(({ kind }) => kind === 'yes' || kind === 'no') && spansAll(given, rules.text)) return given;
  if (heard.isKnownByHeart || isOutdone(top, best, guesses)) return rules.commands;
  // 訪問の料金と回数 asks two things at once, which the rules take apart.
  const asked = rules.commands.filter(
    (one) => one.kind === 'ask' && one.topic !== undefined && one.confidence >= ruled,
  );
  if (asked.length > 1 && learned.length > 0 && learned.every(({ kind }) => kind === 'ask')) return asked;
  // どっちが安い？ asks about no question of ours: none is open.
  const ofNothing =
    learned.length > 0 && learned.every(({ kind, confidence }) => kind === 'about-step' && confidence < surely);
  if (ofNothing && best !== undefined && best.kind !== 'unknown' && best.confidence >= likely) return rules.commands;
  if (given.length > 0) return [...given, ...others.filter(({ confidence }) => confidence >= 0.6)];
  // 減るのか…ならいいや, of a session that waits, takes it back; a bare no does not.
  const takesBack = top?.act === 'declines' && top.confidence >= certain && rules.text.length > 5;
  if (takesBack && context.some((token) => ['stands:session', 'stands:line'].includes(token)))
    return [{ kind: 'cancel', confidence: top.confidence, span: top.span }];
  // エクセルの関数がわかんない may be a how-to: it is asked back before it is turned away.
  const isStrange = top?.label === 'off-topic' && top.confidence < certain && someTrouble(guesses).length > 0;
  if (isStrange) return [inDoubt(guesses, rules.text.length, documents)];
  const meant = others.length > 0 ? others : learned;
  if (learned.length > 0) return meant.map((command) => withOthers(command, guesses, documents));
  // A value alone, or nothing surely: what the rules alone take for a question is asked back.
  const isLikely = (command: Command) => guesses.some((act) => act.confidence >= 0.05 && isSame(command, act));
  const trusted = rules.commands.filter(
    (command) => command.kind === 'start' && command.confidence >= 0.6 && isLikely(command),
  );
  if (trusted.length > 0) return trusted;
  const likeliest = [...someTrouble(guesses), ...askedOfFamily(guesses, rules.commands)];
  return likeliest.length > 0 ? likeliest : [inDoubt(guesses, rules.text.length, documents)];
};
