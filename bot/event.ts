/** Everything that comes in and changes something: each event has an id that makes it happen once. */
import { z } from 'zod';
import type { Came, Intent } from '../adapters/back-office/port.ts';
import type { Address, OpenWay } from '../adapters/channels/channel.ts';
import type { Card, FileKind, FileRefusal, Message, Thing } from '../adapters/channels/port.ts';
import type { FileSource } from '../adapters/files/kept.ts';
import type { Leased } from '../adapters/store/port.ts';
import { recordKind } from '../adapters/store/records.ts';
import type { ActionResult, Operator, OperatorAction } from '../dialogs/desk/operator.ts';
import type { TimerName } from '../dialogs/form/turn.ts';
import type { FoundOnPage, GivenOnPage } from '../dialogs/services/contract/link-on-page.ts';
import type { TryResult } from './wrong-tries.ts';

/** Where messages of a conversation go. */
export type MessageDelivery =
  /** the channel reads the transcript itself */
  | { by: 'transcript' }
  /**
   * the channel is pushed to, at this address; `inResponse`: this turn's replies leave in the HTTP answer; `opening`: a way
   * to answer that came with the message
   */
  | { by: 'channel'; address: Address; inResponse: boolean; opening?: OpenWay };

/** What came with a message beside its words. `further`: one more of several that were sent at once, and are answered once. */
export type GivenThing = (
  | Exclude<Thing, { is: 'file' }>
  | {
      is: 'file';
      kind: FileKind;
      /** as its sender calls it */
      name?: string;
      /** bytes, where its channel tells it beforehand */
      size?: number;
      /** the bytes themselves, where they are to be fetched, or why they are not to be had */
      got: { bytes: Uint8Array } | { source: FileSource } | { refused: FileRefusal };
    }
) & { further?: true };

export type Event =
  | {
      kind: 'message';
      id: string;
      conversation: string;
      user: string;
      text: string;
      /** what is no words */
      things?: readonly GivenThing[];
      /** the customer has just opened the chat and said nothing yet */
      join?: boolean;
      /** the id the customer's own client, or the channel, gave the message */
      clientId?: string;
      /** it is a button that was tapped, under the message of this place in all that were sent */
      tapped?: number;
      /** the tap is answered on the card that its button stood on: that it is stale is told there */
      onCard?: boolean;
      /** what was said before that it answers to */
      quote?: string;
      /** what marks it as read on its channel */
      readToken?: string;
      /** where it comes from, as a digest; undefined where the channel does not tell */
      address?: string;
      delivery: MessageDelivery;
    }
  /**
   * something the channel tells beside messages: the customer has left it, has ended the conversation for good, has taken
   * back the message `of`, has given it other words (`text`) or taken back that it was taken back, has set a sign to a message (`text`), has judged an answer
   * (`of`, as the channel calls it) with or without words (`text`), has brought us into a group, or is whom the contract
   * found under the nonce `of` is to be linked to
   */
  | {
      kind: 'channel';
      id: string;
      conversation: string;
      what: 'left' | 'ended' | 'taken-back' | 'grouped' | 'edited' | 'restored' | 'reacted' | 'linked' | 'judged';
      of?: string;
      text?: string;
      liked?: boolean;
      delivery: MessageDelivery;
    }
  /** what the customer gave on the page that links a contract */
  | { kind: 'link'; id: string; conversation: string; given: GivenOnPage; address?: string }
  /** `bytes`: of the file the action sends */
  | {
      kind: 'operator';
      id: string;
      conversation: string;
      by: Operator;
      action: OperatorAction;
      asks?: string;
      bytes?: Uint8Array;
    }
  | { kind: 'timer'; id: string; conversation: string; name: TimerName; of: string; leased: Leased }
  /** what a company's back office answers to an intent, or that it was given up */
  | { kind: 'answer'; id: string; conversation: string; intent: Intent; came: Came };

/** What came of an event; a redelivered one gets the same again. */
export interface EventOutcome {
  replies: Message[];
  /** the button that was tapped, as it read, and the facts it stood under */
  chosen?: { label: string; card?: Card };
  /** messages were put in the outbox */
  pushed?: boolean;
  action?: ActionResult;
  /** a digest of what an operator's call asked for: its key is not used for anything else */
  asks?: string;
  /** what a try to identify came to, where it did not find the contract */
  tried?: TryResult;
  /** what came of what was given on the page; the nonce of a contract that was found */
  onPage?: FoundOnPage & { nonce?: string };
  /** what the customer wrote is to be marked as read: an operator has it before them */
  read?: string;
  /** the customer's menu is to follow what was linked */
  menu?: boolean;
  /** codes that are to go out */
  codes?: string[];
  /** files that are to be fetched */
  files?: string[];
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
