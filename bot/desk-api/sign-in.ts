/** Signing in and out, and who is signed in. */
import type { z } from 'zod';
import { accountOf, checkPassword, pauseMinutes, triesKey } from '../../adapters/operator-desk/accounts.ts';
import { beginSession, csrfOf, sessionKey, sessionMs } from '../../adapters/operator-desk/sessions.ts';
import { forgetQueue, openRecords } from '../../adapters/store/records.ts';
import type { Operator } from '../../dialogs/desk/operator.ts';
import { brief } from '../../dialogs/words/brief.ts';
import { deviceKinds, type Outcome } from '../../knowledge/rules/cases.ts';
import { addressDigest } from '../address.ts';
import { auditBatch, keepAudit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { fileLimitsOf } from '../keep-things.ts';
import { notNow, problem } from '../route.ts';
import { beThere, leave } from './be-there.ts';
import type { Handler } from './call.ts';
import { cookie, type DeskTools } from './guard.ts';
import { replyLength, type session } from './shapes.ts';

/** The device an outcome names: in words, one of the kinds that are lent, or none. */
const deviceOf: Record<Outcome['result'], 'none' | 'text' | 'kind'> = {
  resolved: 'none',
  isolated: 'text',
  not_isolated: 'none',
  device_failure_suspected: 'kind',
  contract: 'none',
  other: 'none',
};
const wrong = problem(401, 'WrongSignIn', brief.wrongSignIn);
const paused = problem(429, 'Paused', brief.paused(pauseMinutes));
/** Wrong tries are forgotten after an hour: also those for names that no account has. */
const rememberTriesMs = 3_600_000;

const sessionBody = (
  { id, name, role = 'operator' }: Operator,
  token: string,
  { company, model }: Desk,
): z.output<typeof session> => ({
  operator: { id, name, role },
  csrf: csrfOf(token),
  outcomes: Object.entries(deviceOf).map(([result, device]) => ({ result, label: brief.outcome(result), device })),
  devices: deviceKinds.map((kind) => ({ kind, label: brief.device(kind) })),
  replyLength,
  helps: model?.words === true,
  fileBytes: fileLimitsOf(company.documents.desk.files).mostBytes,
  windows: [...company.promised.visits.windows],
});

/** POST session. */
export const signIn =
  (tools: DeskTools): Handler<'signIn'> =>
  async ({ ask, body: { id, password } }) => {
    const { store, clock, log, metrics } = tools.desk;
    const now = clock.realNow();
    const from = addressDigest(ask) ?? 'here';
    const account = await checkPassword(store, id, password, now, from);
    if (typeof account === 'string') metrics.count('desk_sign_ins_refused_total', { why: account });
    if (account === 'busy') return { refused: notNow('Busy', brief.busy) };
    if (account === 'wrong') {
      // A name that no account has may be a password typed in the wrong field.
      const isKnown = (await accountOf(openRecords(store), id)) !== undefined;
      await store.commit({
        ...auditBatch({ by: isKnown ? `operator/${id}` : 'nobody', did: 'sign-in-wrong', from }, now),
        schedules: [{ queue: forgetQueue, id: triesKey(id, from), at: now + rememberTriesMs }],
      });
      return { refused: wrong };
    }
    if (account === 'paused') {
      log.warn('a desk account is paused for an address after wrong tries');
      return { refused: paused };
    }
    const records = openRecords(store);
    const token = beginSession(records, account, now);
    records.forget(sessionKey(token), now + sessionMs);
    keepAudit(records, { by: `operator/${account.id}`, did: 'signed-in', from }, now);
    await records.commit();
    await beThere(tools.desk, { id: account.id, token });
    return { body: sessionBody(account, token, tools.desk), headers: cookie(tools, token, sessionMs / 1000) };
  };

/** GET session. */
export const showSession =
  ({ desk }: DeskTools): Handler<'session'> =>
  async ({ by }) => ({ body: sessionBody(by, by.token, desk) });

/** DELETE session. */
export const signOut =
  (tools: DeskTools): Handler<'signOut'> =>
  async ({ by }) => {
    await leave(tools.desk, by);
    return { body: { result: 'done' }, headers: cookie(tools, undefined, 0) };
  };
