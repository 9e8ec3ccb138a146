/** A channel that messages are pushed to: how what waits for one customer is packed, and what comes of handing it over. */
import { z } from 'zod';
import type { Message } from './port.ts';

/** Where a customer is reached. `to` is the channel's own: nobody else looks into it. */
export const addressShape = z.object({
  channel: z.enum(['bot-framework', 'line']),
  to: z.record(z.string(), z.unknown()),
});
export type Address = z.infer<typeof addressShape>;

/** A way to answer that a message of the customer's has opened: good once, until a real time (epoch ms). */
export const openingShape = z.object({ key: z.string(), until: z.number() });
export type OpenWay = z.infer<typeof openingShape>;

/** One message that waits to leave. */
export interface Waiting {
  /** the same whenever it is tried again */
  id: string;
  /** how often it was sent anew by hand */
  again: number;
  /** which of all that were ever sent to the customer it is */
  place: number;
  message: Message;
  /** the operator who said it, as the customer sees them */
  name?: string | undefined;
}

/** What leaves in one send. */
export interface SendPlan {
  /** the first so many of what waits, one at least */
  count: number;
  /** the channel's own, kept while an answer is lost, so that it is tried again as the same send; undefined: nothing is kept */
  how?: Record<string, unknown> | undefined;
  /** the key of the opening it uses up */
  spends?: string | undefined;
}

/** One attempt at a send. */
export interface Attempt {
  how: Record<string, unknown> | undefined;
  messages: readonly Waiting[];
  address: Address;
  /** when the send was tried first, real time, epoch ms; undefined: this is the first time, or it surely never arrived */
  unsureSince: number | undefined;
}

export type Handed =
  /** `as`: what the channel calls each of its messages from now on, where it tells */
  | { came: 'delivered'; as?: readonly { id: string; as: string }[] }
  /** not this way: what waits is planned anew. `perhaps`: it may have arrived all the same */
  | { came: 'closed'; perhaps: boolean }
  /** nothing can be sent before the customer writes again */
  | { came: 'unheard'; reason: string };

/** What every channel that is pushed to promises; test/adapters/channel.contract.ts checks each line on each of them. */
export interface Channel {
  /** What of `waiting` leaves next, in its order. `openings` are those still open, the oldest first. Pure: the same from the same. */
  plan(waiting: readonly [Waiting, ...Waiting[]], openings: readonly OpenWay[]): SendPlan;
  /**
   * Makes one attempt, and is done with it when it resolves. Throws OutsideError: `retryable` unless it was refused for
   * good, `unsure` where it may have arrived, `waitMs` where it asks to be left alone, `gone` where nobody is there any more.
   */
  send(attempt: Attempt): Promise<Handed>;
  /**
   * 0: one more send may leave for `address` now, and is counted. Else how long it has to wait, in ms of real time, and
   * nothing is counted. Missing: the channel sets no pace.
   */
  pace?(address: Address): number;
}

/** The channels of this process by their names; one that is missing is not set up. */
export type Channels = Readonly<Partial<Record<Address['channel'], Channel>>>;
