/** A call to a system of the company over HTTP: JSON is POSTed, signed, with an idempotency key; whatever comes back is bounded. */
import { context, propagation } from '@opentelemetry/api';
import { OutsideError } from '../errors.ts';
import { type Secrets, sign, signatureHeader } from './signature.ts';

/** How long one call may take, its answer included. */
const withinMs = 10_000;
/** The most an answer may hold, in bytes: many times what one needs. */
const mostBytes = 16 * 1024;
/** The longest a Retry-After is heeded. */
const longestWaitMs = 3_600_000;

/**
 * Refusals that are not for good: too slow, the first call with this key is still worked on (409, as the Idempotency-Key
 * draft of the IETF has it), too early, too many.
 */
const passing: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** Where calls go, and how they are signed. */
export type CallSettings = Secrets & {
  url: string;
  /** real time, epoch ms */
  realNow: () => number;
  /** real time one call may take; ten seconds when left out */
  withinMs?: number;
};

export interface SignedCalls {
  /**
   * POSTs `value` under `key`, which is the same whenever it is told again. Resolves with one of the statuses in `taken`, and the body of a
   * 200; throws OutsideError otherwise, retryable unless it was refused for good. Redirects are not followed: what is signed for one address
   * is not carried to another.
   */
  post(key: string, value: unknown, taken: readonly number[]): Promise<{ status: number; body: Buffer }>;
  /** A failure as it is told: it never repeats what was sent or what came back. */
  failed(message: string, retryable: boolean, waitMs?: number): OutsideError;
}

/** The trace this call belongs to, for whoever follows it there (W3C Trace Context). */
const traceHeaders = (): Record<string, string> => {
  const headers = {};
  propagation.inject(context.active(), headers);
  return headers;
};

/** The JSON in `bytes`; undefined where it is none. */
export const jsonIn = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Calls to `system`, as failures name it. */
export const signedCalls = (system: string, settings: CallSettings): SignedCalls => {
  const { url, realNow } = settings;
  const failed: SignedCalls['failed'] = (message, retryable, waitMs) =>
    new OutsideError(system, { retryable, message: `the ${system} ${message}`, ...(waitMs && { waitMs }) });

  const read = async (response: Response): Promise<Buffer> => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > mostBytes) throw failed(`answered with more than ${mostBytes} bytes`, true);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  };

  const refusal = ({ status, headers }: Response): OutsideError => {
    const seconds = Number(headers.get('retry-after'));
    const waitMs = Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds * 1_000, longestWaitMs) : undefined;
    return failed(`answered ${status}`, status < 400 || status >= 500 || passing.has(status), waitMs);
  };

  const call = async (key: string, value: unknown, taken: readonly number[]) => {
    const body = Buffer.from(JSON.stringify(value));
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        [signatureHeader]: sign(settings, body, realNow()),
        ...traceHeaders(),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.withinMs ?? withinMs),
    });
    const { status } = response;
    if (status === 200 && taken.includes(status)) return { status, body: await read(response) };
    await response.body?.cancel();
    if (taken.includes(status)) return { status, body: Buffer.alloc(0) };
    throw refusal(response);
  };

  return {
    failed,
    async post(key, value, taken) {
      try {
        return await call(key, value, taken);
      } catch (error) {
        if (error instanceof OutsideError) throw error;
        const { name, cause } = error as Error & { cause?: { code?: string } };
        throw failed(`could not be reached or broke off (${cause?.code ?? name})`, true);
      }
    },
  };
};
