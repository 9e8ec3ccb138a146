/** A desk that asks a company's back office, over any store: real calls to a real server, real call backs, a clock that moves. */
import { pino } from 'pino';
import { putContract } from '../../adapters/contracts/built-in.ts';
import { OutsideError } from '../../adapters/errors.ts';
import { boards, builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import type { Batch, Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { backOfficeRoutes } from '../../bot/back-office-endpoint.ts';
import type { EventOutcome } from '../../bot/event.ts';
import { intendFor } from '../../bot/intend.ts';
import { portsOver } from '../../bot/ports.ts';
import { httpServer } from '../../bot/server.ts';
import type { Ports } from '../../dialogs/form/turn.ts';
import { secret, startBackOffice } from './back-office-server.ts';
import { deskOver, tuesday } from './desk.ts';

/** Real time a call may take here: a busy machine answers within it, and waiting for silence stays bearable. */
const withinMs = 1_000;
const conversation = 'c';

export type OutsideDesk = Awaited<ReturnType<typeof outsideDesk>>;

/** Opens it over `store`; it knows `contracts` alone, or, when left out, those of the demo. */
export const outsideDesk = async (kept: Store, contracts?: readonly string[]) => {
  const server = await startBackOffice();
  let goneWhen: (batch: Batch) => boolean = () => false;
  let isGone = false;
  const store: Store = {
    ...kept,
    async commit(batch) {
      if (isGone || !goneWhen(batch)) return kept.commit(batch);
      isGone = true;
      throw new OutsideError('store', { retryable: true, message: 'the process is gone' });
    },
  };
  const backOffice = { url: server.url, secret, withinMs };
  const desk = await deskOver(store, tuesday, { backOffice, ...(contracts && { given: [] }) });
  let ahead = 0;
  desk.clock.realNow = () => Date.now() + ahead;
  server.clock.now = desk.clock.realNow;
  for (const number of contracts ?? []) {
    const records = openRecords(store);
    await putContract(records, {
      number,
      plan: 1,
      lastFour: '1001',
      phone: '03-5555-1001',
      name: number,
      address: 'Tokyo',
    });
    await records.commit();
    await desk.link(conversation, number);
  }
  const { outside } = desk;
  if (!outside) throw new Error('the desk asks nobody outside');
  const http = httpServer(backOfficeRoutes(desk, { secret }), () => false, pino({ level: 'silent' }));
  const origin = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}`;
  let events = 0;

  return {
    ...desk,
    outside,
    server,
    origin,
    conversation,
    /** Runs `work` as one turn over the ports that ask outside: all it did is kept, or it is run again. */
    async turn<T>(work: (ports: Ports) => Promise<T>): Promise<T> {
      events += 1;
      const event = { kind: 'message', id: `turn/${events}`, conversation } as Parameters<typeof intendFor>[0];
      for (;;) {
        const outcome: EventOutcome = { replies: [] };
        const records = openRecords(store);
        const done = await work(
          portsOver(records, desk.clock, intendFor(event, { records, clock: desk.clock, outcome })),
        );
        if ((await records.commit()) === 'committed') return done;
      }
    },
    /** Real time goes on by `ms`, and what is due is told. */
    async sweepAfter(ms = 0) {
      ahead += ms;
      await outside.sweep();
    },
    /** The process is gone before the first commit for which `when` holds; what it had in its hands is let go of later. */
    async goneAt(when: (batch: Batch) => boolean) {
      goneWhen = when;
      await outside.sweep().catch(() => undefined);
      if (!isGone) throw new Error('there was no such commit');
    },
    callBack: (answer: object, header?: string) => server.callBack(origin, answer, header),
    notes: async () =>
      (await desk.transcript(conversation)).flatMap((entry) =>
        entry.kind === 'note' && entry.about === 'back-office' ? [entry.text] : [],
      ),
    said: async () =>
      (await desk.transcript(conversation)).flatMap((entry) => (entry.kind === 'said' ? [entry.message.text] : [])),
    /** what of the back office stands open on the operators' board */
    async open() {
      const listed = await store.readList(boards.todo, undefined, 100);
      const records = openRecords(store);
      const todos = await Promise.all(
        listed.map(({ member }) => builtInOperatorDesk(records, desk.clock.realNow).todo(member)),
      );
      return todos.flatMap((todo) => (todo?.kind === 'back-office' ? [todo.came] : []));
    },
    async close() {
      await http.close();
      await server.close();
    },
  };
};
