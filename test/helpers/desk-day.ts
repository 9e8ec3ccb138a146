/** A desk on an embedded store for one test, with customers who wait and operators who act. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import { builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { builtInRemoteSupport } from '../../adapters/remote-support/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { spreadNotices } from '../../bot/spread-notice.ts';
import type { ActionResult, Operator, OperatorAction } from '../../dialogs/desk/operator.ts';
import { deskOver } from './desk.ts';

export const yamada: Operator = { id: 'yamada', name: '山田', role: 'operator' };
export const suzuki: Operator = { id: 'suzuki', name: '鈴木', role: 'supervisor' };

/** Opens it; `close` removes everything. `backOffice`: the company's own, asked for visits and loans. */
export const deskDay = async (
  start?: Temporal.Instant,
  backOffice?: { url: string; secret: string; withinMs?: number },
) => {
  const dir = mkdtempSync(join(tmpdir(), 'desk-'));
  const store = openSqliteStore({ dir, passing: true });
  const desk = await deskOver(store, start, { backOffice });
  let ahead = 0;
  desk.clock.realNow = () => Date.now() + ahead;
  let events = 0;
  const records = () => openRecords(store);
  const cases = () => builtInCases(records());

  return {
    ...desk,
    store,
    cases,
    operatorDesk: () => builtInOperatorDesk(records(), desk.clock.realNow),
    sessions: () => builtInRemoteSupport(records()),
    /** the customer of `contract` asks for a person in `conversation`, for a trouble of its own */
    async queue(conversation: string, contract: string, trouble = 'プリンターが印刷できない') {
      await desk.link(conversation, contract);
      await desk.say(conversation, `${trouble}のでオペレーターと話したい`);
      await desk.say(conversation, 'はい');
    },
    /** the customer of `contract` opens a remote session; its code */
    async session(conversation: string, contract: string, trouble = 'プリンターが印刷できない'): Promise<string> {
      await desk.link(conversation, contract);
      await desk.say(conversation, `${trouble}のでリモートで見てほしい`);
      await desk.say(conversation, 'はい');
      return (await builtInRemoteSupport(records()).lastOf(conversation))?.code ?? '';
    },
    async act(conversation: string, action: OperatorAction, by = yamada): Promise<ActionResult | undefined> {
      const id = `act/${++events}`;
      return (await desk.turns.run({ kind: 'operator', id, conversation, by, action })).action;
    },
    state: async (conversation: string) =>
      (await builtInOperatorDesk(records(), desk.clock.realNow).handoffOf(conversation))?.state,
    openCase: async (contract: string) => (await cases().open(contract))[0],
    notes: async (conversation: string) =>
      (await desk.transcript(conversation)).flatMap((entry) =>
        entry.kind === 'note' ? [`${entry.about}: ${entry.text}`] : [],
      ),
    lastWords: async (conversation: string) =>
      (await desk.transcript(conversation))
        .flatMap((entry) => (entry.kind === 'said' ? [entry.message.text] : []))
        .at(-1),
    /** business time goes on by `minutes`; what falls due happens */
    async pass(minutes: number) {
      const to = desk.clock.now().add({ minutes });
      await desk.due.timers(to, (time) => desk.clock.set(time));
      desk.clock.set(to);
    },
    /** what is to be spread is spread, and what falls due by it happens */
    async spread() {
      await spreadNotices(desk);
      await desk.due.timers(desk.clock.now());
    },
    /** real time goes on by `minutes`; the chats of operators not heard of are given back */
    async passReally(minutes: number) {
      ahead += minutes * 60_000;
      await desk.due.presence();
    },
    async close() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
export type DeskDay = Awaited<ReturnType<typeof deskDay>>;
