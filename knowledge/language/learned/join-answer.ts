/** The joined reading of a message that answers, or should, a question other than a read-back. */
import type { Act, Command, Expecting, Reading } from '../reading.ts';
import { tellsValue } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { answersFrom, surely } from './limits.ts';
import { isSeconded, type Joined } from './side-by-side.ts';

/** Whether an act answers what was asked in the customer's own words: since when, which device, what is wrong. */
const isAnswer = (act: Act, { mentions }: Reading, context: readonly string[]): boolean => {
  if (context.includes('asked:trouble.since'))
    return mentions.since !== undefined || ['tells since', 'tells when', 'tells choice'].includes(act.label);
  if (context.includes('asked:trouble.device'))
    return ['tells device', 'tells choice'].includes(act.label) || mentions.device !== undefined;
  if (tellsValue(act)) return true;
  return act.act === 'tells' || act.subject === 'trouble' || act.subject === 'how-to';
};

/** A choice may be wished for: リモートで, 来てもらう方. */
const choosing: ReadonlySet<string> = new Set(['wants', 'agrees', 'declines', 'done', 'tells', 'moves', 'keeps']);
/** So likely it may still be a choice. */
const maybeChosen = 0.2;

/** リモートって何 names a choice and asks what it is: nothing is chosen. */
const choosesNone = (top: Act | undefined, guesses: readonly Act[]): boolean =>
  top !== undefined &&
  top.confidence >= answersFrom &&
  !tellsValue(top) &&
  !choosing.has(top.act) &&
  !guesses.some((act) => (tellsValue(act) || act.act === 'wants') && act.confidence >= maybeChosen);

/** A trouble is closed only where it is surely over. */
const isSureEnough = ({ kind, confidence }: Command): boolean => kind !== 'solved' || confidence >= surely;

/** The joined reading of a message that answers, or should, any other question. */
export const joinAnswer = (
  rules: Reading,
  { asked, context = [] }: Expecting,
  { likely: guesses }: HeardActs,
  heard: Joined,
): readonly Command[] => {
  const { given, top, acts } = heard;
  const isText = asked?.hears.as === 'text';
  // 有料ならいいや declines what is being asked for: no question of yes or no is open.
  const asMeant = (command: Command): Command =>
    isText && command.kind === 'no' ? { ...command, kind: 'cancel' } : command;
  const learned = heard.learned.filter(isSureEnough).map(asMeant);
  const others = learned.filter(({ kind }) => kind !== 'yes' && kind !== 'no');
  // What the rules took for an answer in the customer's own words, the learned reader may know to be none.
  const isNone =
    (isText && top !== undefined && top.confidence >= answersFrom && !isAnswer(top, rules, context)) ||
    (asked?.hears.as === 'choice' && choosesNone(top, guesses));
  const kept = given.filter((one) => !(isNone && 'slot' in one && one.slot === asked?.slot));
  if (kept.length > 0)
    return [...kept, ...others.filter(({ confidence, kind }) => confidence >= 0.6 && kind !== 'understood')];
  if (heard.isKnownByHeart) return rules.commands;
  if (learned.length > 0) return learned;
  // 銀行のサイトだけ入れない, told of a trouble, asks nothing about payment: the learned reader knows of no such question.
  const rest = rules.commands.filter(
    (one) => !(isNone && 'slot' in one && one.slot === asked?.slot) && isSeconded(one, guesses),
  );
  // できません, at a step of the set-up, is stuck there: no question is asked, and no other trouble told.
  const { case: which, corrected } = rules.mentions;
  const isToldOf = acts[0] !== undefined && tellsValue(acts[0]) && which !== 'other' && !corrected;
  return rest.filter(({ kind }) => !(acts.some(tellsValue) && kind === 'ask') && !(isToldOf && kind === 'start'));
};
