/** What channels call the messages that were sent, so that one a customer quotes or judges is known. */
import { z } from 'zod';
import type { Handed } from '../adapters/channels/channel.ts';
import type { Batch, Store } from '../adapters/store/port.ts';
import { forgetQueue, type Records, recordKind } from '../adapters/store/records.ts';
import { wholeTranscript } from './hear.ts';
import type { NextSend } from './sending.ts';

const sent = recordKind('sent-as', z.object({ entry: z.string() }));
const idOf = (conversation: string, name: string): string => `${conversation}/${name}`;

/** So long a message is known by its name: who quotes an older one is heard without it. */
const rememberMs = 30 * 24 * 3_600_000;

/**
 * Keeps what the channel calls the messages of a send that a customer may name by it: on LINE, which quotes by it, all; elsewhere those that tell a
 * clause, under which thumbs stand. `realNow`: epoch ms.
 */
export const namesOfSent = (
  { held, address }: Pick<NextSend, 'held' | 'address'>,
  names: Extract<Handed, { came: 'delivered' }>['as'] = [],
  realNow: number,
): Required<Pick<Batch, 'puts' | 'schedules'>> => {
  const all = names.flatMap(({ id, as }) => {
    const out = held.find((one) => one.id === id)?.out;
    const isNamed = address.channel === 'line' || (out?.message.citations?.length ?? 0) > 0;
    return out && isNamed ? [{ key: sent.key(idOf(out.conversation, as)), entry: out.entry }] : [];
  });
  return {
    puts: all.map(({ key, entry }) => ({ key, value: sent.stored({ entry }) })),
    schedules: all.map(({ key }) => ({ queue: forgetQueue, id: key, at: realNow + rememberMs })),
  };
};

/** The transcript's entry of the message that its channel calls `name`; undefined: it is not known any more. */
export const entryOfSent = async (records: Records, conversation: string, name: string): Promise<string | undefined> =>
  (await sent.read(records, idOf(conversation, name)))?.entry;

/** So much of what is quoted is shown. */
const shownLength = 300;

/** The words of the message that LINE calls `name`, the customer's own or ours; undefined: it is not known any more. */
export const wordsOfSent = async (
  store: Pick<Store, 'read' | 'readLog'>,
  conversation: string,
  name: string,
): Promise<string | undefined> => {
  const [named] = await store.read([sent.key(idOf(conversation, name))]);
  const entry = named?.value === undefined ? undefined : sent.parse(named.value).entry;
  const said = await wholeTranscript(store, conversation);
  const found = said.find(
    (one) => one.kind === 'said' && (entry === undefined ? one.clientId === name : one.id === entry),
  );
  return found?.kind === 'said' && found.message.text !== '' ? found.message.text.slice(0, shownLength) : undefined;
};
