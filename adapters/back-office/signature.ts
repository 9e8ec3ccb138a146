/** The signature on everything that is said between the back office and us, in either direction: HMAC-SHA256 over time and body. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header it stands in: `t=<epoch seconds>,v1=<hex>`, over `<epoch seconds>.<body>`. */
export const signatureHeader = 'x-desk-signature';

/** How far a signature's time may lie from ours: an old call cannot be told again later. */
const toleranceMs = 5 * 60_000;
const shape = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

const macOf = (secret: string, seconds: string, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();

/** The header's value for `body` at `now`, real time, epoch ms. */
export const sign = (secret: string, body: Uint8Array, now: number): string => {
  const seconds = String(Math.floor(now / 1_000));
  return `t=${seconds},v1=${macOf(secret, seconds, body).toString('hex')}`;
};

/** Whether `header` may be a signature made within five minutes of `now`: what can be told before the body is read. */
export const maySign = (header: unknown, now: number): boolean => {
  const [, seconds] = (typeof header === 'string' && shape.exec(header)) || [];
  return seconds !== undefined && Math.abs(now - Number(seconds) * 1_000) <= toleranceMs;
};

/** Whether `header` is the signature of exactly these bytes, made within five minutes of `now`, real time, epoch ms. */
export const isSigned = (secret: string, header: unknown, body: Uint8Array, now: number): boolean => {
  const [, seconds, hex] = (typeof header === 'string' && shape.exec(header)) || [];
  if (seconds === undefined || hex === undefined) return false;
  const isNow = Math.abs(now - Number(seconds) * 1_000) <= toleranceMs;
  return timingSafeEqual(macOf(secret, seconds, body), Buffer.from(hex, 'hex')) && isNow;
};
