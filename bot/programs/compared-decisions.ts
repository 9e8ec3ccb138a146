/** What the rules are asked when two versions of the documents are compared: each question once, answered by the rules alone. */
import { areaOf, noteOn } from '../../knowledge/rules/areas.ts';
import { closedBecause, isOpenDay } from '../../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../../knowledge/rules/contacts.ts';
import type { Reason } from '../../knowledge/rules/decision.ts';
import { atJapan } from '../../knowledge/rules/japan-time.ts';
import { dueDate, loanAllowed } from '../../knowledge/rules/loans.ts';
import type { Plan, Promised } from '../../knowledge/rules/promised.ts';
import { instantOf, slotDecision, windowsOn } from '../../knowledge/rules/visit-windows.ts';
import { visitAllowed } from '../../knowledge/rules/visits.ts';

/** One question to the rules, and what those of a version answer. */
export interface DecisionAsked {
  about: string;
  decided(promised: Promised): string;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
/** The first number from 0 on of which it is not so. */
const firstNot = (is: (n: number) => boolean): number => {
  let n = 0;
  while (is(n)) n++;
  return n;
};
const names = (because: readonly Reason[], code: Reason['code']): boolean => because.some((one) => one.code === code);

/** The windows of `day`, which is open, and how far ahead, how often and how many at once they are booked. */
const ofVisits = (day: string): DecisionAsked[] => {
  const none = { visits: [], area: 'none' as const };
  /** Why the first window of the day may be booked, or not, so long before it begins, with so much booked already. */
  const because = (
    promised: Promised,
    {
      ahead = { hours: promised.visits.earliestHours },
      taken = 0,
      before = 0,
    }: { ahead?: Temporal.DurationLike; taken?: number; before?: number },
  ): readonly Reason[] => {
    const [slot] = windowsOn(day, promised);
    if (!slot) return [];
    const visits = upTo(before).map((n) => ({ id: `visit-${n}`, state: 'done' as const, slot }));
    const now = instantOf(day, slot.from).subtract(ahead);
    return slotDecision(
      { day, time: slot.from },
      { ...none, visits },
      upTo(taken).map(() => slot),
      now,
      promised,
    ).because;
  };
  return [
    {
      about: 'windows of a visit',
      decided: (promised) =>
        windowsOn(day, promised)
          .map(({ from, to }) => `${from}-${to}`)
          .join(', '),
    },
    {
      about: 'visits in one window',
      decided: (promised) => `${firstNot((taken) => !names(because(promised, { taken }), 'window-full'))}`,
    },
    {
      about: 'a visit is booked',
      decided: (promised) => {
        const hours = firstNot((hours) => names(because(promised, { ahead: { hours } }), 'too-soon'));
        const tooFar = firstNot((days) => !names(because(promised, { ahead: { hours: days * 24 } }), 'too-far'));
        return `${hours} hours to ${tooFar - 1} days ahead`;
      },
    },
    {
      about: 'visits a month',
      decided: (promised) => `${firstNot((before) => !names(because(promised, { before }), 'month-used'))}`,
    },
  ];
};

/** Every part of an address that one of the versions knows an area by. */
const ofAreas = (versions: readonly Promised[], now: Temporal.Instant): DecisionAsked[] => {
  const parts = versions.flatMap(({ areas }) => [
    ...areas['to-be-confirmed'],
    ...areas['island-named'],
    ...areas['island-other'],
  ]);
  return [...new Set(parts)].map((address) => ({
    about: `a visit in ${address}`,
    decided(promised) {
      const area = areaOf(address, promised.areas);
      const gate = visitAllowed({ outcomes: [{ result: 'not_isolated' }], visits: [], area }, now, promised);
      const how = names(gate.because, 'to-be-confirmed') ? 'is to be confirmed' : 'is booked';
      return [how, noteOn(area) ?? []].flat().join(', ');
    },
  }));
};

const ofLoans = (arrived: string): DecisionAsked[] => [
  { about: `a loan that arrives on ${arrived}`, decided: (promised) => `is due on ${dueDate(arrived, promised)}` },
  {
    about: 'devices of one kind on loan',
    decided: (promised) => {
      const outcomes = [{ result: 'device_failure_suspected', device: 'router' }];
      const lent = (out: number) => upTo(out).map(() => ({ kind: 'router', state: 'arrived' as const }));
      const refused = (out: number) => loanAllowed({ outcomes, loans: lent(out) }, 'router', promised).because;
      return `${firstNot((out) => !names(refused(out), 'kind-is-out'))}`;
    },
  },
];

const ofContacts = (versions: readonly Promised[], now: Temporal.Instant): DecisionAsked[] => {
  const most = Math.max(...versions.flatMap(({ contacts }) => Object.values(contacts)));
  return ([1, 2] satisfies Plan[]).flatMap((plan) =>
    upTo(most + 1).map((used) => ({
      about: `plan ${plan}, ${used} used`,
      decided(promised: Promised) {
        const facts = { plan, used, waiting: 0, caseCounted: false };
        return contactAllowed(facts, now, promised).allowed ? 'a new contact is allowed' : 'a new contact is refused';
      },
    })),
  );
};

/** What is asked of all `versions`: hours, each day of the year from `from`, contacts, visits, areas and loans. */
export const compared = (versions: readonly Promised[], from: Temporal.PlainDate): DecisionAsked[] => {
  const days = upTo(366).map((n) => from.add({ days: n }));
  const open = days.find((day) => versions.every((promised) => isOpenDay(day, promised)));
  const noon = atJapan(from, new Temporal.PlainTime(12));
  return [
    ...(['desk', 'visit'] as const).map((service) => ({
      about: service,
      decided: (promised: Promised) => {
        const { opens, closes } = promised[service];
        return `${opens.toString().slice(0, 5)}-${closes.toString().slice(0, 5)}`;
      },
    })),
    ...days.map((day) => ({
      about: day.toString(),
      decided: (promised: Promised) => closedBecause(day, promised) ?? 'open',
    })),
    ...ofContacts(versions, noon),
    ...(open ? ofVisits(open.toString()) : []),
    ...ofAreas(versions, noon),
    ...ofLoans(from.toString()),
  ];
};
