/** Fetches what a customer sent, as far as a limit: no redirect is followed, and the call ends with its time. */
import { context, propagation } from '@opentelemetry/api';
import { OutsideError } from '../errors.ts';
import { waitMsOf } from './http-answer.ts';

export interface FetchLimits {
  mostBytes: number;
  /** real time a call may take, its answer included */
  withinMs: number;
}

/** What came of fetching something a customer sent. */
export type Fetched =
  | { came: 'bytes'; bytes: Uint8Array }
  /** it is being made ready: later */
  | { came: 'not-yet' }
  /** it is there no more, and will not be */
  | { came: 'gone' }
  | { came: 'too-large' }
  /** it is not to be had from there */
  | { came: 'failed' };

/** Fetches what a channel calls `at`. Throws OutsideError, retryable, where it may be had later. */
export type FetchFile = (at: Record<string, unknown>, limits: FetchLimits) => Promise<Fetched>;

const retryable = (status: number): boolean => status >= 500 || [401, 408, 425, 429].includes(status);

/** The body, or undefined where it is larger than `most`: no more of it is read then. */
const bodyWithin = async (answer: Response, most: number): Promise<Uint8Array | undefined> => {
  if (Number(answer.headers.get('content-length') ?? 0) > most) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** What stands at `url`. 202: not yet; 404 and 410: gone; a redirect is not followed. Throws OutsideError(`system`), retryable. */
export const download = async (
  system: string,
  url: string,
  { mostBytes, withinMs }: FetchLimits,
  headers: Record<string, string> = {},
): Promise<Fetched> => {
  const ends = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(withinMs), ends.signal]);
  const all = { ...headers };
  propagation.inject(context.active(), all);
  try {
    const answer = await fetch(url, { headers: all, signal, redirect: 'manual' });
    const { status } = answer;
    if (status === 202) return { came: 'not-yet' };
    if (status === 404 || status === 410) return { came: 'gone' };
    if (retryable(status)) {
      const waitMs = waitMsOf(answer.headers);
      const told = { retryable: true, message: `${system} answered ${status}` };
      throw new OutsideError(system, waitMs === undefined ? told : { ...told, waitMs });
    }
    if (status !== 200) return { came: 'failed' };
    const bytes = await bodyWithin(answer, mostBytes);
    return bytes ? { came: 'bytes', bytes } : { came: 'too-large' };
  } catch (cause) {
    throw cause instanceof OutsideError ? cause : new OutsideError(system, { retryable: true, cause });
  } finally {
    ends.abort();
  }
};

/** The bytes that a `data:` URL in base64 holds itself. */
export const dataOf = (url: string): Uint8Array =>
  new Uint8Array(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
