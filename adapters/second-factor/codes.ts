/** Codes in the turn's commit. No code is kept: each is worked out anew from a nonce, by a secret that the store does not hold. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { allSecrets, type Secrets } from '../signed-calls/signature.ts';
import { type Records, recordKind } from '../store/records.ts';
import type { SecondFactor } from './port.ts';

const asked = recordKind(
  'code',
  z.object({
    contract: z.string(),
    nonce: z.string(),
    /** where it goes; undefined: nowhere, and no code is right */
    to: z.object({ phone: z.string(), tongue: z.enum(['ja', 'en']) }).optional(),
    sentAt: z.array(z.number()),
    wrong: z.number(),
    until: z.number(),
  }),
);
const sentTo = recordKind('codes-to', z.object({ sent: z.array(z.object({ at: z.number(), nonce: z.string() })) }));
const waiting = recordKind(
  'code-waiting',
  z.object({
    user: z.string(),
    nonce: z.string(),
    /** real time, epoch ms */
    queuedAt: z.number(),
    attempts: z.number(),
    /** the trace of the turn that asked for it, as a traceparent (W3C Trace Context) */
    trace: z.string().optional(),
  }),
);

/** Due items: a code that is to go out, by its id. Real time. */
export const codeQueue = 'code';

/** What is kept of codes means nothing a day later. */
const dayMs = 24 * 3_600_000;

/** The code of `nonce`, six digits: who has the store alone cannot work it out. */
const codeOf = (secret: string, nonce: string): string =>
  String(createHmac('sha256', secret).update(`code.${nonce}`).digest().readUIntBE(0, 6) % 1_000_000).padStart(6, '0');

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Codes as one turn sees and changes them. `sends` hears the id of what is to go out once the turn is kept. */
export const codesOver = (
  records: Records,
  secrets: Secrets,
  { realNow, trace = {}, sends }: { realNow: () => number; trace?: { trace?: string }; sends: (id: string) => void },
): SecondFactor => {
  type Asked = NonNullable<Awaited<ReturnType<typeof asked.read>>>;

  const keep = (user: string, one: Asked): void => {
    asked.write(records, user, one);
    records.forget(asked.key(user), realNow() + dayMs);
  };

  const keepSent = async (contract: string, change: (sent: { at: number; nonce: string }[]) => typeof sent) => {
    const { sent } = (await sentTo.read(records, contract)) ?? { sent: [] };
    sentTo.write(records, contract, { sent: change(sent) });
    records.forget(sentTo.key(contract), realNow() + dayMs);
  };

  const send = async (user: string, { contract, nonce, sentAt }: Asked, at: number): Promise<void> => {
    const id = `code-${nonce}-${sentAt.length}`;
    await waiting.read(records, id);
    waiting.write(records, id, { user, nonce, queuedAt: realNow(), attempts: 0, ...trace });
    records.schedule(codeQueue, id, realNow());
    await keepSent(contract, (sent) => [...sent.filter((one) => one.at > at - dayMs), { at, nonce }]);
    sends(id);
  };

  return {
    async asked(user) {
      const known = await asked.read(records, user);
      return known && { contract: known.contract, sentAt: known.sentAt, wrong: known.wrong, until: known.until };
    },
    sentTo: async (number) => ((await sentTo.read(records, number))?.sent ?? []).map(({ at }) => at),
    async ask(user, { contract, at, until }, to) {
      await asked.read(records, user);
      const one = {
        contract,
        nonce: randomBytes(16).toString('hex'),
        sentAt: [at],
        wrong: 0,
        until,
        ...(to && { to: { phone: to.phone, tongue: to.tongue } }),
      };
      keep(user, one);
      if (to) await send(user, one, at);
    },
    async sendAgain(user, { at, until }, isSent) {
      const known = await asked.read(records, user);
      if (!known) return;
      const one = { ...known, sentAt: [...known.sentAt, at], until };
      keep(user, one);
      if (known.to && isSent) await send(user, one, at);
    },
    async check(user, code) {
      const known = await asked.read(records, user);
      if (!known) return 'wrong';
      const { contract, nonce, to, wrong } = known;
      const isOne = allSecrets(secrets)
        .map((secret) => isSame(codeOf(secret, nonce), code))
        .includes(true);
      if (!isOne || !to) {
        keep(user, { ...known, wrong: wrong + 1 });
        return 'wrong';
      }
      asked.remove(records, user);
      await keepSent(contract, (sent) => sent.filter((one) => one.nonce !== nonce));
      return 'right';
    },
  };
};

/** A code that is to go out. */
export interface CodeWaiting {
  id: string;
  customer: string;
  phone: string;
  code: string;
  tongue: 'ja' | 'en';
  /** business time, epoch ms */
  until: number;
  /** real time, epoch ms */
  queuedAt: number;
  attempts: number;
  trace: string | undefined;
}

/**
 * What waits under `id`, one try more counted; undefined: nothing does. 'late', and it waits no more, where its code is right no more at `now`, business
 * time, epoch ms.
 */
export const takeWaiting = async (
  records: Records,
  secrets: Secrets,
  id: string,
  now: number,
): Promise<CodeWaiting | 'late' | undefined> => {
  const known = await waiting.read(records, id);
  if (!known) return undefined;
  const of = await asked.read(records, known.user);
  if (of?.nonce !== known.nonce || !of.to || of.until <= now) {
    waiting.remove(records, id);
    return 'late';
  }
  const attempts = known.attempts + 1;
  waiting.write(records, id, { ...known, attempts });
  return {
    id,
    customer: of.contract,
    phone: of.to.phone,
    code: codeOf(secrets.secret, of.nonce),
    tongue: of.to.tongue,
    until: of.until,
    queuedAt: known.queuedAt,
    attempts,
    trace: known.trace,
  };
};

/** What waits under `id` has gone out, or never will. */
export const endWaiting = async (records: Records, id: string): Promise<void> => {
  if (await waiting.read(records, id)) waiting.remove(records, id);
};
