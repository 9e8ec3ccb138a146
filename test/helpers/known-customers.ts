/** Customers who speak for a contract in a conversation of theirs, and what they were told of notices. */
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import type { MessageDelivery } from '../../bot/event.ts';
import type { deskOver } from './desk.ts';

type TestDesk = Awaited<ReturnType<typeof deskOver>>;

/** Contracts of the demo, in Sado and elsewhere. */
export const inSado = 'ITS-100007';
export const inTokyo = 'ITS-100001';

/** `user` becomes one of the contract's, and of no other; undefined: of none. */
export const belongTo = async (store: Store, user: string, number: string | undefined): Promise<void> => {
  const records = openRecords(store);
  const contracts = builtInContracts(records);
  for (const before of await contracts.linkedTo(user)) await contracts.unlink(user, before);
  if (number !== undefined) await contracts.link(user, number);
  await records.commit();
};

let events = 0;
/** `user` says `text` in `conversation`. */
export const write = (
  desk: TestDesk,
  { conversation, user = conversation, join = false, delivery = { by: 'transcript' } }: Written,
  text = 'ありがとう',
) => {
  events += 1;
  const id = `${conversation}/written-${events}`;
  return desk.turns.run({ kind: 'message', id, conversation, user, text, join, delivery });
};
interface Written {
  conversation: string;
  user?: string;
  /** they have just opened it, and say nothing */
  join?: boolean;
  delivery?: MessageDelivery;
}

/** So many customers write once, each in a conversation of their own; every other one is in Sado, the rest in Tokyo. */
export const manyWrite = async (desk: TestDesk, store: Store, count: number): Promise<string[]> => {
  const conversations = Array.from({ length: count }, (_, n) => `c${n}`);
  const records = openRecords(store);
  for (const [n, one] of conversations.entries()) {
    await builtInContracts(records).link(one, n % 2 === 0 ? inSado : inTokyo);
  }
  await records.commit();
  await Promise.all(conversations.map((conversation) => write(desk, { conversation })));
  return conversations;
};

/** How often each conversation was told the words `text`. */
export const toldIn = (desk: TestDesk, conversations: readonly string[], text: string): Promise<number[]> =>
  Promise.all(
    conversations.map(
      async (conversation) =>
        (await desk.transcript(conversation)).filter(
          (entry) => entry.kind === 'said' && entry.from === 'bot' && entry.message.text.includes(text),
        ).length,
    ),
  );
