/** Accounts of the operators, with the pause after wrong tries. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../store/port.ts';
import { openRecords, type Records, recordKind } from '../store/records.ts';
import { hashPassword, hashSchema, isPassword, passwordsWait } from './password.ts';

const accountSchema = z.object({
  /** part of the ids of the operator's events, so it holds no slash */
  id: z.string().regex(/^[\w.@-]{1,64}$/),
  name: z.string(),
  role: z.enum(['operator', 'supervisor']),
  password: hashSchema,
  /** made anew with every password: sessions of an earlier password do not hold */
  since: z.string(),
});
export type Account = z.infer<typeof accountSchema>;
const accounts = recordKind('desk-account', accountSchema);

/**
 * Wrong tries in a row on an account from one address; kept for names that no account has too, so that a pause tells
 * nothing. By address, so that nobody can keep an operator out from elsewhere.
 */
const tries = recordKind('desk-tries', z.object({ wrong: z.number(), pausedUntil: z.number().optional() }));
const triesId = (id: string, from: string): string => `${from}/${id}`;
/** Where they are kept: for whoever forgets them. */
export const triesKey = (id: string, from: string): string => tries.key(triesId(id, from));

/** So many wrong tries in a row pause an account there: few enough against guessing, enough for a forgotten shift key. */
const mostWrong = 5;
export const pauseMinutes = 5;

/** The account of `id`, undefined when there is none. */
export const accountOf = (records: Records, id: string): Promise<Account | undefined> => accounts.read(records, id);

/** Puts an account with a new password in the store, over one of the same id. Throws when the id is not usable. */
export const putAccount = async (
  store: Store,
  { password, ...who }: Pick<Account, 'id' | 'name' | 'role'> & { password: string },
): Promise<void> => {
  const since = randomBytes(8).toString('hex');
  const account = accountSchema.parse({ ...who, password: await hashPassword(password), since });
  for (;;) {
    const records = openRecords(store);
    await accounts.read(records, who.id);
    accounts.write(records, who.id, account);
    if ((await records.commit()) === 'committed') return;
  }
};

/**
 * The account of `id` when the password is right; `now` is real time, epoch ms, `from` a digest of the address it comes
 * from. Takes as long for an account that does not exist. After some wrong tries in a row every try from there is
 * answered 'paused' for `pauseMinutes`, the right one too. 'busy': too many passwords wait to be looked at.
 */
export const checkPassword = async (
  store: Store,
  id: string,
  password: string,
  now: number,
  from = 'here',
): Promise<Account | 'wrong' | 'paused' | 'busy'> => {
  if (passwordsWait()) return 'busy';
  const of = triesId(id, from);
  const verdicts = new Map<string | undefined, boolean>();
  for (;;) {
    const records = openRecords(store);
    const before = (await tries.read(records, of)) ?? { wrong: 0 };
    if (before.pausedUntil !== undefined && before.pausedUntil > now) return 'paused';
    const account = await accounts.read(records, id);
    const right = verdicts.get(account?.since) ?? (await isPassword(password, account?.password));
    verdicts.set(account?.since, right);
    const wrong = before.wrong + 1;
    if (right) tries.remove(records, of);
    else if (wrong < mostWrong) tries.write(records, of, { wrong });
    else tries.write(records, of, { wrong: 0, pausedUntil: now + pauseMinutes * 60_000 });
    // Many tries at once are counted one by one: a conflict tries again, and may find the account paused.
    if ((await records.commit()) === 'committed') return right && account ? account : 'wrong';
  }
};

const adminId = 'admin';

/**
 * Makes sure of the account `admin`: with `password`, that one from now on; without, one is made when there is no
 * account yet, or at every start with `anew`. Answers the password it made, which is told nowhere else.
 */
export const ensureAdmin = async (
  store: Store,
  { name, password, anew = false }: { name: string; password?: string | undefined; anew?: boolean },
): Promise<string | undefined> => {
  const admin = { id: adminId, name, role: 'supervisor' } as const;
  const kept = await accounts.read(openRecords(store), adminId);
  if (password !== undefined) {
    // The same password leaves the account alone, so that a restart signs nobody out.
    if (!(await isPassword(password, kept?.password))) await putAccount(store, { ...admin, password });
    return undefined;
  }
  if (kept && !anew) return undefined;
  const made = randomBytes(12).toString('base64url');
  await putAccount(store, { ...admin, password: made });
  return made;
};
