/** What a message can mean: the closed list of commands that forms and interruptions act on. */
import type { ToldFreely } from './readers/own-words.ts';
import type { Says } from './says.ts';
import { type Service, trouble } from './services.ts';
import type { Span } from './text/span.ts';
import type { ContractNamed } from './values/hear-contracts.ts';

export type Meaning =
  /** a value for a slot that was asked for */
  | { kind: 'answer'; slot: string; value: string }
  /** another value for a slot that was answered before */
  | { kind: 'correct'; slot: string; value: string }
  | { kind: 'start'; service: Service }
  /**
   * a question about the terms; `topic` is an id of knowledge/documents/answers.yaml, or undefined: not in the terms; `among`: what else
   * it may be, likeliest first, where that is offered beside the answer
   */
  | { kind: 'ask'; topic: string | undefined; among?: readonly string[] }
  | { kind: 'yes' }
  | { kind: 'no' }
  /** `of`: what is under way and named: session, line */
  | { kind: 'cancel'; of?: string }
  | { kind: 'back' }
  | { kind: 'repeat' }
  | { kind: 'human' }
  | { kind: 'smalltalk'; about: 'greeting' | 'thanks' | 'bye' | 'itself' | 'off-topic' | 'rule-change' | 'abuse' }
  /** fire, fraud …: an id of knowledge/documents/safety.yaml */
  | { kind: 'danger'; danger: string }
  /** took note of what was said, and agrees to nothing */
  | { kind: 'understood' }
  /** puts it off, needs a moment, does not know or have what is asked for */
  | { kind: 'later' }
  | { kind: 'wait' }
  | { kind: 'lost' }
  /** the trouble is over, or seems to be */
  | { kind: 'solved' }
  /** anger, a complaint about what was or was not done */
  | { kind: 'complaint' }
  /** asks about the question itself: why it is asked, which is meant, where it stands … */
  | { kind: 'about-step'; about: 'why' | 'which' | 'where' | 'meaning' | 'how-long' }
  /** not understood; `among`: the acts it may mean, likeliest first, where that is to be asked back */
  | { kind: 'unknown'; among?: readonly string[] };

/** Whether a trouble is told. */
export const isTrouble = (meaning: Meaning): boolean => meaning.kind === 'start' && meaning.service === trouble;

/** One thing a message means, with how sure the reader is (0–1) and where it stands. */
export type Command = Meaning & { confidence: number; span: Span };

/** How the answer to a question is heard. */
export type Hears =
  | { as: 'yes-no' }
  | { as: 'customer-number' }
  | { as: 'last-four' }
  /** six digits, which a form hears by what is said (`Says.code`) */
  | { as: 'one-time-code' }
  | { as: 'phone-number' }
  | { as: 'choice'; of: readonly { value: string; label: string }[] }
  /** the customer's own words, whatever they are; with `of`, those that can tell it */
  | { as: 'text'; of?: ToldFreely };

/** What the bot has just asked, and what it would also take. */
export interface Expecting {
  /** the slot that was asked for; its answer may be bare */
  asked?: { slot: string; hears: Hears };
  /** slots that are taken when they are plainly said */
  open: readonly { slot: string; hears: Hears }[];
  /** what stood before the message, as the corpus names it: asked:STEP, spoken:TOPIC, stands:THING */
  context?: readonly string[];
  /** the customer's own contracts, which a message may name */
  contracts?: readonly ContractNamed[];
  /** a yes would connect the customer with someone: then つないで is that yes */
  connects?: boolean;
  /** a one-time code is asked for: what may be one is left in no words that are kept */
  hidesCodes?: boolean;
  /** the words that the message answers to, which これ stands for */
  quotes?: string | undefined;
}

/** One act of a message, as the corpus names it (knowledge/corpus/README.md): what is done, to what, and which of it. */
export interface Act {
  /** the whole name: tells trouble printer, asks fee.monthly, agrees this */
  label: string;
  act: string;
  subject: string | undefined;
  detail: string | undefined;
  /** 0–1, calibrated */
  confidence: number;
  span: Span;
}

/** What a message mentions in passing, whatever it asks for. */
export interface Mentions {
  /** an id of knowledge/documents/first-aid.yaml: network, mail, printer … */
  trouble?: string;
  /** kinds it may be of, likeliest first, where that is in doubt: `trouble` is then no more than a guess */
  kinds?: readonly string[];
  /** the trouble is told by a sign alone that any trouble may show: 遅いです */
  sign?: boolean;
  /** says what is wrong, where it is of no kind that is known */
  symptom?: boolean;
  /** how something is done is asked, of this kind of thing; nothing is wrong */
  howTo?: boolean;
  /** a second kind of trouble, told beside the first */
  also?: string;
  /** the device in question, in the customer's own word */
  device?: string;
  /** all devices that are named, in the customer's own words */
  devices?: readonly string[];
  /** since when, in the customer's own words */
  since?: string;
  /** says in words that it is the trouble spoken of before, or another one */
  case?: 'same' | 'other';
  /** it is about the contract itself: changing or ending it */
  matter?: 'contract';
  /** says in words that what was said before is not so: いや、間違えました */
  corrected?: boolean;
}

/** A message, read once. `commands` are best first and never empty. */
export interface Reading {
  text: string;
  commands: Command[];
  /** what the learned reader heard, in the order of the message; empty where it is not sure */
  acts: readonly Act[];
  mentions: Mentions;
  /** what its words say beside its commands */
  says: Says;
  /** of a question the terms do not answer: the topics nearest to it, best first, and the one word we do not know */
  near?: { nearest: string[]; asked?: string };
}

/** `says` with some facts put otherwise; the others are heard when they are looked at, as before. */
export const saysBut = (says: Says, facts: Readonly<Record<string, unknown>>): Says =>
  Object.create(
    says,
    Object.fromEntries(
      Object.entries(facts).map(([fact, value]) => [fact, { value, enumerable: value !== undefined }] as const),
    ),
  ) as Says;

/** So many windows are shown at once, of which one may be chosen by its place. */
export const windowsShown = 3;
