/** What a form is: what a service needs to know, how it is asked and heard, and what happens when all is known. */
import type { Command, Hears, Reading } from '../../knowledge/language/reading.ts';
import type { Reply } from '../words/reply.ts';
import type { Heard } from './turn.ts';

/** Answers by name: what is stored of a form, never a step number. */
export type Answers = Readonly<Record<string, string>>;

/** What happens after a form: nothing more, or another form with answers it takes over. */
export type Next = { start: string; answers?: Answers } | 'end';

/** One thing a form needs to know. */
export interface Ask {
  ask(answers: Answers): Reply | Promise<Reply>;
  hears: Hears;
  /** taken when said, never asked for */
  optional?: boolean;
  /** asked only when this holds */
  when?(answers: Answers): boolean;
}

export interface Form {
  id: string;
  /** the customer's contract must be known first */
  forContract?: boolean;
  /** its gate stands before anybody, and is looked at before it is asked who they are */
  gatesAnybody?: boolean;
  /** what stands in the way: it is said, if anything is to be said, and the form gives way to `next` */
  gate?(answers: Answers): Promise<{ say?: Reply; next: () => Next | Promise<Next> } | undefined>;
  asks: Readonly<Record<string, Ask>>;
  /** its asks follow one another: back leads to the one before, whether it was asked or not */
  inOrder?: boolean;
  /** what is read back before it is done, for one yes */
  readBack?(answers: Answers): Promise<Reply | undefined>;
  /**
   * The answer to `asked` in a way of the form's own, though no command is one: 取り消します is 'yes' to the read-back of a cancellation;
   * null where the words are no answer, though any words would do; undefined: the commands tell.
   */
  answer?(reading: Reading, asked: string, now: Temporal.Instant): string | null | undefined;
  /** its yes connects the customer with someone: つないで agrees to it, and a trouble told meanwhile is its own and leads to no other form */
  connects?: boolean;
  /** a person is what its yes brings, and nothing else: a danger told beside it takes the yes along */
  offersPerson?: boolean;
  /** is over at once: what was going on is left open and goes on after it */
  isBrief?: boolean;
  /** its question stays open, and is not put again after what else was said */
  isQuiet?(answers: Answers): boolean;
  /** gives way without a word to anything but its answer */
  yields?: boolean;
  /** what a yes would be about, where it can change between the question and the yes: then it is read back anew */
  about?(answers: Answers): Promise<string>;
  /** what is said to a no */
  declined?: Reply;
  /** what is said, or asked in its place, when it is taken back at `asked` though what it would change stands; undefined: nothing does */
  givenUp?(asked: string | undefined): Promise<Reply | Exclude<Next, 'end'> | undefined>;
  /** what is said when another service is begun in its place: that nothing came of it */
  left?: Reply;
  /** what a message tells beside its commands: answers taken from what it mentions and says */
  learn?(heard: Heard, answers: Answers): Answers;
  /** answers that `learn` takes and that change what is read back: said beside a yes, they are read back anew */
  readsAgain?: readonly string[];
  /** acts on the answers before anything is asked; answers dropped here are asked again, `stop` ends everything under way */
  heed?(answers: Answers): Promise<{ answers: Answers; say?: Reply; stop?: boolean }>;
  done(answers: Answers): Promise<Next>;
}

/** How a form is called on: with the answers known already. */
export interface FormOptions {
  answers?: Answers;
  /** the message of this turn already answers it */
  answered?: boolean;
}

export const confirmation = '#confirm';

/** What is stored of a form under way. */
export interface FormState {
  answers: Answers;
  asked?: string;
  /** what the yes that was asked for would be about */
  about?: string;
  /** the slots asked for, in their order: the way back */
  trail: string[];
  failures: number;
}

/** What a form under way makes of a message, before anyone acts on it. */
export interface UnderWay {
  /** the commands it takes itself: the answer to what it asks, a yes to what it reads back */
  takes: readonly Command[];
  /** it is answered in a way of its own, though no command is one */
  listens: boolean;
  /** what it reads back is said anew: another day, another case */
  hasNews: boolean;
  /** it was not understood so often that a person or a call-back is offered */
  gaveUp: boolean;
  /** it gives way to anything but its answer */
  yields: boolean;
  /** a person is what its yes brings, and nothing else */
  offersPerson: boolean;
}
