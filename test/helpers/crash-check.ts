/** What must hold in a store after any number of crashes: transcripts, sessions, counts, to-dos and timers agree. */
import { expect } from 'vitest';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import type { Said, TranscriptEntry } from '../../adapters/channels/port.ts';
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import { boards, builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { builtInRemoteSupport } from '../../adapters/remote-support/built-in.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { timerParts, timerQueue } from '../../bot/queues.ts';
import { transcriptLog } from '../../bot/talk.ts';
import type { Customer } from './crash-customers.ts';

const month = '2026-11';
const most = { 1: 5, 2: 10 };
const opened = /^リモートサポートを開始しました。接続コードは(\d{9})です/;
const ended = /^接続コード(\d{9})のリモートサポートは/;

export const transcriptOf = async (store: Store, { conversationId }: Customer): Promise<TranscriptEntry[]> =>
  (await store.readLog(transcriptLog(`web/${conversationId}`), 0, 10_000)).map(({ value }) => value as TranscriptEntry);

/** Each event stands in the transcript once, whole, with its entries in order; the customer's have an answer. */
export const expectWhole = (entries: readonly TranscriptEntry[], { said }: Customer): void => {
  const events = Map.groupBy(entries, ({ id }) => id.slice(0, id.lastIndexOf('/')));
  expect([...events.values()].flat(), 'no event is torn apart by another').toEqual(entries);
  for (const [event, group] of events) {
    expect(group.map(({ id }) => id)).toEqual(group.map((_, n) => `${event}/${n}`));
    expect(
      group.some((entry) => entry.kind === 'said' && entry.from === 'bot'),
      `${event} has an answer`,
    ).toBe(true);
  }
  const mine = entries.filter((entry): entry is Said => entry.kind === 'said' && entry.from === 'customer');
  expect(mine.map(({ message, clientId }) => ({ text: message.text, clientId }))).toEqual(said);
};

const codesIn = (entries: readonly TranscriptEntry[], pattern: RegExp): string[] =>
  entries.flatMap((entry) => (entry.kind === 'said' ? (pattern.exec(entry.message.text)?.[1] ?? []) : []));

/** Sessions, counts, to-dos and timers agree with what customers were told; the result: sessions by state. */
export const expectAgreement = async (
  store: Store,
  customers: readonly Customer[],
  before: ReadonlyMap<string, readonly string[]>,
): Promise<{ waiting: number; ended: number }> => {
  const records = openRecords(store);
  const [cases, sessions, desk] = [
    builtInCases(records),
    builtInRemoteSupport(records),
    builtInOperatorDesk(records, Date.now),
  ];
  const told = { opened: [] as string[], ended: [] as string[] };
  for (const customer of customers) {
    const entries = await transcriptOf(store, customer);
    const mine = codesIn(entries, opened);
    told.opened.push(...mine);
    told.ended.push(...codesIn(entries, ended));
    for (const code of mine) {
      expect(await sessions.find(code)).toMatchObject({
        conversation: `web/${customer.conversationId}`,
        contract: customer.contract,
      });
    }
  }
  expect(new Set(told.opened).size, 'a code is told once, in one transcript').toBe(told.opened.length);
  const all = await Promise.all(told.opened.map(async (code) => sessions.find(code)));
  const codes = (state: string) => all.flatMap((one) => (one?.state === state ? [one.code] : [])).sort();
  const waiting = codes('waiting');
  expect(codes('void'), 'each ended session was told of, once').toEqual(told.ended.sort());
  expect(waiting.length + told.ended.length).toBe(told.opened.length);

  const todos = (await store.readList(boards.todo, undefined, 10_000)).map(({ member }) => member);
  expect(todos.filter((id) => id.startsWith('remote/')).sort()).toEqual(waiting.map((code) => `remote/${code}`));
  for (const code of told.ended) expect(await desk.todo(`remote/${code}`)).toMatchObject({ state: 'done' });

  const far = Date.parse('2100-01-01');
  const timers = await store.lease({ queue: timerQueue, dueBy: far, now: far, leaseMs: 0, limit: 10_000 });
  await store.commit({ finishes: timers.map((leased) => ({ leased, again: leased.at })) });
  const voids = timers.map(({ id }) => timerParts(id)).filter(({ name }) => name === 'session-void');
  expect(voids.map(({ of }) => of).sort()).toEqual(waiting);

  for (const [contract, counted] of before) {
    const counts = await cases.counts(contract, month);
    const open = all.flatMap((one) => (one?.contract === contract && one.state === 'waiting' ? [one] : []));
    const causes = counts.flatMap((one) => one.causes.filter(({ kind }) => kind === 'remote').map(({ of }) => of));
    expect(causes.sort(), `${contract}: sessions counted`).toEqual(open.map(({ code }) => code).sort());
    const expected = new Set([...counted, ...open.map((one) => one.case)]);
    expect(counts.map((one) => one.case).sort(), `${contract}: cases counted`).toEqual([...expected].sort());
    const plan = (await builtInContracts(records).find(contract))?.plan ?? 1;
    expect(counts.length, `${contract}: the plan's limit`).toBeLessThanOrEqual(most[plan]);
    for (const count of counts) expect((await cases.find(count.case))?.count).toEqual({ id: count.id, month });
  }
  return { waiting: waiting.length, ended: told.ended.length };
};
