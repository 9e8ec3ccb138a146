/** The signature on everything that is said between systems of the company and us, in either direction: HMAC-SHA256 over time and body. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What both sides sign with; `secretBefore` holds too while one is put in the place of the other. */
export interface Secrets {
  secret: string;
  secretBefore?: string | undefined;
}
/** Those that hold now, the one that is signed with first. */
export const allSecrets = ({ secret, secretBefore }: Secrets): string[] => [
  secret,
  ...(secretBefore ? [secretBefore] : []),
];

/** The header it stands in: `t=<epoch seconds>,v1=<hex>`, over `<epoch seconds>.<body>`; two v1 while two secrets hold. */
export const signatureHeader = 'x-desk-signature';

/** How far a signature's time may lie from ours: an old call cannot be told again later. */
const toleranceMs = 5 * 60_000;
const shape = /^t=(\d{1,12}),v1=([0-9a-f]{64})(?:,v1=([0-9a-f]{64}))?$/;

const macOf = (secret: string, seconds: string, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();

/** The header's value for `body` at `now`, real time, epoch ms. */
export const sign = (secrets: Secrets, body: Uint8Array, now: number): string => {
  const seconds = String(Math.floor(now / 1_000));
  return [`t=${seconds}`, ...allSecrets(secrets).map((one) => `v1=${macOf(one, seconds, body).toString('hex')}`)].join(
    ',',
  );
};

/** Whether `header` may be a signature made within five minutes of `now`: what can be told before the body is read. */
export const maySign = (header: unknown, now: number): boolean => {
  const [, seconds] = (typeof header === 'string' && shape.exec(header)) || [];
  return seconds !== undefined && Math.abs(now - Number(seconds) * 1_000) <= toleranceMs;
};

/** Whether `header` holds the signature of exactly these bytes, made within five minutes of `now`, real time, epoch ms. */
export const isSigned = (secrets: Secrets, header: unknown, body: Uint8Array, now: number): boolean => {
  const [, seconds, ...given] = (typeof header === 'string' && shape.exec(header)) || [];
  if (seconds === undefined) return false;
  const isNow = Math.abs(now - Number(seconds) * 1_000) <= toleranceMs;
  const shown = given.filter((hex) => hex !== undefined).map((hex) => Buffer.from(hex, 'hex'));
  const right = allSecrets(secrets).map((one) => macOf(one, seconds, body));
  return right.some((mac) => shown.some((one) => timingSafeEqual(mac, one))) && isNow;
};
