/** The outbox as supervisors see it: what was given up, what is late, what waits, and why. */
import type { z } from 'zod';
import { maySendAgain } from '../../dialogs/desk/may.ts';
import { contractOf } from '../../dialogs/situation/customer.ts';
import type { Desk } from '../desk.ts';
import { problem } from '../route.ts';
import { type OnItsWay, onItsWay } from '../send-again.ts';
import type { Handler } from './call.ts';
import { lookAt, partOf } from './look.ts';
import type { outboxShape } from './outbox-operations.ts';

type Row = z.output<typeof outboxShape>['rows'][number];

/** So many of each state are shown. */
const most = 100;

const inJapan = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: 'Asia/Tokyo', smallestUnit: 'second' });

/** GET outbox. */
export const showOutbox = (desk: Desk): Handler<'outbox'> => {
  const row = async ({ id, what, conversation, state, since, attempts, reason, dueAt }: OnItsWay): Promise<Row> => {
    const { turn } = await lookAt(desk, conversation);
    return {
      id: partOf(id),
      what,
      chat: partOf(conversation),
      customer: (await contractOf(turn))?.name ?? null,
      state,
      since: inJapan(since),
      attempts,
      reason: reason ?? null,
      next: dueAt === undefined ? null : inJapan(dueAt),
    };
  };
  return async ({ by }) => {
    const may = maySendAgain(by);
    if ('no' in may) return { refused: problem(403, 'NotSupervisor', may.no) };
    const { rows, more } = await onItsWay(desk, most);
    return { body: { now: inJapan(desk.clock.realNow()), rows: await Promise.all(rows.map(row)), more } };
  };
};
