/** What must hold in a store after any number of faults: transcripts, sessions, visits, counts, to-dos and timers agree. */
import { isDeepStrictEqual } from 'node:util';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import type { Said, TranscriptEntry } from '../../adapters/channels/port.ts';
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import { boards, builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { builtInRemoteSupport } from '../../adapters/remote-support/built-in.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { builtInVisitCalendar } from '../../adapters/visit-calendar/built-in.ts';
import { timerParts, timerQueue } from '../../bot/queues.ts';
import { transcriptLog } from '../../bot/talk.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import type { Customer } from './crash-customers.ts';

const month = '2026-11';
const most = { 1: 5, 2: 10 };
const opened = /^リモートサポートを開始しました。接続コードは(\d{9})です/;
const ended = /^接続コード(\d{9})のリモートサポートは/;
const booked = /^(訪問の予約を承りました)/;

/** What was found: acknowledged messages that are missing, those that are there twice, and everything else that does not hold. */
export interface Findings {
  lost: string[];
  doubled: string[];
  wrong: string[];
}
export const nothingFound = (): Findings => ({ lost: [], doubled: [], wrong: [] });

export const transcriptOf = async (store: Store, { conversationId }: Customer): Promise<TranscriptEntry[]> =>
  (await store.readLog(transcriptLog(`web/${conversationId}`), 0, 10_000)).map(({ value }) => value as TranscriptEntry);

/** Each event stands in the transcript once, whole, with its entries in order; the customer's have an answer. */
export const lookAtWhole = (entries: readonly TranscriptEntry[], customer: Customer, found: Findings): void => {
  const { conversationId: of, said } = customer;
  const events = Map.groupBy(entries, ({ id }) => id.slice(0, id.lastIndexOf('/')));
  if (!isDeepStrictEqual([...events.values()].flat(), entries)) found.wrong.push(`${of}: an event is torn apart`);
  for (const [event, group] of events) {
    const ids = group.map((_, n) => `${event}/${n}`);
    if (
      !isDeepStrictEqual(
        group.map(({ id }) => id),
        ids,
      )
    )
      found.wrong.push(`${of}: ${event} stands there more than once, or in part`);
    if (!group.some((entry) => entry.kind === 'said' && entry.from === 'bot'))
      found.wrong.push(`${of}: ${event} has no answer`);
  }
  const mine = entries.filter((entry): entry is Said => entry.kind === 'said' && entry.from === 'customer');
  const times = Map.groupBy(mine, ({ clientId }) => clientId);
  for (const { clientId } of said) {
    const many = times.get(clientId)?.length ?? 0;
    if (many === 0) found.lost.push(`${of} ${clientId}`);
    if (many > 1) found.doubled.push(`${of} ${clientId}`);
  }
  const heard = mine.map(({ message, clientId }) => ({ text: message.text, clientId }));
  if (!isDeepStrictEqual(heard, said)) found.wrong.push(`${of}: not what was acknowledged, in its order`);
};

const toldIn = (entries: readonly TranscriptEntry[], pattern: RegExp): string[] =>
  entries.flatMap((entry) => (entry.kind === 'said' ? (pattern.exec(entry.message.text)?.[1] ?? []) : []));

/** Every booking that was told is in the calendar, and no window has more than there are places. */
const lookAtVisits = async (store: Store, told: ReadonlyMap<string, number>, found: Findings): Promise<number> => {
  const visits = builtInVisitCalendar(openRecords(store));
  const { capacity } = loadDocuments().desk.visits;
  const slots: string[] = [];
  for (const [contract, many] of told) {
    const standing = (await visits.of(contract)).filter(({ state }) => state === 'booked');
    if (standing.length !== many) found.wrong.push(`${contract}: ${many} visits told, ${standing.length} booked`);
    slots.push(...standing.map(({ slot }) => JSON.stringify(slot)));
  }
  const days = Map.groupBy(slots, (slot) => (JSON.parse(slot) as { day: string }).day);
  for (const [day, those] of days) {
    const taken = (await visits.taken(day)).length;
    if (taken !== those.length) found.wrong.push(`${day}: ${those.length} visits booked, ${taken} places taken`);
    for (const [slot, same] of Map.groupBy(those, (one) => one))
      if (same.length > capacity) found.wrong.push(`${slot}: booked ${same.length} times, and has ${capacity} places`);
  }
  return slots.length;
};

/** Sessions, visits, counts, to-dos and timers agree with what customers were told; the result: how many there are. */
export const lookAtAgreement = async (
  store: Store,
  customers: readonly Customer[],
  before: ReadonlyMap<string, readonly string[]>,
  found: Findings,
): Promise<{ waiting: number; ended: number; booked: number }> => {
  const records = openRecords(store);
  const [cases, sessions, desk] = [
    builtInCases(records),
    builtInRemoteSupport(records),
    builtInOperatorDesk(records, Date.now),
  ];
  const same = (what: string, one: readonly string[], other: readonly string[]) => {
    const [a, b] = [[...one].sort(), [...other].sort()];
    if (!isDeepStrictEqual(a, b)) found.wrong.push(`${what}: ${a.length} and ${b.length}, or others`);
  };
  const told = { opened: [] as string[], ended: [] as string[], booked: new Map<string, number>() };
  for (const customer of customers) {
    const entries = await transcriptOf(store, customer);
    const mine = toldIn(entries, opened);
    told.opened.push(...mine);
    told.ended.push(...toldIn(entries, ended));
    const { contract, conversationId } = customer;
    told.booked.set(contract, (told.booked.get(contract) ?? 0) + toldIn(entries, booked).length);
    for (const code of mine) {
      const session = await sessions.find(code);
      if (session?.conversation !== `web/${conversationId}` || session.contract !== contract)
        found.wrong.push(`${conversationId}: the session told is none of its own`);
    }
  }
  if (new Set(told.opened).size !== told.opened.length) found.wrong.push('a code was told twice');
  const all = await Promise.all(told.opened.map(async (code) => sessions.find(code)));
  const codes = (state: string) => all.flatMap((one) => (one?.state === state ? [one.code] : []));
  const waiting = codes('waiting');
  same('sessions that ended, and were told of as ended', codes('void'), told.ended);
  if (waiting.length + told.ended.length !== told.opened.length)
    found.wrong.push('a session neither waits nor has ended');

  const todos = (await store.readList(boards.todo, undefined, 100_000)).map(({ member }) => member);
  const remote = todos.filter((id) => id.startsWith('remote/'));
  same(
    'to-dos of sessions that wait',
    remote,
    waiting.map((code) => `remote/${code}`),
  );
  for (const code of told.ended)
    if ((await desk.todo(`remote/${code}`))?.state !== 'done') found.wrong.push(`the to-do of ${code} is not done`);

  const far = Date.parse('2100-01-01');
  const timers = await store.lease({ queue: timerQueue, dueBy: far, now: far, leaseMs: 0, limit: 100_000 });
  await store.commit({ finishes: timers.map((leased) => ({ leased, again: leased.at })) });
  const voids = timers.map(({ id }) => timerParts(id)).filter(({ name }) => name === 'session-void');
  same(
    'timers of sessions that wait',
    voids.map(({ of }) => of),
    waiting,
  );

  for (const [contract, counted] of before) {
    const counts = await cases.counts(contract, month);
    const open = all.flatMap((one) => (one?.contract === contract && one.state === 'waiting' ? [one] : []));
    const causes = counts.flatMap((one) => one.causes.filter(({ kind }) => kind === 'remote').map(({ of }) => of));
    same(
      `${contract}: sessions counted`,
      causes,
      open.map(({ code }) => code),
    );
    const expected = new Set([...counted, ...open.map((one) => one.case)]);
    same(
      `${contract}: cases counted`,
      counts.map((one) => one.case),
      [...expected],
    );
    const plan = (await builtInContracts(records).find(contract))?.plan ?? 1;
    if (counts.length > most[plan]) found.wrong.push(`${contract}: counted beyond the plan's limit`);
    for (const count of counts) {
      const kept = (await cases.find(count.case))?.count;
      if (!isDeepStrictEqual(kept, { id: count.id, month })) found.wrong.push(`${contract}: a case has another count`);
    }
  }
  return { waiting: waiting.length, ended: told.ended.length, booked: await lookAtVisits(store, told.booked, found) };
};
