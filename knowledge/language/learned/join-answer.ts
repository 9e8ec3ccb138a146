/** The joined reading of a message that answers, or should, a question other than a read-back. */
import type { Act, Command, Expecting, Reading } from '../reading.ts';
import { tellsValue } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { likely } from './limits.ts';
import type { Joined } from './side-by-side.ts';

/** 1台だけです: so many of them, of whichever kind. */
const counts = /[\d一二三四五六七八九十何全]台/u;

/** Whether an act answers what was asked in the customer's own words: since when, which device, what is wrong. */
const isAnswer = (act: Act, { mentions, text }: Reading, context: readonly string[]): boolean => {
  // きのう was read as a time, however little it says by itself.
  const isNamed = context.includes('asked:trouble.since') || context.includes('asked:trouble.device');
  if (isNamed && act.label === 'unclear') return true;
  if (context.includes('asked:trouble.since'))
    return mentions.since !== undefined || ['tells since', 'tells when', 'tells choice'].includes(act.label);
  if (context.includes('asked:trouble.device'))
    return ['tells device', 'tells choice'].includes(act.label) || mentions.device !== undefined || counts.test(text);
  if (tellsValue(act)) return true;
  // 直りました, while somebody is waited for, is no matter for them.
  if (act.label === 'done trouble') return false;
  return act.act === 'tells' || act.subject === 'trouble' || act.subject === 'how-to';
};

/** A choice may be wished for: リモートで, 来てもらう方. */
const choosing: ReadonlySet<string> = new Set(['wants', 'agrees', 'declines', 'done', 'tells', 'moves', 'keeps']);
/** So likely it may still be a choice. */
const maybeChosen = 0.2;

/** リモートって何 names a choice and asks what it is: nothing is chosen. */
const choosesNone = (top: Act | undefined, guesses: readonly Act[]): boolean =>
  top !== undefined &&
  top.confidence >= likely &&
  !tellsValue(top) &&
  !choosing.has(top.act) &&
  !guesses.some((act) => (tellsValue(act) || act.act === 'wants') && act.confidence >= maybeChosen);

/** What answers a question that leaves the customer free, as the learned reader calls it. */
const answeredBy: Readonly<Record<string, string>> = {
  'trouble.since': 'tells since',
  'trouble.device': 'tells device',
};
/** So sure it answers, though something is asked beside it: きのうまではできていました。どうしたらいいですか. */
const answersSurely = 0.65;

const inOwnWords = ({ acts }: Joined, { text }: Reading, slot: string): Command[] => {
  const told = acts.find(({ label, confidence }) => label === answeredBy[slot] && confidence >= answersSurely);
  const value = told && text.slice(told.span.start, told.span.end).trim();
  return value ? [{ kind: 'answer', slot, value, confidence: told.confidence, span: told.span }] : [];
};

/** The joined reading of a message that answers, or should, any other question. */
export const joinAnswer = (
  exact: Reading,
  { asked, context = [] }: Expecting,
  { likely: guesses }: HeardActs,
  heard: Joined,
): readonly Command[] => {
  const { given, top } = heard;
  const isText = asked?.hears.as === 'text';
  // 有料ならいいや declines what is being asked for: no question of yes or no is open.
  const asMeant = (command: Command): Command =>
    isText && command.kind === 'no' ? { ...command, kind: 'cancel' } : command;
  const learned = heard.learned.map(asMeant);
  // What was taken for an answer in the customer's own words, the learned reader may know to be none.
  const isNone =
    (isText && top !== undefined && top.confidence >= likely && !isAnswer(top, exact, context)) ||
    (asked?.hears.as === 'choice' && choosesNone(top, guesses));
  const isOfAsked = (one: Command) => 'slot' in one && one.slot === asked?.slot;
  const exactly = given.filter((one) => !(isNone && isOfAsked(one)));
  const freely = asked && !exactly.some(isOfAsked) ? inOwnWords(heard, exact, asked.slot) : [];
  const kept = [...freely, ...exactly];
  const others = learned.filter(({ kind }) => !['yes', 'no', 'understood'].includes(kind));
  return kept.length > 0 ? [...kept, ...others] : learned;
};
