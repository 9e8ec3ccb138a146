/** Contracts that were found on the page and wait for LINE to confirm whose chat it is: each under a nonce, good once. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';

const nonces = recordKind(
  'line-nonce',
  z.object({
    user: z.string(),
    contract: z.string(),
    /** real time, epoch ms */
    until: z.number(),
  }),
);

/** LINE's token ends after ten minutes; its event may be a little late. */
const nonceMs = 15 * 60_000;

/** Keeps that `user` gave what belongs to `contract`; the nonce, 256 bits that nobody can guess. `realNow`: epoch ms. */
export const keepNonce = (records: Records, of: { user: string; contract: string }, realNow: number): string => {
  const nonce = randomBytes(32).toString('base64url');
  const until = realNow + nonceMs;
  nonces.write(records, nonce, { ...of, until });
  records.forget(nonces.key(nonce), until);
  return nonce;
};

/** The contract kept under `nonce`, which is used from now on; undefined: used, over, another user's, or never made. */
export const takeNonce = async (
  records: Records,
  nonce: string,
  user: string,
  realNow: number,
): Promise<string | undefined> => {
  const kept = await nonces.read(records, nonce);
  if (!kept || kept.user !== user || kept.until <= realNow) return undefined;
  nonces.remove(records, nonce);
  return kept.contract;
};
