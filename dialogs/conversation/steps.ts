/** What is done about a message, one step after the other: what decide.ts comes to and carry-out.ts does. */
import type { Command } from '../../knowledge/language/reading.ts';
import type { Service } from '../../knowledge/language/services.ts';
import type { Topics } from './questions-beside.ts';

/** A command that tells of no danger. */
export type Harmless = Exclude<Command, { kind: 'danger' }>;

/** One thing that is done. */
export type StepToDo =
  /** `agreed`: beside a yes to the person who is offered */
  | { do: 'tell-danger'; danger: string; agreed: boolean }
  /** a question about a danger told before, both by their ids in safety.yaml; `alone`: nothing else is wanted */
  | { do: 'answer-after-danger'; danger: string; question: string; alone: boolean }
  /** who writes is told beside something else */
  | { do: 'identify' }
  /** the form under way takes the message */
  | { do: 'go-on' }
  /** the form under way was not answered, and asks again */
  | { do: 'ask-again' }
  /** says sorry before what an angry customer wants */
  | { do: 'apologise' }
  | { do: 'answer'; topics: Topics }
  /** the form under way is left */
  | { do: 'make-way' }
  /** the contract that is named is spoken of from now on; `alone`: that is all, and said */
  | { do: 'turn-to-contract'; alone: boolean }
  /** what was turned down just now is wanted after all */
  | { do: 'take-up-again' }
  /** the help that was offered because nothing was understood */
  | { do: 'bring-help'; form: string }
  /** `otherwise`: what is done when the command is about nothing that stands */
  | { do: 'see-what-stands'; command: Harmless; otherwise: Steps }
  | { do: 'start'; service: Service }
  /** what the command means of itself */
  | { do: 'act'; command: Harmless };

export type Steps = readonly StepToDo[];
