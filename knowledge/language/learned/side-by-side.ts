/** What the learned reader hears and what the rules are sure of, set side by side. */
import { type Act, type Command, type Expecting, isTrouble, type Meaning, type Reading } from '../reading.ts';
import { isSame, meaningOf } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { familyOf } from './in-doubt.ts';
import {
  certain,
  explicit,
  heardOf,
  likely,
  ruled,
  ruledSurely,
  seconded,
  secondedAsQuestion,
  secondedByName,
  surely,
} from './limits.ts';
import { byWhatStands } from './of-what.ts';
import { settled } from './settle.ts';
import { overlaps, spansAll } from './spans.ts';

/** What was heard by both, set side by side. */
export interface Joined {
  acts: readonly Act[];
  top: Act | undefined;
  /** what the rules took for an answer, a yes or a no */
  given: readonly Command[];
  /** what the acts mean, with what the rules are sure of too */
  learned: readonly Command[];
  /** the same without answers, and with questions that only the rules heard */
  others: readonly Command[];
  isKnownByHeart: boolean;
}

/** What stands beside anger is wanted from here on: 来いって言ってんの wants somebody to come, まだ来ない does not. */
const wantedInAnger = 0.05;

/** Meanings that answer a question of ours. */
const answers: ReadonlySet<Command['kind']> = new Set(['yes', 'no', 'answer', 'correct']);
/** Small commands that a word or two say, and that the rules know by heart, unless the learned reader is sure of something. */
const shortly: ReadonlySet<Command['kind']> = new Set(['cancel', 'back', 'repeat', 'human', 'smalltalk']);
const isShort = (text: string): boolean => text.trim().length <= 8;

/** A question whose topic both found: the learned one, unless the rules are surer of another likely one. */
const withTopics = (commands: readonly Command[], rules: readonly Command[], guesses: readonly Act[]): Command[] => {
  const asked = rules.flatMap((one) => (one.kind === 'ask' && one.topic !== undefined ? [one] : []));
  return commands.map((command): Command => {
    const [best] = asked;
    if (command.kind !== 'ask' || !best || asked.some(({ topic }) => topic === command.topic)) return command;
    if (commands.some((one) => one.kind === 'ask' && one.topic === best.topic)) return command;
    const isLikely = guesses.some(({ subject, confidence }) => subject === best.topic && confidence >= seconded);
    return isLikely && best.confidence >= ruled && command.confidence < certain
      ? { ...command, topic: best.topic }
      : command;
  });
};

/** Who has not said who they are may move what we do not know to stand. */
const movesSurely = 0.6;

/** 30日の13時に来てください, where no visit stands that could be moved, wishes for one. */
const asWished = (act: Act, rules: readonly Command[], guesses: readonly Act[], context: readonly string[]): Act => {
  // An act that shares its clause is as sure as both of them.
  const own = guesses.find(({ label }) => label === act.label)?.confidence ?? act.confidence;
  const stands = (context.includes(`stands:${act.subject}`) && own >= likely) || own >= movesSurely;
  const wish = { ...act, act: 'wants', label: `wants ${act.subject}` };
  return act.act === 'moves' && !stands && rules.some((one) => isSame(one, wish)) ? wish : act;
};

const isOffTopic = (command: Command): boolean => command.kind === 'smalltalk' && command.about === 'off-topic';

/** How likely the learned reader holds what a command means; of a question beside a wish, that it asks of its family. */
const likelihoodOf = (command: Command, top: Act | undefined, guesses: readonly Act[]): number => {
  const isBeside = top?.act === 'wants';
  const own = (act: Act) =>
    isBeside && command.kind === 'ask' && command.topic !== undefined && act.act === 'asks' && act.subject !== undefined
      ? familyOf(act.subject) === familyOf(command.topic)
      : isSame(command, act);
  return guesses.filter(own).reduce((sum, { confidence }) => sum + confidence, 0);
};

