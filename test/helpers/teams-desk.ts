/** A desk on Teams, over real HTTP on both sides: activities are posted as Teams posts them, answers go to a local Bot Connector. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TranscriptEntry } from '../../adapters/channels/port.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { type Desk, openDesk } from '../../bot/desk.ts';
import { messagesEndpoint } from '../../bot/messages-endpoint.ts';
import { outboxList } from '../../bot/outgoing.ts';
import { httpServer } from '../../bot/server.ts';
import { talks, transcriptLog } from '../../bot/talk.ts';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { type Arrived, type ConnectorServer, startConnector } from './connector-server.ts';
import { observed } from './delivery-rig.ts';

const documents = loadDocuments();
const opening = '2026-11-24T10:00:00+09:00';
const examples = join(import.meta.dirname, '../examples/teams');

/** A payload of test/examples/teams, with `more` over it. */
export const recorded = (name: string, more: object = {}): Record<string, unknown> => ({
  ...JSON.parse(readFileSync(join(examples, `${name}.json`), 'utf8')),
  ...more,
});

/** The conversation of the payloads, as the desk calls it. */
export const conversation = 'msteams/a:conv1';

/** An activity as Teams makes it, of the customer of the payloads. */
export const onTeams = (more: object = {}): Record<string, unknown> =>
  recorded('message', { id: crypto.randomUUID(), ...more });

/** Nothing is due later, whatever time the machine takes. */
const never = () => () => {};

/** `after`: what is due later, on a clock of the test's; left out, it never is. `beside`: another process of that desk, over the same store. */
export const openTeamsDesk = async ({
  after = never,
  beside,
}: {
  after?: (ms: number, work: () => void) => () => void;
  beside?: { opened: Store; connector: ConnectorServer; clock: { at: number } };
} = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'teams-'));
  const opened = beside?.opened ?? openSqliteStore({ dir });
  const seen = observed(opened);
  const clock = {
    at: beside?.clock.at ?? Date.parse(opening),
    now: () => Temporal.Instant.fromEpochMilliseconds(clock.at),
    realNow: () => clock.at,
  };
  const connector = beside?.connector ?? (await startConnector());
  const log = pino({ level: 'silent' });
  const desk: Desk = openDesk({
    store: seen.store,
    clock,
    documents,
    log,
    remotePage: () => 'https://desk.example.jp/remote/',
  });
  if (!beside) for (const given of demoContracts(clock.now())) await storeGiven(seen.store, given);
  const route = {
    method: 'post' as const,
    path: '/api/messages',
    bodyLimit: 256 * 1024,
    json: true,
    ...messagesEndpoint({ ...desk, access: 'ourselves', tooMuch: () => undefined, after }),
  };
  const server = httpServer([route], () => false, log);
  const origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  let acts = 0;
  let answered: ((json: unknown) => void) | undefined;

  /** posts it as Teams would, and waits for nothing that it begins */
  const hand = async (activity: object): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // Answers go to the local connector, by themselves.
      body: JSON.stringify({ ...activity, serviceUrl: connector.url, deliveryMode: 'normal' }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const post = async (activity: object): Promise<{ status: number; json: unknown }> => {
    // Nobody writes faster: what answers them is not held back for its pace.
    clock.at += 1_000;
    const { status, text } = await hand(activity);
    answered?.(text === '' ? undefined : JSON.parse(text));
    await seen.idle();
    return { status, json: text === '' ? undefined : JSON.parse(text) };
  };
  const since = (from: number): Arrived[] => connector.arrived.slice(from);

  return {
    desk,
    clock,
    connector,
    /** the store itself, which another process may open as well */
    opened,
    ...seen,
    hand,
    post,
    /** the answer to what is posted, when it comes: what it began may still be under way */
    firstAnswer: () =>
      new Promise<unknown>((resolve) => {
        answered = resolve;
      }),
    /** posts it; the texts that came to the customer's chat */
    async told(activity: object): Promise<string[]> {
      const from = connector.arrived.length;
      await post(activity);
      return since(from).map(({ text }) => text);
    },
    /** the customer writes `text`; what came to their chat */
    async say(text: string, more: object = {}): Promise<string[]> {
      const from = connector.arrived.length;
      await post(onTeams({ text, ...more }));
      return since(from).map((one) => one.text);
    },
    async operate(action: OperatorAction, of = conversation) {
      acts += 1;
      const by = { id: 'op-1', name: '佐藤', role: 'operator' } as const;
      const outcome = await desk.turns.run({ kind: 'operator', id: `op/${acts}`, conversation: of, by, action });
      await seen.idle();
      return outcome.action?.result;
    },
    /** real time goes on by `ms`, and what is due is done */
    async pass(ms: number) {
      clock.at += ms;
      await desk.late.sweep();
      await desk.outbox.sweep();
      await seen.idle();
    },
    transcript: async (of = conversation) =>
      (await seen.store.readLog(transcriptLog(of), 0, 1_000)).map(({ value }) => value as TranscriptEntry),
    waiting: () => seen.store.readList(outboxList(conversation), undefined, 50),
    hasLeft: async () => {
      const [entry] = await seen.store.read([talks.key(conversation)]);
      return entry?.value === undefined
        ? undefined
        : talks.parse(entry.value).left === true || talks.parse(entry.value).gone === true;
    },
    /** `killed`: what it was about to do is never done */
    async close(killed = false) {
      if (!killed) await desk.end();
      await server.close(0);
      if (beside) return;
      await connector.close();
      await seen.store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

export type TeamsDesk = Awaited<ReturnType<typeof openTeamsDesk>>;
