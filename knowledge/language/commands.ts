/** What a message can mean: the closed list of commands that forms and interruptions act on. */
import type { Asked } from './own-words.ts';

/** The services a customer can ask for; the names are those of the intents the measuring programs print. */
export const services = [
  'trouble',
  'remote',
  'visit',
  'loaner',
  'paid_visit',
  'tool_setup',
  'status',
  'change_booking',
  'cancel_booking',
  'operator',
  'callback',
  'menu',
  'unlink',
  'other_contract',
] as const;
export type Service = (typeof services)[number];

/** Where in the text something stands, as offsets into the text as it was written. */
export interface Span {
  start: number;
  end: number;
}

export type Meaning =
  /** a value for a slot that was asked for */
  | { kind: 'answer'; slot: string; value: string }
  /** another value for a slot that was answered before */
  | { kind: 'correct'; slot: string; value: string }
  | { kind: 'start'; service: Service }
  /** a question about the terms; `topic` is an id of knowledge/documents/answers.yaml, or undefined: not in the terms */
  | { kind: 'ask'; topic: string | undefined }
  | { kind: 'yes' }
  | { kind: 'no' }
  | { kind: 'cancel' }
  | { kind: 'back' }
  | { kind: 'repeat' }
  | { kind: 'human' }
  | { kind: 'smalltalk'; about: 'greeting' | 'thanks' | 'bye' | 'itself' | 'off-topic' | 'rule-change' }
  | { kind: 'unknown' };

/** One thing a message means, with how sure the reader is (0–1) and where it stands. */
export type Command = Meaning & { confidence: number; span: Span };

/** How the answer to a question is heard. */
export type Hears =
  | { as: 'yes-no' }
  | { as: 'customer-number' }
  | { as: 'last-four' }
  | { as: 'phone-number' }
  | { as: 'choice'; of: readonly { value: string; label: string }[] }
  /** the customer's own words, whatever they are; with `of`, those that can tell it */
  | { as: 'text'; of?: Asked };

/** What the bot has just asked, and what it would also take. */
export interface Expecting {
  /** the slot that was asked for; its answer may be bare */
  asked?: { slot: string; hears: Hears };
  /** slots that are taken when they are plainly said */
  open: readonly { slot: string; hears: Hears }[];
  /** a yes would connect the customer with someone: then つないで is that yes */
  connects?: boolean;
}

/** What a message mentions in passing, whatever it asks for. */
export interface Mentions {
  /** an id of knowledge/documents/first-aid.yaml: network, mail, printer … */
  trouble?: string;
  /** the trouble is told by a sign alone that any trouble may show: 遅いです */
  sign?: boolean;
  /** says what is wrong, where it is of no kind that is known */
  symptom?: boolean;
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
  /** the next best topics of what was asked first, best first: what to ask back, or a model, when the reader is unsure */
  runnersUp?: readonly string[];
  mentions: Mentions;
}
