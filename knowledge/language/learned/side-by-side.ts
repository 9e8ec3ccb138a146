/** What the learned reader hears and what was read exactly, set side by side. */

import { spansAll } from '../readers/spans.ts';
import { type Act, type Command, type Expecting, isTrouble, type Reading } from '../reading.ts';
import { meaningOf } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { explicit, likely, surely } from './limits.ts';
import { byWhatStands } from './of-what.ts';

/** What was heard by both, set side by side. */
export interface Joined {
  acts: readonly Act[];
  /** the act that is likeliest */
  top: Act | undefined;
  /** what answers, a yes or a no, as it was read exactly */
  given: readonly Command[];
  /** what the acts mean */
  learned: readonly Command[];
  /** the wish of a word or two; one for a service where no act is surely heard in them */
  bare: Command | undefined;
}

/** Meanings that answer a question of ours. */
const answers: ReadonlySet<Command['kind']> = new Set(['yes', 'no', 'answer', 'correct']);

const yesOrNo: ReadonlySet<Command['kind']> = new Set(['yes', 'no']);
/** What a word or two can wish for. */
const bareKinds: ReadonlySet<Command['kind']> = new Set(['start', 'human', 'repeat', 'cancel', 'back']);

const same = (one: Command, other: Command): boolean =>
  one.kind === other.kind && (one.kind !== 'start' || (other.kind === 'start' && one.service === other.service));
const namesService = (command: Command): boolean =>
  command.kind === 'human' || (command.kind === 'start' && !isTrouble(command));

/** Said beside anything, and nothing is to be done about them then. */
const pleasantries: ReadonlySet<string> = new Set(['greeting', 'thanks', 'bye']);
const isPleasantry = (command: Command): boolean => command.kind === 'smalltalk' && pleasantries.has(command.about);

/** Each service once, before what is asked or told; a trouble told with the service that is wanted is why it is wanted. */
const settled = (commands: readonly Command[]): Command[] => {
  const isNamed = commands.some(namesService);
  const isAll = commands.every(isPleasantry);
  const once = commands.filter((command, n) =>
    namesService(command)
      ? commands.findIndex((one) => same(one, command)) === n
      : !(isNamed && isTrouble(command)) && (isAll || !isPleasantry(command)),
  );
  return once.sort((one, other) => Number(namesService(other)) - Number(namesService(one)));
};

/** Both readings of one message. */
export const setSideBySide = (
  exact: Reading,
  { acts: heard }: HeardActs,
  { asked, context = [] }: Expecting,
): Joined => {
  const acts = heard.map((act) => byWhatStands(act, context));
  const commands = acts.flatMap((act): Command[] => {
    const meaning = meaningOf(act);
    return meaning ? [{ ...meaning, confidence: act.confidence, span: act.span }] : [];
  });
  const [top] = acts.toSorted((one, other) => other.confidence - one.confidence);
  const isSure = top !== undefined && top.confidence >= surely;
  const given = exact.commands.filter(({ kind, confidence }) => answers.has(kind) && confidence >= likely);
  // no voice from the speaker says no to nothing; リモートでつないで, where no yes was asked for, wishes for something.
  const isAsked = asked?.hears.as === 'yes-no';
  const isAllSaid = isAsked
    ? !isSure || spansAll(given, exact.text)
    : commands.every(({ kind }) => yesOrNo.has(kind) || kind === 'understood' || kind === 'smalltalk');
  const isSaid = ({ kind, confidence }: Command) =>
    !yesOrNo.has(kind) || isAllSaid || (isAsked && confidence >= explicit);
  return {
    acts,
    top,
    given: given.filter(isSaid),
    learned: settled(commands),
    bare: exact.commands.find(({ kind }) => bareKinds.has(kind) && (kind !== 'start' || !isSure)),
  };
};