/** How likely the learned reader must hold what the rules are sure of, beside what it is sure of itself. */
const secondFrom = (command: Command, top: Act | undefined): number => {
  // 訪問の予約ちゃんと入ってるか見て wants to know how it stands, and no second visit.
  const isBesideWish = command.kind === 'start' && top?.act === 'wants' && top.confidence >= certain;
  if (command.kind === 'ask' || isBesideWish) return secondedAsQuestion;
  const isWanted = top?.act === 'complains' && command.kind === 'start' && !isTrouble(command);
  if (isWanted) return wantedInAnger;
  return command.confidence >= 0.9 ? secondedByName : seconded;
};

/** ツールってどうやって入れるの asks how the own tool is set up: the terms tell the steps. */
const asToolSteps = ({ label }: Act, rules: readonly Command[]): Meaning | undefined =>
  label === 'asks how-to tool'
    ? rules.find((one) => one.kind === 'ask' && one.topic === 'tool.steps' && one.confidence >= ruledSurely)
    : undefined;

/** Both readings of one message. */
export const setSideBySide = (
  rules: Reading,
  { acts: heard, likely: guesses }: HeardActs,
  expecting: Expecting,
): Joined => {
  const acts = heard.map((act) =>
    asWished(byWhatStands(act, expecting.context ?? []), rules.commands, guesses, expecting.context ?? []),
  );
  const commands = acts.flatMap((act): Command[] => {
    const meaning = asToolSteps(act, rules.commands) ?? meaningOf(act);
    return meaning ? [{ ...meaning, confidence: act.confidence, span: act.span }] : [];
  });
  const isSure = ({ kind, confidence }: Command) => !answers.has(kind) && confidence >= ruled;
  const isChanged = acts.some(({ act }) => act === 'withdraws' || act === 'moves');
  const also = rules.commands.filter(
    (command) =>
      isSure(command) &&
      // 知人が貸してくれることになりました。さっきのは取り下げます: to call off or to change wins over the noun beside it.
      !(isChanged && command.kind === 'start' && !isTrouble(command)) &&
      // Of questions that the rules alone hear, one in ten is asked; of off-topic words even fewer are.
      (acts.length > 0 ? !isOffTopic(command) : command.kind !== 'ask') &&
      !acts.some((act) => isSame(command, act)) &&
      likelihoodOf(command, acts[0], guesses) >= secondFrom(command, acts[0]),
  );
  const all = withTopics(settled([...commands, ...also], rules.commands, guesses), rules.commands, guesses);
  // どっちが安い？ asks about no question of ours, where none is open and the terms know an answer.
  const isOpen = expecting.asked !== undefined || !all.some(({ kind }) => kind === 'ask');
  const learned = isOpen ? all : all.filter(({ kind }) => kind !== 'about-step');
  const isPremise = rules.commands[0]?.kind === 'start' && rules.commands[0].confidence >= ruledSurely;
  const isAsked = ({ kind }: Command) => kind === 'ask' || kind === 'about-step';
  const besides = rules.commands.filter(
    (command) =>
      command.kind === 'ask' &&
      command.topic !== undefined &&
      isSure(command) &&
      guesses.some((act) => act.confidence >= heardOf && isSame(command, act)) &&
      // 無料だから来て wants a visit, and takes something for granted that the terms must set right.
      !learned.some((one) => isAsked(one) || (!isPremise && overlaps(one.span, command.span))),
  );
  const [best] = rules.commands;
  const given = rules.commands.filter(({ kind, confidence }) => answers.has(kind) && confidence >= likely);
  // no voice from the speaker says no to nothing.
  const isAllSaid = (acts[0]?.confidence ?? 0) < surely || spansAll(given, rules.text);
  return {
    acts,
    top: acts[0],
    given: given.filter(({ kind, confidence }) => !['yes', 'no'].includes(kind) || confidence >= explicit || isAllSaid),
    learned,
    others: [...learned.filter(({ kind }) => !answers.has(kind)), ...besides],
    isKnownByHeart:
      best !== undefined &&
      shortly.has(best.kind) &&
      !isOffTopic(best) &&
      best.confidence >= 0.6 &&
      (acts[0]?.confidence ?? 0) < surely &&
      isShort(rules.text),
  };
};
