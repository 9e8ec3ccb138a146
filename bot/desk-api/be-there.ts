/** Being at the desk: heard of on any page, gone when no page was heard of for some minutes, or signed out on the last one. */
import { keepPresence } from '../../adapters/operator-desk/presence.ts';
import { endSession, pageOf } from '../../adapters/operator-desk/sessions.ts';
import { openRecords, type Records } from '../../adapters/store/records.ts';
import { keepAudit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { giveBack } from '../held-chats.ts';
import { presenceQueue } from '../queues.ts';
import type { Caller } from './call.ts';

const committed = async <T>(desk: Desk, change: (records: Records) => Promise<T>): Promise<T> => {
  for (;;) {
    const records = openRecords(desk.store);
    const result = await change(records);
    if ((await records.commit()) === 'committed') return result;
  }
};

/** The caller's page is alive: answers until when (epoch ms, real time) the operator is taken to be there. */
export const beThere = async (desk: Desk, { id, token }: Pick<Caller, 'id' | 'token'>): Promise<number> => {
  const now = desk.clock.realNow();
  const until = now + desk.company.documents.desk.operators.goneAfterMinutes * 60_000;
  return committed(desk, async (records) => {
    const last = (await keepPresence(records, id, pageOf(token), until, now)) ?? until;
    records.schedule(presenceQueue, id, last);
    return until;
  });
};

/** Ends the caller's session; when it was the operator's last page, the chats they hold wait again at once. */
export const leave = async (desk: Desk, { id, token }: Pick<Caller, 'id' | 'token'>): Promise<void> => {
  const now = desk.clock.realNow();
  const elsewhere = await committed(desk, async (records) => {
    await endSession(records, token);
    keepAudit(records, { by: `operator/${id}`, did: 'signed-out' }, now);
    const last = await keepPresence(records, id, pageOf(token), undefined, now);
    // Due now: should this process end here, another one gives the chats back.
    records.schedule(presenceQueue, id, last ?? now);
    return last !== undefined;
  });
  if (!elsewhere) await giveBack(desk, id, pageOf(token));
};
