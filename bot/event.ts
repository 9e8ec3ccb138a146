/** Everything that comes in and changes something: each event has an id that makes it happen once. */

import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import type { Came, Intent } from '../adapters/back-office/port.ts';
import type { Message } from '../adapters/channels/port.ts';
import type { Leased } from '../adapters/store/port.ts';
import { recordKind } from '../adapters/store/records.ts';
import type { ActionResult, Operator, OperatorAction } from '../dialogs/desk/operator.ts';
import type { TimerName } from '../dialogs/form/turn.ts';
import type { TryResult } from './wrong-tries.ts';

/** Where messages of a conversation go. */
export type MessageDelivery =
  /** the channel reads the transcript itself */
  | { by: 'transcript' }
  /** Bot Framework's connector, to this reference; `inResponse`: this turn's replies leave in the HTTP answer */
  | { by: 'connector'; reference: Partial<ConversationReference>; inResponse: boolean };

export type Event =
  | {
      kind: 'message';
      id: string;
      conversation: string;
      user: string;
      text: string;
      attachments: number;
      /** the customer has just opened the chat and said nothing yet */
      join?: boolean;
      clientId?: string;
      /** where it comes from, as a digest; undefined where the channel does not tell */
      address?: string;
      delivery: MessageDelivery;
    }
  | { kind: 'operator'; id: string; conversation: string; by: Operator; action: OperatorAction; asks?: string }
  | { kind: 'timer'; id: string; conversation: string; name: TimerName; of: string; leased: Leased }
  /** what a company's back office answers to an intent, or that it was given up */
  | { kind: 'answer'; id: string; conversation: string; intent: Intent; came: Came };

/** What came of an event; a redelivered one gets the same again. */
export interface EventOutcome {
  replies: Message[];
  /** messages were put in the outbox */
  pushed?: boolean;
  action?: ActionResult;
  /** a digest of what an operator's call asked for: its key is not used for anything else */
  asks?: string;
  /** what a try to identify came to, where it did not find the contract */
  tried?: TryResult;
  /** codes that are to go out */
  codes?: string[];
  /** visits and loans the back office is to be told of */
  intended?: string[];
  /** whether an answer was carried out, or only noted because things stand otherwise by now */
  heeded?: 'done' | 'noted';
}

/** Events that happened, with what came of them: a redelivered one gets the same again. */
export const events = recordKind(
  'event',
  z.object({ outcome: z.custom<EventOutcome>((value) => typeof value === 'object' && value !== null) }),
);
