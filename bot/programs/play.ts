/** Plays a described conversation against the whole bot, in memory, and tells what was said and what came of it. */
import { builtInCases } from '../../adapters/cases/built-in.ts';
import { type Citation, type Message, plainText, type TranscriptEntry } from '../../adapters/channels/port.ts';
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import { boards, builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { monthOf, stamp } from '../../knowledge/rules/japan-time.ts';
import { isOut } from '../../knowledge/rules/loans.ts';
import { describedContract, describedOperator } from '../demo/described.ts';
import { type Given, storeGiven } from '../demo/given.ts';
import { portsOver } from '../ports.ts';
import { talks, transcriptLog } from '../talk.ts';
import { passingDesk } from './in-memory.ts';
import type { Scenario, ScenarioStep } from './scenario-shape.ts';

const operator = describedOperator;
const { number } = describedContract;

export interface Told {
  text: string;
  citations: { clause: string; title: string }[];
  choices: string[];
}

const cited = ({ clause, title }: Citation) => ({ clause, title });
const toldBy = (message: Message): Told => ({
  text: plainText(message),
  citations: (message.citations ?? []).map(cited),
  choices: (message.choices ?? []).map(({ label }) => label),
});

/** Ids of what the customer had before the conversation. */
const givenPrefix = 'given/';

type PassingDesk = ReturnType<typeof passingDesk>;

const prepare = async ({ store, clock }: PassingDesk, { customer, id }: Scenario, user: string): Promise<void> => {
  const prior = customer.prior_support;
  const at = prior?.at ?? clock.now();
  const recorded = { at: stamp(at), by: operator.id };
  await storeGiven(store, {
    contract: { ...describedContract, plan: customer.plan },
    month: customer.contacts_month,
    at: clock.now(),
    used: customer.contacts_used,
    ...(prior &&
      prior.result !== 'none' && {
        closedSince: prior.same_case === false,
        openCase: {
          at,
          counted: prior.same_case === true || customer.contacts_used > 0,
          outcomes: [
            ...(prior.result === 'failed_isolation' ? [{ result: 'not_isolated' as const, ...recorded }] : []),
            ...(prior.failed_device ?? []).map((device) => ({
              result: 'device_failure_suspected' as const,
              device,
              ...recorded,
            })),
          ],
        },
      }),
  });
  const records = openRecords(store);
  const { visits, loans } = portsOver(records, clock);
  const said = { contract: number, case: '', at: stamp(clock.now()) };
  for (const { id, date: day, start: from, end: to } of customer.bookings) {
    await visits.book({ ...said, id: givenPrefix + id }, { day, from, to }, Number.MAX_SAFE_INTEGER);
  }
  // Visits made earlier in the month, on its first days.
  for (let n = 1; n <= customer.visits_used; n++) {
    const id = `${givenPrefix}made-${n}`;
    await visits.book(
      { ...said, id },
      { day: `${customer.contacts_month}-0${n}`, from: '09:00', to: '11:00' },
      Number.MAX_SAFE_INTEGER,
    );
    await visits.end(id, 'done');
  }
  for (const [n, { kind, arrived }] of customer.active_loaners.entries()) {
    const id = `${givenPrefix}loan-${n}`;
    await loans.request({ ...said, id, kind });
    await loans.change(id, 'requested', { state: 'sent' });
    if (arrived) await loans.change(id, 'sent', { state: 'arrived', arrivedOn: arrived.slice(0, 10) });
  }
  await builtInContracts(records).link(user, number);
  if (customer.operators_online) records.list(boards.there, `${operator.id}/${id}`, Number.MAX_SAFE_INTEGER);
  await records.commit();
};

const stateAfter = async ({ store, clock }: PassingDesk, conversation: string, sessions: ReadonlySet<string>) => {
  const records = openRecords(store);
  const desk = builtInOperatorDesk(records, clock.realNow);
  const handoff = await desk.handoffOf(conversation);
  const talk = await talks.read(records, conversation);
  const { visits, loans } = portsOver(records, clock);
  const booked = (await visits.of(number)).filter(({ state }) => state === 'booked');
  const given = new Set(
    (await visits.of(number))
      .concat()
      .map(({ id }) => id)
      .filter((id) => id.startsWith(givenPrefix)),
  );
  for (const { id } of await loans.of(number)) if (id.startsWith(givenPrefix)) given.add(id);
  const offered = talk?.dialogs.dialogStack?.at(-1)?.id === 'callback';
  const states = await Promise.all([...sessions].map((code) => records.read(`session/${code}`)));
  const standing = states.filter(
    (stored) => (stored as { data?: { state?: string } } | undefined)?.data?.state !== 'void',
  );
  return {
    used: (await builtInCases(records).counts(number, monthOf(clock.now()))).length,
    remote: standing.length,
    visits: booked.filter(({ id }) => !given.has(id)).length,
    bookings: booked.flatMap(({ slot }) => (slot ? [{ date: slot.day, from: slot.from, to: slot.to }] : [])),
    loaners: (await loans.of(number)).flatMap(({ id, kind, state }) => (given.has(id) || !isOut(state) ? [] : [kind])),
    handoff: handoff === undefined || handoff.state === 'ended' ? 'none' : handoff.state,
    callback: (await desk.callbackOf(conversation)) ? 'queued' : offered ? 'offered' : 'none',
  };
};

/** The case an outcome without a chat or a session is recorded for, and the call-back it answers: a contact by phone. */
const spokenOf = async ({ store, clock }: PassingDesk, conversation: string) => {
  const records = openRecords(store);
  const todo = await builtInOperatorDesk(records, clock.realNow).callbackOf(conversation);
  const [open] = await builtInCases(records).open(number);
  const of = todo?.case ?? open?.id;
  return of === undefined ? undefined : { case: of, ...(todo && { todo: todo.id }) };
};

/** What a conversation is played with besides, such as a language model. */
type Outside = Parameters<typeof passingDesk>[1];

/** Plays `scenario` from its clock to its last step. */
export const play = async (scenario: Scenario, outside?: Outside) => {
  const desk = passingDesk(scenario.clock, outside);
  const conversation = `scenario/${scenario.id}`;
  const user = `scenario/${scenario.id}`;
  const sessions = new Set<string>();
  let read = 0;

  const happen = async (step: ScenarioStep): Promise<void> => {
    const first = step.actor === 'customer' && scenario.steps.find(({ n }) => n === step.duplicate_of);
    if (step.actor === 'customer') {
      const id = (first && first.actor === 'customer' && first.event_id) || step.event_id || `step-${step.n}`;
      const delivery = { by: 'transcript' } as const;
      await desk.turns.run({
        kind: 'message',
        id: `${conversation}/${id}`,
        conversation,
        user,
        text: step.msg,
        delivery,
      });
      return;
    }
    const { action, result = { result: 'other' } } = step;
    const does = {
      takeover: { do: 'take' },
      return_to_bot: { do: 'return' },
      close_case: { do: 'outcome', outcome: result },
    } as const;
    const id = `${conversation}/step-${step.n}`;
    const operate = (id: string, action: OperatorAction) =>
      desk.turns.run({ kind: 'operator', id, conversation, by: operator, action });
    const { action: done } = await operate(id, does[action]);
    const phoned = action === 'close_case' && done?.result !== 'done' ? await spokenOf(desk, conversation) : undefined;
    if (phoned)
      await operate(`${id}/phone`, { do: 'record-phone', contract: number, what: '', outcome: result, ...phoned });
  };

  const heardSince = async (): Promise<Told[]> => {
    const entries = await desk.store.readLog(transcriptLog(conversation), read, 10_000);
    read += entries.length;
    return entries.flatMap(({ value }) => {
      const entry = value as TranscriptEntry;
      if (entry.kind === 'note' && entry.about === 'session' && /^\d+$/.test(entry.text)) sessions.add(entry.text);
      if (entry.kind !== 'said' || entry.from === 'customer') return [];
      const code = entry.message.card?.link?.url.split('/').at(-1);
      if (code) sessions.add(code);
      return [toldBy(entry.message)];
    });
  };

  try {
    await prepare(desk, scenario, user);
    const steps = [];
    for (const step of scenario.steps) {
      await desk.due.timers(step.at, (time) => desk.clock.set(time));
      desk.clock.set(step.at);
      await happen(step);
      const replies = await heardSince();
      steps.push({ n: step.n, replies, state: await stateAfter(desk, conversation, sessions) });
    }
    return { id: scenario.id, steps };
  } finally {
    await desk.close();
  }
};

/** What one message gets in a conversation of its own; `given`: the contract its user is linked to. */
export const playOne = async (
  id: string,
  text: string,
  now: Temporal.Instant,
  given: Given | undefined,
  outside?: Outside,
): Promise<Told[]> => {
  const desk = passingDesk(now, outside);
  const conversation = `ask/${id}`;
  try {
    if (given) {
      await storeGiven(desk.store, given);
      const records = openRecords(desk.store);
      await builtInContracts(records).link(conversation, given.contract.number);
      await records.commit();
    }
    const delivery = { by: 'transcript' } as const;
    const event = {
      kind: 'message',
      id: conversation,
      conversation,
      user: conversation,
      text,
      delivery,
    } as const;
    const { replies } = await desk.turns.run(event);
    return replies.map(toldBy);
  } finally {
    await desk.close();
  }
};
