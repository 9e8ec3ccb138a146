/** Kinds of commands by what they mean beside a question of ours. */
import type { Command } from '../../knowledge/language/reading.ts';
import { traitsOf } from '../../knowledge/language/services.ts';

type Kinds = ReadonlySet<Command['kind']>;

/** What means nothing without a question before it. */
export const answersOnly: Kinds = new Set(['yes', 'no', 'answer', 'correct', 'understood', 'unknown']);

/** What is said beside a question of ours and answers none. */
export const isAside: Kinds = new Set(['understood', 'wait', 'lost', 'solved', 'complaint', 'about-step']);

/** A wish for a service or a person. */
export const isWish = (command: Command): boolean =>
  command.kind === 'human' || (command.kind === 'start' && !traitsOf(command.service).isNothing);

/** Gives up the session or the place in line that is waited for. */
export const endsWaiting = (command: Command): boolean => command.kind === 'cancel' && command.of !== undefined;

/** A wish for something that is over at once. */
export const isBrief = (command: Command): boolean =>
  endsWaiting(command) || (command.kind === 'start' && traitsOf(command.service).isBrief === true);

/** Beside the name of a contract there is nothing else in the message: 青葉デザインに戻して. */
export const meansNoMore = (command: Command): boolean =>
  ['yes', 'no', 'answer', 'correct', 'unknown', 'back', 'repeat'].includes(command.kind) ||
  (command.kind === 'ask' && command.topic === undefined) ||
  (command.kind === 'start' && traitsOf(command.service).turnsToContract === true);
