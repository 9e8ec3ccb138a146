/** What a message is taken to mean beside what it asks for: the form that acts on it. */
import type { Command } from '../../knowledge/language/reading.ts';
import type { Service } from '../../knowledge/language/services.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';

/** A form and the answers it begins with. */
export interface Meant {
  form: string;
  answers?: Answers;
  /** a question stands beside it, and is answered as well */
  isAsked?: boolean;
}

/** Whether `command` asks for a person, or for a service other than those of `near`, which the same words may be taken for. */
export const asksForElse = (command: Command, near: readonly Service[]): boolean =>
  command.kind === 'human' || (command.kind === 'start' && !near.includes(command.service));

/** Finds what `command` of a message is about; undefined: not that. `underWay`: a form is going on. */
export type Mean = (heard: Heard, command: Command, underWay: boolean) => Promise<Meant | undefined>;

/**
 * What must be there before a message can be about it: a contract of this user, a call-back that stands or was taken back
 * just before, anything this conversation waits for.
 */
export type Needed = 'contract' | 'call' | 'waiting';

/** What a message may mean for something that stands. `of`: without it the message is not even listened to for that. */
export interface StandingMeaning {
  of?: Needed;
  mean: Mean;
}
