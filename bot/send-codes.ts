/** Passes on one-time codes that were asked for, after their commit; what does not go out while it is right never does. */
import type { Logger } from 'pino';
import { OutsideError } from '../adapters/errors.ts';
import { type CodeWaiting, codeQueue, endWaiting, takeWaiting } from '../adapters/second-factor/codes.ts';
import type { CodeGateway } from '../adapters/second-factor/port.ts';
import type { Secrets } from '../adapters/signed-calls/signature.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import type { Company } from '../dialogs/form/turn.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import { plain } from '../knowledge/terms/figures.ts';
import type { Clock } from './clock.ts';
import { leasedWork, type WorkStep } from './leased-work.ts';
import { measuredCall, measureLeft } from './measured-call.ts';
import type { Metrics } from './metrics.ts';
import { backOffMs } from './patience.ts';
import { traced, traceKept } from './trace.ts';

export interface CodeSending {
  /** Passes on one code, unless another worker is at it. */
  send(id: string): Promise<void>;
  /** Takes up what was left behind or is to be tried again; resolves when nothing is due, or after some twenty seconds. */
  sweep(): Promise<void>;
}

/** A round begins no further calls after this long: a gateway that hangs must not look like a process that does (bot/workers.ts). */
const roundMs = 20_000;

/** The codes of `store` to `gateway`, made with `secrets`. */
export const codeSending = (tools: {
  store: Store;
  clock: Clock;
  company: Company;
  gateway: CodeGateway;
  secrets: Secrets;
  log: Logger;
  metrics: Metrics;
  goesOn?: () => boolean;
}): CodeSending => {
  const { store, clock, company, gateway, secrets, log, metrics } = tools;

  const end = async ({ id, queuedAt, attempts }: CodeWaiting, result: 'taken' | 'given up'): Promise<WorkStep> => {
    metrics.count('desk_codes_total', { result });
    measureLeft(metrics, 'code-gateway', { queuedAt, attempts, now: clock.realNow(), result });
    for (;;) {
      const records = openRecords(store);
      await endWaiting(records, id);
      if ((await records.commit()) === 'committed') return 'empty';
    }
  };

  const passOn = async (waiting: CodeWaiting, came: (result: string) => void): Promise<WorkStep> => {
    const { id, customer, phone, code, tongue, until, attempts } = waiting;
    try {
      await measuredCall('code-gateway', tools, () =>
        gateway.tell({
          id,
          customer,
          phone,
          code,
          text: plain(company.sayings[tongue].code.message(code).text),
          language: tongue,
          until: stamp(Temporal.Instant.fromEpochMilliseconds(until)),
        }),
      );
    } catch (error) {
      const retryable = !(error instanceof OutsideError) || error.retryable;
      log.warn({ err: error, attempts, retryable }, 'the gateway did not take a code');
      const asked = error instanceof OutsideError ? (error.waitMs ?? 0) : 0;
      came(retryable ? 'again later' : 'given up');
      return retryable ? { waitMs: Math.max(asked, backOffMs(attempts - 1)) } : end(waiting, 'given up');
    }
    came('taken');
    return end(waiting, 'taken');
  };

  const step = async (id: string): Promise<WorkStep> => {
    const records = openRecords(store);
    const waiting = await takeWaiting(records, secrets, id, clock.now().epochMilliseconds);
    if ((await records.commit()) === 'conflict') return 'again';
    if (waiting === 'late') metrics.count('desk_codes_total', { result: waiting });
    if (!waiting || waiting === 'late') return 'empty';
    const fields = { 'desk.attempts': waiting.attempts };
    return traced(log, { name: 'outbox', kind: 'consumer', within: traceKept(waiting.trace), fields }, (add) =>
      passOn(waiting, (result) => add({ 'desk.result': result })),
    );
  };

  const { one: send, sweep } = leasedWork({ ...tools, queue: codeQueue, step });
  return { send, sweep: () => sweep(roundMs) };
};
