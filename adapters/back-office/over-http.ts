/** A back office over HTTP: an intent is POSTed as JSON, signed, with an idempotency key; whatever comes back is bounded. */
import { context, propagation } from '@opentelemetry/api';
import { OutsideError } from '../errors.ts';
import { type Answered, answered, answersTo, type BackOffice, type Intent } from './port.ts';
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

/** What is told of a failure never repeats what was sent or what came back. */
const failed = (message: string, retryable: boolean, waitMs?: number): OutsideError =>
  new OutsideError('back office', { retryable, message: `the back office ${message}`, ...(waitMs && { waitMs }) });

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

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
};

const answerIn = (bytes: Buffer, { id, kind }: Intent): Answered => {
  const { data } = answered.safeParse(parsed(bytes));
  if (data?.intent === id && answersTo[kind].safeParse(data.answer).success) return data;
  throw failed('answered 200 with something that is no answer to the intent', true);
};

const refusal = ({ status, headers }: Response): OutsideError => {
  const seconds = Number(headers.get('retry-after'));
  const waitMs = Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds * 1_000, longestWaitMs) : undefined;
  return failed(`answered ${status}`, status < 400 || status >= 500 || passing.has(status), waitMs);
};

/** The trace this call belongs to, for whoever follows it there (W3C Trace Context). */
const traceHeaders = (): Record<string, string> => {
  const headers = {};
  propagation.inject(context.active(), headers);
  return headers;
};

/** The back office at `url`; redirects are not followed: what is signed for one address is not carried to another. */
export const backOfficeOverHttp = (
  settings: Secrets & {
    url: string;
    /** real time, epoch ms */
    realNow: () => number;
    /** real time one call may take; ten seconds when left out */
    withinMs?: number;
  },
): BackOffice => {
  const { url, realNow } = settings;
  const call = async (intent: Intent): Promise<Answered | undefined> => {
    const body = Buffer.from(JSON.stringify(intent));
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': intent.id,
        [signatureHeader]: sign(settings, body, realNow()),
        ...traceHeaders(),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.withinMs ?? withinMs),
    });
    if (response.status === 200) return answerIn(await read(response), intent);
    await response.body?.cancel();
    if (response.status === 202) return undefined;
    throw refusal(response);
  };

  return {
    async tell(intent) {
      try {
        return await call(intent);
      } catch (error) {
        if (error instanceof OutsideError) throw error;
        const { name, cause } = error as Error & { cause?: { code?: string } };
        throw failed(`could not be reached or broke off (${cause?.code ?? name})`, true);
      }
    },
  };
};
