/** One activity handed to the Bot Connector: a plain call with a time-out that ends it, so that none goes on behind our back. */
import { context, propagation } from '@opentelemetry/api';
import { z } from 'zod';
import { jsonIn, waitMsOf, wasNeverSent } from '../channels/http-answer.ts';
import { OutsideError } from '../errors.ts';

const system = 'bot connector';

const code = z.string().regex(/^[\w.-]{1,80}$/);
const failure = z.looseObject({
  error: z.looseObject({
    code: code.optional().catch(undefined),
    subCode: code.optional().catch(undefined),
  }),
});
const accepted = z.looseObject({ id: z.string().min(1).max(1_000) });

/** A refusal that may be lifted: too much at once, two writers of one chat, a gateway, a token that has to be mended. */
const mayGoWell = (status: number): boolean => [401, 408, 412, 429].includes(status) || status >= 500;
/** Nobody is there any more: the app was removed or blocked, the conversation or its user is gone. */
const isGone = (status: number): boolean => status === 403 || status === 404;

const refusal = (status: number, text: string, waitMs: number | undefined): OutsideError => {
  const { error } = failure.safeParse(jsonIn(text)).data ?? {};
  const told = [status, ...[error?.code, error?.subCode].filter((one) => one !== undefined)].join(' ');
  return new OutsideError(system, {
    message: `${system} failed (${told})`,
    retryable: mayGoWell(status),
    unsure: status >= 500 || status === 408,
    gone: isGone(status),
    ...(waitMs !== undefined && { waitMs }),
  });
};

/** What `work` comes to, unless `signal` ends it first: then the rest of it is nobody's. */
const unlessOver = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const over = Promise.withResolvers<never>();
  const end = () => over.reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, over.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
};

/**
 * Posts `activity` to `url`; gives the id the channel calls it by, where it tells one. `token`: what the call is authorised
 * by, undefined where nobody asks; `withinMs`: real time, the token's way included. Throws OutsideError('bot connector').
 */
export const postActivity = async (
  url: string,
  activity: object,
  { token, withinMs }: { token: () => Promise<string> | undefined; withinMs: number },
): Promise<string | undefined> => {
  const signal = AbortSignal.timeout(withinMs);
  let isSent = false;
  try {
    const bearer = await unlessOver(Promise.resolve(token()), signal);
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
    };
    // The trace that the call belongs to (W3C Trace Context).
    propagation.inject(context.active(), headers);
    isSent = true;
    const body = JSON.stringify(activity);
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
    // The status alone says what came of it: an answer that breaks off after it is an answer.
    const text = await answer.text().catch(() => '');
    if (answer.ok) return accepted.safeParse(jsonIn(text)).data?.id;
    throw refusal(answer.status, text, waitMsOf(answer.headers));
  } catch (cause) {
    if (cause instanceof OutsideError) throw cause;
    throw new OutsideError(system, { retryable: true, unsure: isSent && !wasNeverSent(cause), cause });
  }
};
