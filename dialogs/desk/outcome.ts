/** An operator's outcome: what it does to the case, its count, the chat and the session (domain.md, "A case"). */
import type { Case, CaseCause, Count } from '../../adapters/cases/port.ts';
import type { Session } from '../../adapters/remote-support/port.ts';
import { causesAfter, type Outcome, staysOpen } from '../../knowledge/rules/cases.ts';
import { monthOf, stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { endCallback } from '../situation/queued-callback.ts';
import type { Operator } from './operator.ts';

/** Whether the chat of this take-over still goes on, with its operator or waiting for another: it has an outcome to come. */
const goesOn = async ({ desk }: Turn, { of, conversation }: CaseCause): Promise<boolean> => {
  const handoff = conversation === undefined ? undefined : await desk.handoffOf(conversation);
  return handoff?.id === of && (handoff.state === 'queued' || handoff.state === 'connected');
};

/**
 * The take-overs an outcome speaks of: the chat it `ended`, and earlier ones that had no outcome of their own, given back
 * or lost. What was taken before the last outcome was another contact; so is a chat on another device that goes on.
 */
const takenFor = async (
  turn: Turn,
  of: Case,
  causes: readonly CaseCause[],
  ended: string | undefined,
): Promise<string[]> => {
  const last = of.outcomes.at(-1)?.at ?? '';
  const mine = causes.filter((cause) => cause.kind === 'operator' && (cause.of === ended || cause.at > last));
  const others = await Promise.all(mine.map((cause) => goesOn(turn, cause)));
  return mine.filter((_, n) => !others[n]).map((cause) => cause.of);
};

/** Whether another chat waits for the case on a count of an earlier month: without it, that chat would use up a contact of this one. */
const isWaitedOn = async ({ cases, now }: Turn, of: Case, { month }: Count): Promise<boolean> =>
  month !== monthOf(now) && (await cases.waiting(of.contract)).some((one) => one.case === of.id);

/**
 * Records `outcome` for the case; a contract matter takes back what the take-over counted, not what a session or a call
 * did (row 5). A call-back that waits for the case is done with it.
 */
export const recordOutcome = async (
  turn: Turn,
  of: Case,
  outcome: Outcome,
  by: Operator,
  ended: string | undefined,
): Promise<void> => {
  const at = stamp(turn.now);
  const count = await turn.cases.countOf(of.id);
  if (count && outcome.result === 'contract' && !(await isWaitedOn(turn, of, count))) {
    const taken = await takenFor(turn, of, count.causes, ended);
    const left = taken.reduce<CaseCause[]>((causes, handoff) => causesAfter(causes, outcome, handoff), count.causes);
    if ((await turn.cases.recount(of.id, left)) === 'undone') turn.note('uncounted', 'contract');
  }
  const device = 'device' in outcome ? outcome.device : undefined;
  const recorded = { result: outcome.result, ...(device !== undefined && { device }), at, by: by.id };
  await turn.cases.change(of.id, {
    outcomes: [...of.outcomes, recorded],
    state: staysOpen(outcome) ? 'open' : 'closed',
    lastEventAt: at,
  });
  if (await endCallback(turn, of.id)) turn.note('handoff', 'callback settled');
  turn.note('outcome', device === undefined ? outcome.result : `${outcome.result}:${device}`);
};

/** Ends a session that goes on: an outcome means that it was connected, so its count stands (row 2). */
export const endSession = async (turn: Turn, { code }: Session): Promise<void> => {
  await turn.sessions.become(code, 'ended');
  turn.stopTimer('session-void', code);
  const todo = await turn.desk.todo(`remote/${code}`);
  if (todo) await turn.desk.keepTodo({ ...todo, state: 'done' });
  turn.note('session', 'ended');
};
