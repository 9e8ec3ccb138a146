/** The log: an allow-list of fields, and errors without what they were about. No message text, no numbers, no secrets. */
import { context, trace } from '@opentelemetry/api';
import { type Logger, pino } from 'pino';
import { OutsideError } from '../adapters/errors.ts';

/** What is told of a step of a trace, in the log and in its span: kinds, routes and results. */
const stepFields = [
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'desk.event',
  'desk.result',
  'desk.intent',
  'desk.attempts',
] as const;
export type StepFields = Partial<Record<(typeof stepFields)[number], string | number>>;

/** The fields that may be logged. Another one is left out, and its name told in `leftOut`. */
const allowed = new Set<string>([
  ...stepFields,
  'trace_id',
  'step',
  'ms',
  'err',
  'work',
  'timer',
  'event',
  'conversation',
  'intent',
  'kind',
  'result',
  'attempts',
  'retryable',
  'path',
  'year',
]);

/** What is told of an error. */
export interface ToldError {
  type: string;
  /** a word or number by which the error is known: ECONNREFUSED, OOM, 503 */
  code?: string;
  system?: string;
  /** our own words about an outside system, which hold nothing that was sent */
  message?: string;
  retryable?: boolean;
  /** it may have been done all the same */
  unsure?: boolean;
  /** where it was thrown, innermost first */
  at?: string[];
  cause?: ToldError;
}

const mostFrames = 8;
const word = /^[A-Z][A-Z0-9_]{1,40}$/;

/** What the error is known by: never a sentence, because sentences hold what was sent. */
const codeOf = (error: Error): string | undefined => {
  const { code, errcode, statusCode, status } = error as Error & Record<string, unknown>;
  for (const one of [code, errcode, statusCode, status]) {
    if (typeof one === 'number' || (typeof one === 'string' && word.test(one))) return String(one);
  }
  // Redis begins its own answers with a word.
  const first = error.name === 'ReplyError' ? error.message.split(' ', 1)[0] : undefined;
  return first !== undefined && word.test(first) ? first : undefined;
};

/** Places alone: the lines before the first one repeat the message. */
const framesOf = ({ message, stack = '' }: Error): string[] =>
  (stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack)
    .split('\n')
    .flatMap((line) => /^\s+at (.*)$/.exec(line)?.[1] ?? [])
    .slice(0, mostFrames);

/** What may be told of anything that was thrown: its kind, its code and where, never its message. */
export const toldError = (error: unknown, depth = 0): ToldError => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, cause } = error;
  const code = codeOf(error);
  const at = framesOf(error);
  const outside = error instanceof OutsideError;
  return {
    type: /^\w{1,60}$/.test(name) ? name : 'Error',
    ...(code !== undefined && { code }),
    ...(outside && { system: error.system, message: error.message, retryable: error.retryable, unsure: error.unsure }),
    ...(at.length > 0 && { at }),
    ...(cause !== undefined && depth < 4 && { cause: toldError(cause, depth + 1) }),
  };
};

const onlyAllowed = (fields: Record<string, unknown>): Record<string, unknown> => {
  const kept = Object.entries(fields).filter(([name]) => allowed.has(name));
  const leftOut = Object.keys(fields).filter((name) => !allowed.has(name));
  return { ...Object.fromEntries(kept), ...(leftOut.length > 0 && { leftOut }) };
};

/** The trace that what is logged belongs to, under the name that OpenTelemetry gives it in logs. */
const traceNow = (): object => {
  const now = trace.getSpanContext(context.active());
  return now ? { trace_id: now.traceId } : {};
};

/** A log of `level` and above, as JSON a line, to `to`: standard error when left out. */
export const openLog = (level: string, to: { write(line: string): void } = pino.destination(2)): Logger =>
  pino(
    {
      level,
      mixin: traceNow,
      serializers: { err: (error: unknown) => toldError(error) },
      formatters: { log: onlyAllowed },
    },
    to,
  );
