/** Whether LINE has sent these bytes: HMAC-SHA256 with the channel secret over the body as it came (developers.line.biz, Verify webhook signature). */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an x-line-signature looks like: 32 bytes in base64. */
const signature = /^[A-Za-z0-9+/]{43}=$/;

/** Whether the header may be a signature: what is asked before a body is read. It proves nothing. */
export const mayBeSigned = (header: unknown): header is string => typeof header === 'string' && signature.test(header);

/** Whether `header` is the signature of `body` by `secret`, compared in constant time. */
export const isSigned = (body: Uint8Array, header: unknown, secret: string): boolean =>
  mayBeSigned(header) &&
  timingSafeEqual(createHmac('sha256', secret).update(body).digest(), Buffer.from(header, 'base64'));
