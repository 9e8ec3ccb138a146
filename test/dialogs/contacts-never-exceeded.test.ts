/** Whatever customers, operators and the clock do, a month holds no more contacts than its plan and what a supervisor counted with a reason. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Count } from '../../adapters/cases/port.ts';
import type { Ports } from '../../dialogs/form/turn.ts';
import { inJapan, monthOf } from '../../knowledge/rules/japan-time.ts';
import { suzuki } from '../helpers/desk-day.ts';
import { chats, contracts, lastDay, steppingDesk, steps } from '../helpers/desk-steps.ts';

type SteppingDesk = Awaited<ReturnType<typeof steppingDesk>>;
const limit = { 1: 5, 2: 10 };

const monthsUntil = (now: Temporal.Instant): string[] => {
  const months: string[] = [];
  for (let day = inJapan(lastDay).toPlainDate(); months.at(-1) !== monthOf(now); day = day.add({ months: 1 })) {
    months.push(day.toPlainYearMonth().toString());
  }
  return months;
};

/** How many counts of these a supervisor made beyond the limit, each with a reason. */
const overrides = async ({ desk }: Ports, counts: readonly Count[]): Promise<number> => {
  const phones = counts.flatMap(({ causes }) => causes.flatMap(({ kind, of }) => (kind === 'phone' ? [of] : [])));
  const contacts = await Promise.all(phones.map((id) => desk.phone(id)));
  return contacts.filter((one) => one?.by.id === suzuki.id && (one.override?.reason ?? '') !== '').length;
};

/** Every cause is there and of this case: a session that is not void, a recorded call, a hand-off. */
const mustBeCaused = async (
  { sessions, desk }: Ports,
  { case: id, causes }: Count,
  contract: string,
): Promise<void> => {
  expect(causes, `${id} counts without a cause`).not.toEqual([]);
  for (const { kind, of } of causes) {
    if (kind === 'remote') {
      const session = await sessions.find(of);
      expect(session).toMatchObject({ contract, case: id });
      expect(session?.state).not.toBe('void');
    }
    // What the contract had used before the first step was put there without a record of its own.
    if (kind === 'phone' && !of.startsWith(contract))
      expect(await desk.phone(of)).toMatchObject({ contract, case: id });
    if (kind === 'operator') expect(of).toMatch(/^handoff-/);
  }
};

const mustHold = async ({ desk, look }: SteppingDesk): Promise<void> => {
  const ports = look();
  const { cases, desk: operators } = ports;
  const now = desk.clock.now();
  const handoffs = await Promise.all(chats.map(({ chat }) => operators.handoffOf(chat)));
  for (const { number, plan } of contracts) {
    const counted: string[] = [];
    for (const month of monthsUntil(now)) {
      const counts = await cases.counts(number, month);
      const most = limit[plan] + (await overrides(ports, counts));
      expect(counts.length, `${number} in ${month}`).toBeLessThanOrEqual(most);
      for (const count of counts) {
        await mustBeCaused(ports, count, number);
        expect((await cases.find(count.case))?.count, 'a case knows its count').toEqual({ id: count.id, month });
      }
      counted.push(...counts.map((count) => count.case));
      if (month !== monthOf(now)) continue;
      const waiting = new Set((await cases.waiting(number)).map((one) => one.case));
      const uncounted = await Promise.all([...waiting].map((id) => cases.countOf(id)));
      const reserved = uncounted.filter((count) => count === undefined).length;
      expect(most - counts.length - reserved, `${number}: left in ${month}`).toBeGreaterThanOrEqual(0);
    }
    expect(new Set(counted).size, 'a case counts once').toBe(counted.length);
    const queued = handoffs.flatMap((one) => (one?.contract === number && one.state === 'queued' ? [one.id] : []));
    const waiting = (await cases.waiting(number)).map(({ handoff }) => handoff);
    expect(waiting.toSorted()).toEqual(queued.toSorted());
  }
};

const numRuns = 100;

it('no month holds more contacts than the plan and the overrides, in whatever order things happen', {
  timeout: 120_000,
}, async () => {
  const seen = { served: 0, refused: 0, overridden: 0, nextMonth: 0 };
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      runs += 1;
      const stepping = await steppingDesk();
      try {
        for (const step of taken) {
          const result = await stepping.take(step);
          if (step.do === 'serve' && result === 'done') seen.served += 1;
          if (result === 'refused') seen.refused += 1;
          await mustHold(stepping);
        }
        const now = stepping.desk.clock.now();
        if (monthOf(now) !== monthOf(lastDay)) seen.nextMonth += 1;
        const ports = stepping.look();
        for (const { number } of contracts) {
          seen.overridden += await overrides(ports, await ports.cases.counts(number, monthOf(now)));
        }
      } finally {
        await stepping.desk.close();
      }
    }),
    // About six seconds on two quiet cores; a busy machine explores less.
    { numRuns, interruptAfterTimeLimit: 15_000 },
  );
  if (runs === numRuns)
    expect(Math.min(...Object.values(seen)), `each was met: ${JSON.stringify(seen)}`).toBeGreaterThan(0);
});
