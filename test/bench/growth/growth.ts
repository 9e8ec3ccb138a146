/** `npm run bench -- --growth`: what grows (conversations, transcripts, those who wait, those who race) and whether a turn still takes as long. */
import { startedWith } from '../at-rest.ts';
import { quantile } from '../side-by-side.ts';
import { deskMessages, inboxWrites } from './latencies.ts';
import {
  customersWithContracts,
  fillConversations,
  fillTranscript,
  inTurn,
  openRig,
  type Rig,
  type StoreKind,
  storeKinds,
  timed,
} from './rigs.ts';
import { boardOf, queued } from './waiting.ts';

const rounds = 60;
/** Stored conversations that are set side by side. */
const conversations = [1_000, 100_000] as const;
const transcripts = [10, 100, 1_000] as const;
const waiting = [10, 100, 5_000] as const;
const racers = 200;

const ms = (time: number): string => time.toFixed(1);
/** `times` beside the first of them. */
const beside = (times: readonly number[]): string =>
  times
    .map((time, n) => (n === 0 ? ms(time) : `${ms(time)} (${(time / (times[0] ?? time)).toFixed(2)} ×)`))
    .join(' / ');
const row = (what: string, of: string, said: string): string => `${what.padEnd(60)}${of.padEnd(10)}${said}`;

let turns = 0;
const greet = (rig: Rig) => rig.say(`new-${++turns}`, 'こんにちは');
const goOn = (rig: Rig, among: number) => rig.say(`old-${(++turns * 7919) % among}`, '料金はいくらですか');

const ofConversations = async (kind: StoreKind): Promise<string[]> => {
  const rigs: Rig[] = [];
  for (const count of conversations) {
    const rig = await openRig(kind);
    await fillConversations(rig, count);
    rigs.push(rig);
  }
  const first = await inTurn(
    rounds,
    rigs.map((rig) => () => greet(rig)),
  );
  const later = await inTurn(
    rounds,
    rigs.map((rig, n) => () => goOn(rig, conversations[n] ?? 1)),
  );
  for (const rig of rigs) await rig.close();
  const counts = conversations.join(' / ');
  return [
    row(`a first message, ${counts} conversations, ms`, kind, beside(first)),
    row(`a question in one of ${counts}, ms`, kind, beside(later)),
  ];
};

const ofTranscripts = async (kind: StoreKind): Promise<string[]> => {
  const rig = await openRig(kind);
  for (const length of transcripts) await fillTranscript(rig, `long-${length}`, length);
  const said = await inTurn(
    rounds,
    transcripts.map((length) => () => rig.say(`long-${length}`, 'こんにちは')),
  );
  const read = await inTurn(
    rounds,
    transcripts.map((length) => () => rig.store.readLog(`said/long-${length}`, length, 100)),
  );
  await rig.close();
  const counts = transcripts.join(' / ');
  return [
    row(`a message after ${counts}, ms`, kind, beside(said)),
    row('  what is new of it read, ms', kind, beside(read)),
  ];
};

const ofWaiting = async (kind: StoreKind): Promise<string[]> => {
  const rigs: Rig[] = [];
  for (const count of waiting) {
    const rig = await openRig(kind);
    await queued(rig, count);
    rigs.push(rig);
  }
  const boards = rigs.map((rig) => boardOf(rig));
  const listed = await inTurn(
    20,
    boards.map((board) => board),
  );
  // A chat that is taken goes back to the bot, and another one comes to the end of the line.
  const taken = await inTurn(
    5,
    rigs.map((rig) => async (round) => rig.operate(`waiting-${round + 5}`, { do: 'take' })),
  );
  for (const rig of rigs) await rig.close();
  const counts = waiting.join(' / ');
  return [
    row(`the board, ${counts} waiting (100 shown), ms`, kind, beside(listed)),
    row(`one of ${counts} is taken, ms`, kind, beside(taken)),
  ];
};

/** How often turns were run again in all. */
const conflictsOf = async (rig: Rig): Promise<number> =>
  [...(await rig.metrics.text()).matchAll(/^desk_turn_conflicts_total\{.*\} (\d+)$/gm)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  );

const race = async (kind: StoreKind, what: string, ready: (rig: Rig) => Promise<() => Promise<unknown>[]>) => {
  const rig = await openRig(kind);
  const begin = await ready(rig);
  const before = await conflictsOf(rig);
  const times = await Promise.all(begin().map((one) => timed(() => one)));
  const again = ((await conflictsOf(rig)) - before) / racers;
  await rig.close();
  const said = `${ms(quantile(times, 0.5))} / ${ms(Math.max(...times))}, run again ${again.toFixed(1)} times each`;
  return row(`${racers} race for ${what}: median / slowest, ms`, kind, said);
};

/** Everyone of `names` says `text`, and afterwards agrees, all at once. */
const agree = async (rig: Rig, names: readonly string[], text: string) => {
  for (const name of names) await rig.say(name, text);
  return () => names.map((name) => rig.say(name, 'はい'));
};

const ofRaces = async (kind: StoreKind): Promise<string[]> => [
  await race(kind, 'the visits of one day', async (rig) =>
    agree(rig, await customersWithContracts(rig, racers), '訪問を11月26日の10時にお願いしたい'),
  ),
  await race(kind, 'one contract', async (rig) => {
    const names = Array.from({ length: racers }, (_, n) => `colleague-${n}`);
    for (const name of names) await rig.link(name, 'ITS-100009');
    return agree(rig, names, 'オペレーターにつないでください');
  }),
];

/** How long until it can read a message, beside the bare packages it stands on; processes of their own, in turn. */
const ofStart = (): string => {
  const starts = Array.from({ length: 5 }, () => [startedWith('nobody').ready, startedWith('both').ready]);
  const [bare = 0, ready = 0] = [0, 1].map((n) =>
    quantile(
      starts.map((one) => one[n] ?? 0),
      0.5,
    ),
  );
  return row('the SDK and restify loaded / ready to read, ms', '', beside([bare, ready]));
};

/** Every figure, a line each. `tell` hears them as they come. */
export const benchGrowth = async (tell: (line: string) => void): Promise<void> => {
  tell(ofStart());
  for (const kind of storeKinds) {
    tell(await inboxWrites(kind));
    tell(await deskMessages(kind));
    for (const part of [ofTranscripts, ofRaces, ofWaiting, ofConversations])
      for (const line of await part(kind)) tell(line);
  }
};
