/** A desk on LINE, over real HTTP on both sides: LINE's platform posts, the desk answers it. Its clock moves when told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { TranscriptEntry } from '../../adapters/channels/port.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { type Desk, openDesk } from '../../bot/desk.ts';
import { fileLinks } from '../../bot/file-links.ts';
import { lineRoutes } from '../../bot/line-endpoint.ts';
import { conversationOnLine } from '../../bot/line-event.ts';
import { linkRoutes } from '../../bot/link-page.ts';
import { outboxList } from '../../bot/outgoing.ts';
import { httpServer } from '../../bot/server.ts';
import { transcriptLog } from '../../bot/talk.ts';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { observed } from './delivery-rig.ts';
import { buttonsOf, readBubble } from './line-screen.ts';
import { type LineServer, lineSecret, lineToken, lineUser, startLine } from './line-server.ts';

const documents = loadDocuments();
const opening = '2026-11-24T10:00:00+09:00';

/** The desk over a store and on a LINE of its own; `beside`: another process of that desk, over the same ones. */
export const openLineDesk = async ({
  beside,
  secondFactor,
}: {
  secondFactor?: Parameters<typeof openDesk>[0]['secondFactor'];
  beside?: { opened: Store; line: LineServer; clock: { at: number } };
} = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'line-'));
  const opened = beside?.opened ?? openSqliteStore({ dir });
  const seen = observed(opened);
  const began = Date.parse(opening);
  const clock = {
    at: beside?.clock.at ?? began,
    now: () => Temporal.Instant.fromEpochMilliseconds(clock.at),
    realNow: () => clock.at,
  };
  const line = beside?.line ?? (await startLine({ now: clock.realNow }));
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (told: string) => void lines.push(told) });
  const settings = { secret: lineSecret, token: lineToken, apiUrl: line.url };
  const desk: Desk = openDesk({
    store: seen.store,
    clock,
    documents,
    log,
    line: settings,
    remotePage: () => 'https://desk.example.jp/remote/',
    linkPage: () => 'https://desk.example.jp/link',
    ...(secondFactor && { secondFactor }),
    links: fileLinks(Buffer.alloc(32, 1), () => 'https://desk.example.jp'),
  });
  if (!beside) for (const given of demoContracts(clock.now())) await storeGiven(seen.store, given);
  const server = httpServer([...lineRoutes(desk), ...linkRoutes(desk)], () => false, pino({ level: 'silent' }));
  const origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  let acts = 0;
  const post = async (events: object[]) => {
    const status = await line.post(origin, events);
    await seen.idle();
    return status;
  };
  /** What came onto the screen since there were `from` bubbles there, as read. */
  const since = (user: string, from: number) => line.screen(user).slice(from).map(readBubble);

  return {
    desk,
    line,
    /** the store itself, which another process may open as well */
    opened,
    clock,
    origin,
    /** what was logged, a line each */
    lines,
    ...seen,
    post,
    /** `name` writes `words`; what comes onto their screen. */
    async say(name: string, words: string): Promise<string[]> {
      const user = lineUser(name);
      const from = line.screen(user).length;
      await post([line.text(user, words)]);
      return since(user, from);
    },
    /** `name` taps the button with `label` that stands lowest on their screen; what comes onto it. */
    async tap(name: string, label: string): Promise<string[]> {
      const user = lineUser(name);
      const screen = line.screen(user);
      const button = buttonsOf(screen).findLast((one) => one.label === label);
      if (!button) throw new Error(`there is no button ${label}: ${buttonsOf(screen).map((one) => one.label)}`);
      await post([line.tap(user, button.data)]);
      return since(user, screen.length);
    },
    /** An operator acts on the chat of `name`. */
    async operate(name: string, action: OperatorAction) {
      acts += 1;
      const by = { id: 'yamada', name: '山田' };
      const conversation = conversationOnLine(lineUser(name));
      const outcome = await desk.turns.run({ kind: 'operator', id: `act/${acts}`, conversation, by, action });
      await seen.idle();
      return outcome.action?.result;
    },
    /** Real time goes on, and what is due is tried. */
    async pass(ms: number) {
      clock.at += ms;
      await desk.line?.inbox.sweep();
      await desk.outbox.sweep();
      await desk.line?.menus.sweep();
      await desk.files.sweep();
      await seen.idle();
    },
    waiting: (name: string) => seen.store.readList(outboxList(conversationOnLine(lineUser(name))), undefined, 20),
    transcript: async (name: string) =>
      (await seen.store.readLog(transcriptLog(conversationOnLine(lineUser(name))), 0, 1_000)).map(
        ({ value }) => value as TranscriptEntry,
      ),
    async close() {
      await server.close(0);
      if (beside) return;
      await seen.store.close();
      await line.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
export type LineDesk = Awaited<ReturnType<typeof openLineDesk>>;
