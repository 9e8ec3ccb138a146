/** What a turn does that is counted once it is committed: contacts, chats for operators, talks, unclear readings. */
import type { Todo } from '../adapters/operator-desk/port.ts';
import type { Ports } from '../dialogs/form/turn.ts';
import type { Event } from './event.ts';
import type { Metrics } from './metrics.ts';
import type { Talk } from './talk.ts';

/** What is to be counted when the turn is committed. */
export type ToCount = ((metrics: Metrics) => void)[];

/** Work that means a person has to speak with the customer; visits, loans and requests are arranged by the bot. */
const needsPerson: ReadonlySet<Todo['kind']> = new Set(['callback', 'unverified-call', 'remote', 'complaint']);

/**
 * `ports`, which put what they are used for in `toCount`; that a person is needed is noted in `talk`, so that it is counted
 * once. A conversation may go on for years: after `startAnewAfterHours` of silence its next message begins another talk.
 */
export const tallied = (
  event: Event,
  ports: Ports,
  {
    talk,
    now,
    startAnewAfterHours,
    toCount,
  }: { talk: Talk; now: Temporal.Instant; startAnewAfterHours: number; toCount: ToCount },
): Ports => {
  const { cases, desk, unclear } = ports;
  const { heardAt } = talk.kept;
  const wasSilent = heardAt !== undefined && now.since(heardAt).total('hours') >= startAnewAfterHours;
  if (event.kind === 'message' && !event.join && (talk.passedOn === undefined || wasSilent)) {
    talk.passedOn = false;
    toCount.push((metrics) => metrics.count('desk_talks_total'));
  }
  const passOn = () => {
    if (talk.passedOn !== false) return;
    talk.passedOn = true;
    toCount.push((metrics) => metrics.count('desk_talks_passed_on_total'));
  };
  return {
    ...ports,
    cases: {
      ...cases,
      async count(id, cause, month) {
        const result = await cases.count(id, cause, month);
        if (result === 'counted')
          toCount.push((metrics) => metrics.count('desk_contacts_total', { cause: cause.kind }));
        return result;
      },
      async recount(id, causes) {
        const result = await cases.recount(id, causes);
        if (result === 'undone') toCount.push((metrics) => metrics.count('desk_contacts_undone_total'));
        return result;
      },
    },
    desk: {
      ...desk,
      async keepHandoff(handoff) {
        const { state, queuedAt, conversation } = handoff;
        const before = await desk.handoffOf(conversation);
        await desk.keepHandoff(handoff);
        if (before?.id === handoff.id && before.state === state) return;
        toCount.push((metrics) => metrics.count('desk_handoffs_total', { state }));
        if (state === 'queued') passOn();
        if (state !== 'connected') return;
        const waited = now.since(Temporal.Instant.from(queuedAt)).total('seconds');
        toCount.push((metrics) => metrics.observe('desk_handoff_wait_seconds', waited));
      },
      async keepTodo(todo) {
        const isNew = todo.state === 'open' && (await desk.todo(todo.id)) === undefined;
        await desk.keepTodo(todo);
        if (!isNew) return;
        toCount.push((metrics) => metrics.count('desk_todos_total', { kind: todo.kind }));
        if (needsPerson.has(todo.kind)) passOn();
      },
    },
    unclear: {
      async keep(one) {
        await unclear.keep(one);
        toCount.push((metrics) => metrics.count('desk_unclear_readings_total', { because: one.because }));
      },
    },
  };
};
