/** Killed between the commit, the call and its answer, the program calls again with the same key, and it happens once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import type { TranscriptEntry } from '../../adapters/channels/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { steppedClock } from '../../bot/clock.ts';
import { openDesk } from '../../bot/desk.ts';
import { portsOver } from '../../bot/ports.ts';
import { transcriptLog } from '../../bot/talk.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { answerTo, secret, startBackOffice } from '../helpers/back-office-server.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import { freePort, startProcess } from '../helpers/server-process.ts';

const number = 'ITS-100009';
const start = Temporal.Instant.from('2026-11-24T10:00:00+09:00');
const documents = loadDocuments();

/** The program on a store of its own, asking the back office on `port`. */
const launch = async (port: number) => {
  const dir = mkdtempSync(join(tmpdir(), 'office-crash-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const backOffice = { url: `http://127.0.0.1:${port}/intents`, secret };
  const server = await startProcess({
    DATA_DIR: dir,
    DEMO: '1',
    CLOCK: '2026-11-24T10:00:00+09:00',
    LOG_LEVEL: 'silent',
    BACK_OFFICE_URL: backOffice.url,
    BACK_OFFICE_SECRET: secret,
  });
  const client = directLineClient(server.url);
  const chat = await client.begin();
  await client.ask('POST', '/conversations', chat.token);
  const say = async (text: string) => {
    expect((await client.post(chat, { type: 'message', text })).status).toBeLessThan(300);
  };
  return {
    /** A customer asks for a visit; resolves when the yes is acknowledged. */
    async bookVisit() {
      for (const text of ['訪問を11月26日の9時に予約したい', number, '1009', 'はい']) await say(text);
    },
    kill: () => server.end('SIGKILL'),
    /** What another process on the same store finds and does, once the leases of the killed one have run out. */
    async takeUp() {
      const store = openSqliteStore({ dir });
      onTestFinished(() => store.close());
      const clock = { ...steppedClock(start), realNow: () => Date.now() + 60_000 };
      const log = pino({ level: 'silent' });
      const desk = openDesk({ store, clock, log, documents, backOffice, remotePage: () => '' });
      await desk.outside?.sweep();
      await desk.outside?.sweep();
      const visits = await portsOver(openRecords(store), clock).visits.of(number);
      const entries = await store.readLog(transcriptLog(`web/${chat.conversationId}`), 0, 1_000);
      const said = entries.flatMap(({ value }) => {
        const entry = value as TranscriptEntry;
        return entry.kind === 'said' ? [entry.message.text] : [];
      });
      return {
        states: visits.map(({ state }) => state),
        granted: said.filter((text) => text.includes('に決まりました')),
      };
    },
  };
};

it('before the call: another process calls, and the customer hears of the answer once', async () => {
  const port = await freePort();
  const program = await launch(port);
  await program.bookVisit();
  await program.kill();
  const office = await startBackOffice(port);
  onTestFinished(() => office.close());
  office.answerWith(({ intent }) => ({ status: 200, body: answerTo(intent.id, { result: 'accepted' }) }));
  const { states, granted } = await program.takeUp();
  expect(office.calls).toHaveLength(1);
  expect(states).toEqual(['booked']);
  expect(granted).toHaveLength(1);
}, 60_000);

it('after the call and before its answer: the same key is called with again, and it happens once', async () => {
  const office = await startBackOffice();
  onTestFinished(() => office.close());
  office.answerWith(() => 'silence');
  const program = await launch(Number(new URL(office.url).port));
  await program.bookVisit();
  await office.until(1);
  await program.kill();
  office.answerWith(({ intent }) => ({ status: 200, body: answerTo(intent.id, { result: 'accepted' }) }));
  const { states, granted } = await program.takeUp();
  expect(office.calls.map(({ body }) => body)).toEqual([office.calls[0]?.body, office.calls[0]?.body]);
  expect(new Set(office.calls.map(({ key }) => key)).size).toBe(1);
  expect(states).toEqual(['booked']);
  expect(granted).toHaveLength(1);
}, 60_000);

it.each([0, 5, 20])(
  '%i ms after the answer has left: it is carried out once',
  async (ms) => {
    const office = await startBackOffice();
    onTestFinished(() => office.close());
    office.answerWith(({ intent }) => ({ status: 200, body: answerTo(intent.id, { result: 'accepted' }) }));
    const program = await launch(Number(new URL(office.url).port));
    await program.bookVisit();
    await office.until(1);
    await new Promise((go) => setTimeout(go, ms));
    await program.kill();
    const { states, granted } = await program.takeUp();
    expect(new Set(office.calls.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
    expect(states).toEqual(['booked']);
    expect(granted).toHaveLength(1);
  },
  60_000,
);
