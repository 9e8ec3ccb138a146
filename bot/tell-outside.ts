/** Tells the back office what was committed, in order for each visit, loan and session; its answer comes in as an event. */
import type { Logger } from 'pino';
import {
  delayIntent,
  endIntent,
  giveUpIntent,
  intentQueue,
  intents,
  type KeptIntent,
  waitingOf,
} from '../adapters/back-office/intents.ts';
import type { Answered, BackOffice, Came, Intent } from '../adapters/back-office/port.ts';
import { OutsideError } from '../adapters/errors.ts';
import { deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import type { Clock } from './clock.ts';
import type { Event } from './event.ts';
import { leasedWork, type WorkStep } from './leased-work.ts';
import { measuredCall, measureLeft } from './measured-call.ts';
import type { Metrics } from './metrics.ts';
import { backOffMs, giveUpMs } from './patience.ts';
import { reasonOf } from './told-failures.ts';
import { traced, traceKept } from './trace.ts';
import type { TurnRunner } from './turn.ts';

export interface OutsideCalls {
  /** Tells what waits about one visit, loan or session, unless another worker is at it. */
  tell(of: string): Promise<void>;
  /** Takes up what was left behind or is to be tried again; resolves when nothing is due, or after some twenty seconds. */
  sweep(): Promise<void>;
}

/** A round begins no further calls after this long: a back office that hangs must not look like a process that does (bot/workers.ts). */
const roundMs = 20_000;

/** The event of an answer: told twice, in the response and by a call back, it happens once. */
export const answerEvent = (intent: Intent, conversation: string, answer: string, came: Came): Event => ({
  kind: 'answer',
  id: `answer/${JSON.stringify([intent.id, answer])}`,
  conversation,
  intent,
  came,
});

/** The calls to `office` over the intents of `store`. */
export const outsideCalls = (tools: {
  store: Store;
  clock: Clock;
  office: BackOffice;
  turns: TurnRunner;
  log: Logger;
  metrics: Metrics;
  goesOn?: () => boolean;
}): OutsideCalls => {
  const { store, clock, office, turns, log, metrics } = tools;

  const end = async (
    { intent, queuedAt, attempts }: KeptIntent,
    result: 'answered' | 'taken' | 'given up',
    reason = '',
  ): Promise<WorkStep> => {
    metrics.count('desk_intents_total', { kind: intent.kind, result });
    measureLeft(metrics, 'back-office', { queuedAt, attempts: attempts + 1, now: clock.realNow(), result });
    for (;;) {
      const records = openRecords(store);
      if (result === 'given up') await giveUpIntent(records, intent, reason, clock.realNow());
      else await endIntent(records, intent);
      records.notify(deskTopic);
      if ((await records.commit()) === 'committed') return 'again';
    }
  };

  /** Told again in `waitMs`: who looks sees why. */
  const delay = async (id: string, reason: string, waitMs: number): Promise<WorkStep> => {
    const records = openRecords(store);
    await delayIntent(records, id, { reason, dueAt: clock.realNow() + waitMs });
    records.notify(deskTopic);
    await records.commit();
    return { waitMs };
  };

  /** Keeps what came of an intent; false, and logged as an error of ours, when its turn fails. Throws when the store does. */
  const keep = async (intent: Intent, conversation: string, answer: string, came: Came): Promise<boolean> => {
    try {
      await turns.run(answerEvent(intent, conversation, answer, came));
      return true;
    } catch (error) {
      if (error instanceof OutsideError) throw error;
      metrics.count('desk_turn_failures_total', { kind: 'answer' });
      log.error(
        { err: error, intent: intent.id, kind: intent.kind, came: came.result },
        'what came of an intent was not kept',
      );
      return false;
    }
  };

  /** Tells an intent, and keeps what comes back; `came` hears what that was. */
  const handOver = async (known: KeptIntent, came: (result: string) => void): Promise<WorkStep> => {
    const { intent, conversation, attempts, queuedAt } = known;
    const { id, kind } = intent;
    let answer: Answered | undefined;
    try {
      answer = await measuredCall('back-office', tools, () => office.tell(intent));
    } catch (error) {
      const retryable = !(error instanceof OutsideError) || error.retryable;
      log.warn(
        { err: error, intent: id, kind, attempts: attempts + 1, retryable },
        'the back office did not take an intent',
      );
      const asked = error instanceof OutsideError ? (error.waitMs ?? 0) : 0;
      const reason = reasonOf(error);
      if (retryable && clock.realNow() - queuedAt <= giveUpMs) {
        came('again later');
        return delay(id, reason, Math.max(asked, backOffMs(attempts)));
      }
      came('given up');
      await keep(intent, conversation, '', { result: 'unanswered' });
      return end(known, 'given up', reason);
    }
    came(answer ? answer.answer.result : 'taken');
    // Told again it would fail again: the operators see it, and what waits behind it goes on.
    if (answer && !(await keep(intent, conversation, answer.id, answer.answer))) {
      await keep(intent, conversation, '', { result: 'failed' });
    }
    return end(known, answer ? 'answered' : 'taken');
  };

  const step = async (of: string): Promise<WorkStep> => {
    const records = openRecords(store);
    const [id] = await waitingOf(records, of);
    const known = id === undefined ? undefined : await intents.read(records, id);
    if (id === undefined || !known) return 'empty';
    const attempts = known.attempts + 1;
    intents.write(records, id, { ...known, attempts });
    if ((await records.commit()) === 'conflict') return 'again';
    const fields = { 'desk.intent': known.intent.kind, 'desk.attempts': attempts };
    return traced(log, { name: 'outbox', kind: 'consumer', within: traceKept(known.trace), fields }, (add) =>
      handOver(known, (result) => add({ 'desk.result': result })),
    );
  };

  const { one: tell, sweep } = leasedWork({ ...tools, queue: intentQueue, step });
  return { tell, sweep: () => sweep(roundMs) };
};
