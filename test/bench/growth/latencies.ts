/** How long what may not wait takes: a durable write of something that came in, and an operator's message on its way to the customer. */
import { setTimeout as pause } from 'node:timers/promises';
import { noticesOf } from '../../../bot/notices.ts';
import { talkTopic, transcriptLog } from '../../../bot/talk.ts';
import { quantile } from '../side-by-side.ts';
import { customersWithContracts, openRig, type Rig, type StoreKind, timed } from './rigs.ts';

const seconds = 4;
const writesPerSecond = 500;
const chats = 50;
/** Of an operator, in each chat. */
const messages = 6;

/** Begins `work` so many times a second, however long each takes, and waits for all; their milliseconds. */
const paced = async (perSecond: number, count: number, work: (n: number) => Promise<unknown>): Promise<number[]> => {
  const begun = performance.now();
  const all: Promise<number>[] = [];
  for (let n = 0; n < count; n++) {
    const early = begun + (n * 1000) / perSecond - performance.now();
    if (early > 1) await pause(early);
    all.push(timed(() => work(n)));
  }
  return Promise.all(all);
};

const told = (what: string, kind: StoreKind, times: readonly number[], share: number): string =>
  `${what.padEnd(60)}${kind.padEnd(10)}${quantile(times, 0.5).toFixed(1)} / ${quantile(times, share).toFixed(1)}`;

/** A webhook's body of a kilobyte, kept with an item that makes a worker see to it. */
export const inboxWrites = async (kind: StoreKind): Promise<string> => {
  const rig = await openRig(kind);
  const body = 'あ'.repeat(340);
  const write = (n: number) =>
    rig.store.commit({
      reads: [{ key: `inbox/${n}`, version: 0 }],
      puts: [{ key: `inbox/${n}`, value: { body } }],
      schedules: [{ queue: 'inbox', id: String(n), at: Date.now() }],
    });
  const times = await paced(writesPerSecond, writesPerSecond * seconds, write);
  await rig.close();
  return told(`${writesPerSecond} durable writes a second, median / p99, ms`, kind, times, 0.99);
};

/** Puts every customer in an operator's hands. */
const takeAll = async (rig: Rig, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    await rig.say(name, 'オペレーターにつないでください');
    await rig.say(name, 'はい');
    await rig.operate(name, { do: 'take' });
  }
};

/** From an operator's sending to what the web chat reads of it; in every chat both sides say something once a second. */
export const deskMessages = async (kind: StoreKind): Promise<string> => {
  const rig = await openRig(kind);
  const names = await customersWithContracts(rig, chats);
  await takeAll(rig, names);
  const notices = noticesOf(rig.store);
  const arrived = async (conversation: string, text: string): Promise<void> => {
    const heard = Promise.withResolvers<void>();
    const look = async () => {
      const entries = await rig.store.readLog(transcriptLog(conversation), 0, 100);
      if (entries.some(({ value }) => JSON.stringify(value).includes(text))) heard.resolve();
    };
    const stop = notices.on(talkTopic(conversation), () => void look());
    await rig.operate(conversation, { do: 'reply', text });
    await heard.promise;
    stop();
  };
  const times = await paced(chats, chats * messages, async (n) => {
    const conversation = names[n % chats] ?? '';
    await Promise.all([arrived(conversation, `${n}番目のお返事です`), rig.say(conversation, `${n}番目のお願いです`)]);
  });
  notices.close();
  await rig.close();
  return told(`an operator's message in ${chats} chats, median / p95, ms`, kind, times, 0.95);
};
