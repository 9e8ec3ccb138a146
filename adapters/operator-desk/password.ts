/** Passwords of the desk: kept as scrypt hashes, each with its salt and cost, compared in constant time. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export const hashSchema = z.object({
  salt: z.string(),
  hash: z.string(),
  cost: z.number(),
  blockSize: z.number(),
  parallel: z.number(),
});
export type PasswordHash = z.infer<typeof hashSchema>;

/** What a new hash costs: about a tenth of a second and 32 MB; raising it leaves old hashes usable. */
const costs = { cost: 2 ** 15, blockSize: 8, parallel: 1 };
const length = 32;

type Costs = Pick<PasswordHash, 'cost' | 'blockSize' | 'parallel'>;

/** So many are worked out at once: each takes a thread, and the store's disk needs the others. */
const mostAtOnce = 2;
/** So many more may wait, some two seconds at most. */
const mostWaiting = 20;
let atWork = 0;
const line: (() => void)[] = [];

/** Whether so many passwords wait to be looked at that no more should come: who floods the sign-in must not fill the memory. */
export const passwordsWait = (): boolean => line.length >= mostWaiting;

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (atWork >= mostAtOnce) await new Promise<void>((go) => line.push(go));
  else atWork += 1;
  try {
    return await work();
  } finally {
    const next = line.shift();
    if (next) next();
    else atWork -= 1;
  }
};

const derive = (password: string, salt: Buffer, { cost, blockSize, parallel }: Costs): Promise<Buffer> => {
  const options: ScryptOptions = { N: cost, r: blockSize, p: parallel, maxmem: 256 * cost * blockSize };
  // The same word typed on another keyboard can come in another form of Unicode.
  const typed = password.normalize('NFKC');
  const work = () =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(typed, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
    });
  return inTurn(work);
};

/** A new hash of `password`, with a salt of its own. */
export const hashPassword = async (password: string): Promise<PasswordHash> => {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, costs);
  return { salt: salt.toString('hex'), hash: hash.toString('hex'), ...costs };
};

/** Whether `password` is the one of `kept`. Without one it takes as long and is false: nobody learns which accounts exist. */
export const isPassword = async (password: string, kept: PasswordHash | undefined): Promise<boolean> => {
  const against = kept ?? { salt: '00'.repeat(16), hash: '00'.repeat(length), ...costs };
  const derived = await derive(password, Buffer.from(against.salt, 'hex'), against);
  return timingSafeEqual(derived, Buffer.from(against.hash, 'hex')) && kept !== undefined;
};
