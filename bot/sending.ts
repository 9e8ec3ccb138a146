/** What leaves next for one conversation: which of the messages that wait, in which send, and what may stand against them. */
import { z } from 'zod';
import type { Address, Attempt, Channel, SendPlan, Waiting } from '../adapters/channels/channel.ts';
import type { Message } from '../adapters/channels/port.ts';
import { builtInOperatorDesk } from '../adapters/operator-desk/built-in.ts';
import type { Batch, ListEntry, Store } from '../adapters/store/port.ts';
import { type OpenRecords, openRecords, recordKind } from '../adapters/store/records.ts';
import { type Outgoing, outgoing } from './outgoing.ts';
import { talks } from './talk.ts';

const shape = z.object({
  /** a send that may have arrived, first tried `since` (real time, epoch ms): it is tried again as the same one */
  unsure: z
    .object({ messages: z.array(z.string()), how: z.record(z.string(), z.unknown()), since: z.number() })
    .optional(),
  /** the keys of the openings that were used up */
  spent: z.array(z.string()),
});
type Kept = z.infer<typeof shape>;

/** What the outbox keeps of a conversation between its attempts. */
const sends = recordKind('send', shape);

/** A message that waits, as it was read. */
export interface Held {
  id: string;
  out: Outgoing;
}

/** The next send of a conversation, with the view of the store that everything in it was read in. */
export interface NextSend {
  records: OpenRecords;
  address: Address;
  held: readonly [Held, ...Held[]];
  plan: SendPlan;
  /** since when it may have arrived; undefined: it surely has not */
  unsureSince: number | undefined;
  kept: Kept;
  /** the channel said that nobody is there any more */
  isGone: boolean;
  /** gives a message the link of its file */
  linked: Linked;
}

/** What is to be done first about the message that waits first, or the next send. */
export type LookedAt =
  /** there is no such message, or nobody it is for */
  | { is: 'nothing' }
  /** an operator holds the chat, or has taken it since the bot said this */
  | { is: 'taken' }
  /** the customer has left the channel */
  | { is: 'left' }
  | ({ is: 'send' } & NextSend);

type Linked = (message: Message) => Message;

const waitingOf = ({ id, out }: Held, linked: Linked): Waiting => ({
  id,
  again: out.again ?? 0,
  place: Number(id.slice(id.lastIndexOf('/') + 1)),
  message: linked(out.message),
  name: out.name,
});

/** What `plan` hands to the channel. */
export const attemptOf = ({ address, held, plan, unsureSince, linked }: NextSend): Attempt => ({
  how: plan.how,
  messages: held.map((one) => waitingOf(one, linked)),
  address,
  unsureSince,
});

/** The next send among `listed`, the first of what waits for `conversation`. `channelOf`: undefined where it is not set up. */
export const nextSend = async (
  {
    store,
    realNow,
    linked = (message) => message,
  }: { store: Store; realNow: () => number; linked?: Linked | undefined },
  conversation: string,
  listed: readonly ListEntry[],
  channelOf: (address: Address) => Channel | undefined,
): Promise<LookedAt> => {
  const records = openRecords(store);
  const all = await Promise.all(
    listed.map(async ({ member, score }) => ({ id: member, score, out: await outgoing.read(records, member) })),
  );
  const talk = await talks.read(records, conversation);
  const handoff = await builtInOperatorDesk(records, realNow).handoffOf(conversation);
  if (!all[0]?.out || !talk?.address) return { is: 'nothing' };
  const taken = (entry: { out: Outgoing | undefined; score: number }) =>
    entry.out?.from === 'bot' && (handoff?.state === 'connected' || entry.score <= (talk.takenAfter ?? 0));
  if (taken(all[0])) return { is: 'taken' };
  // Who sends again by hand knows better.
  if (talk.left || (talk.gone && !all[0].out.again)) return { is: 'left' };
  const end = all.findIndex((entry) => entry.out === undefined || taken(entry));
  const [first, ...rest] = all.slice(0, end < 0 ? undefined : end).flatMap(({ id, out }) => (out ? [{ id, out }] : []));
  if (!first) return { is: 'nothing' };
  const held = [first, ...rest] as const;
  const { address, gone: isGone = false } = talk;
  const kept = (await sends.read(records, conversation)) ?? { spent: [] };
  const { unsure } = kept;
  if (unsure?.messages.every((id, n) => held[n]?.id === id)) {
    const count = unsure.messages.length;
    const same = [first, ...rest.slice(0, count - 1)] as const;
    return {
      is: 'send',
      records,
      address,
      held: same,
      plan: { count, how: unsure.how },
      unsureSince: unsure.since,
      kept,
      isGone,
      linked,
    };
  }
  const openings = (talk.openings ?? []).filter(({ key, until }) => until > realNow() && !kept.spent.includes(key));
  const waiting = [waitingOf(first, linked), ...rest.map((one) => waitingOf(one, linked))] as const;
  // A channel that is not set up is told so message by message.
  const plan = channelOf(address)?.plan(waiting, openings) ?? { count: 1 };
  const leaving = [first, ...rest.slice(0, plan.count - 1)] as const;
  return { is: 'send', records, address, held: leaving, plan, unsureSince: undefined, kept, isGone, linked };
};

/** So many used openings are remembered: more of one customer's are never open at once. */
const mostSpent = 10;

const spentBy = ({ plan, kept }: NextSend): string[] =>
  plan.spends === undefined ? kept.spent : [...kept.spent, plan.spends].slice(-mostSpent);

/**
 * Keeps that `next` is on its way, before it leaves: a process killed now leaves it as one that may have arrived. The
 * opening it uses is used from now on.
 */
export const keepLeaving = (next: NextSend, realNow: number): void => {
  const { records, held, plan, unsureSince } = next;
  for (const { id, out } of held) outgoing.write(records, id, { ...out, attempts: out.attempts + 1 });
  const { count, how } = plan;
  if (how === undefined) return;
  const messages = held.slice(0, count).map(({ id }) => id);
  const unsure = { messages, how, since: unsureSince ?? realNow };
  sends.write(records, held[0].out.conversation, { unsure, spent: spentBy(next) });
};

/**
 * What is kept of `next` once it is known what came of it, or it will not be tried again. `reopens`: it surely never
 * arrived, so that its opening is not used yet.
 */
export const settled = (next: NextSend, reopens = false): Pick<Batch, 'puts' | 'deletes'> => {
  if (next.plan.how === undefined) return {};
  const key = sends.key(next.held[0].out.conversation);
  const spent = reopens ? next.kept.spent : spentBy(next);
  return spent.length > 0 ? { puts: [{ key, value: sends.stored({ spent }) }] } : { deletes: [key] };
};
