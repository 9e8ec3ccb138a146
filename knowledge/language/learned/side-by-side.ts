/** What the learned reader hears and what the rules take for an answer, set side by side. */
import { type Act, type Command, type Expecting, isTrouble, type Reading } from '../reading.ts';
import { isSame, meaningOf } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { explicit, knownByHeart, likely, ruled, ruledSurely, seconded, surely, wishedByName } from './limits.ts';
import { byWhatStands } from './of-what.ts';
import { settled } from './settle.ts';
import { spansAll } from './spans.ts';

/** What was heard by both, set side by side. */
export interface Joined {
  acts: readonly Act[];
  top: Act | undefined;
  /** what the rules took for an answer, a yes or a no */
  given: readonly Command[];
  /** what the acts mean */
  learned: readonly Command[];
  /** the same without answers */
  others: readonly Command[];
  isKnownByHeart: boolean;
}

/** Meanings that answer a question of ours. */
const answers: ReadonlySet<Command['kind']> = new Set(['yes', 'no', 'answer', 'correct']);

/** Small commands that a word or two say, and that the rules know by heart, unless the learned reader is sure of something. */
const shortly: ReadonlySet<Command['kind']> = new Set(['cancel', 'back', 'repeat', 'human', 'smalltalk']);
const isShort = (text: string): boolean => text.trim().length <= 8;

/** Whether what the rules alone hear may be meant: the learned reader holds it for likely. Of the rest one in ten is. */
export const isSeconded = (command: Command, guesses: readonly Act[]): boolean =>
  answers.has(command.kind) ||
  command.kind === 'unknown' ||
  guesses.filter((act) => isSame(command, act)).reduce((sum, { confidence }) => sum + confidence, 0) >= seconded;

/** Both readings of one message. */
export const setSideBySide = (
  rules: Reading,
  { acts: heard, likely: guesses }: HeardActs,
  { context = [] }: Expecting,
): Joined => {
  const acts = heard.map((act) => byWhatStands(act, context));
  const commands = acts.flatMap((act): Command[] => {
    const meaning = meaningOf(act);
    return meaning ? [{ ...meaning, confidence: act.confidence, span: act.span }] : [];
  });
  const [best] = rules.commands;
  // 無料だから来て wants a visit, and takes something for granted that the terms must set right.
  const isPremise = best?.kind === 'start' && best.confidence >= ruledSurely;
  // スキャナが動かない。つないで and 印刷できないので見に来て wish, by its name, for what the trouble that is told is for.
  const isNamed = (command: Command) =>
    (command.kind === 'human' || (command.kind === 'start' && !isTrouble(command))) &&
    command.confidence >= wishedByName &&
    acts.length > 0 &&
    acts.every(({ act, subject }) => act === 'tells' && subject !== 'danger');
  const also = rules.commands.filter(
    (command) =>
      !answers.has(command.kind) &&
      command.kind !== 'smalltalk' &&
      command.confidence >= ruled &&
      !acts.some((act) => isSame(command, act)) &&
      (isSeconded(command, guesses) ||
        isNamed(command) ||
        (isPremise && command.kind === 'ask' && command.topic !== undefined)),
  );
  const learned = settled([...commands, ...also], rules.commands);
  const given = rules.commands.filter(({ kind, confidence }) => answers.has(kind) && confidence >= likely);
  // no voice from the speaker says no to nothing.
  const isAllSaid = (acts[0]?.confidence ?? 0) < surely || spansAll(given, rules.text);
  return {
    acts,
    top: acts[0],
    given: given.filter(({ kind, confidence }) => !['yes', 'no'].includes(kind) || confidence >= explicit || isAllSaid),
    learned,
    others: learned.filter(({ kind }) => !answers.has(kind)),
    isKnownByHeart:
      best !== undefined &&
      shortly.has(best.kind) &&
      best.confidence >= knownByHeart &&
      (acts[0]?.confidence ?? 0) < surely &&
      isShort(rules.text),
  };
};
