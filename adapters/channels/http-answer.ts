/** What calls over HTTP share: whether one was sent at all, JSON that may be none, and how long the other side asks to be left alone. */

/** No connection was made, so nothing was sent. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a call that failed with `error` surely never got there. */
export const wasNeverSent = (error: unknown): boolean =>
  notConnected.has(String((error as { cause?: { code?: unknown } } | undefined)?.cause?.code ?? ''));

/** `text` as JSON; undefined where it is none. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** How long the server asks to be left alone, in milliseconds: seconds, or the time of a day as HTTP writes it, seen from its own clock (RFC 9110, Retry-After). */
export const waitMsOf = (headers: Pick<Headers, 'get'>): number | undefined => {
  const after = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(after)) return Math.ceil(Number(after) * 1_000);
  const [until, now] = [Date.parse(after), Date.parse(headers.get('date') ?? '')];
  return Number.isNaN(until) || Number.isNaN(now) ? undefined : Math.max(0, until - now);
};
