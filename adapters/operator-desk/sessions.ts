/** Who is signed in at the desk: a random token in a cookie, of which only the hash is kept. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import { type Account, accountOf } from './accounts.ts';

const sessions = recordKind('desk-session', z.object({ operator: z.string(), since: z.string(), until: z.number() }));

/** How long a sign-in holds, real time. */
export const sessionMs = 12 * 3_600_000;

const idOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The record a session is kept in: for whoever forgets it when it is over. */
export const sessionKey = (token: string): string => sessions.key(idOf(token));

/** The session as one page of an operator, without telling its token. */
export const pageOf = (token: string): string => idOf(token).slice(0, 16);

/** Begins a session of `account` at `now` (epoch ms, real time); answers its token. */
export const beginSession = (records: Records, { id, since }: Account, now: number): string => {
  const token = randomBytes(32).toString('base64url');
  sessions.write(records, idOf(token), { operator: id, since, until: now + sessionMs });
  return token;
};

/** The account that is signed in with `token`, undefined when the session is over or the password was changed since. */
export const signedIn = async (records: Records, token: string, now: number): Promise<Account | undefined> => {
  const session = await sessions.read(records, idOf(token));
  if (!session || session.until <= now) return undefined;
  const account = await accountOf(records, session.operator);
  return account?.since === session.since ? account : undefined;
};

/** Ends a session at once. */
export const endSession = async (records: Records, token: string): Promise<void> => {
  await sessions.read(records, idOf(token));
  sessions.remove(records, idOf(token));
};

/** What a page must send beside the cookie to change something: made from the token, so it is bound to the session. */
export const csrfOf = (token: string): string => createHmac('sha256', token).update('csrf').digest('base64url');

/** Whether `given` is the CSRF token of the session, compared in constant time. */
export const isCsrf = (token: string, given: string): boolean => {
  const [right, shown] = [Buffer.from(csrfOf(token)), Buffer.from(given)];
  return right.length === shown.length && timingSafeEqual(right, shown);
};
