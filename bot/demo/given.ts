/** Puts a contract with a past into the store: for the demo contracts and for described scenarios. */
import { randomUUID } from 'node:crypto';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import type { CaseOutcome } from '../../adapters/cases/port.ts';
import { putContract } from '../../adapters/contracts/built-in.ts';
import type { Contract } from '../../adapters/contracts/port.ts';
import { builtInDeviceLoans } from '../../adapters/device-loans/built-in.ts';
import type { Loan } from '../../adapters/device-loans/port.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { builtInVisitCalendar } from '../../adapters/visit-calendar/built-in.ts';
import { holidayOn } from '../../knowledge/rules/holidays.ts';
import { atJapan, stamp } from '../../knowledge/rules/japan-time.ts';

/** A contract as it is described: contacts used in `month`, and perhaps an open case with what was recorded for it. */
export interface Given {
  contract: Contract;
  /** `YYYY-MM`, Japan time */
  month: string;
  /** the time it is given at: the counts lie before it */
  at: Temporal.Instant;
  /** counts that stand in `month`; the open case's is one of them when it counted */
  used: number;
  /** a visit done in `month` */
  visitDone?: boolean;
  /** devices that are out on loan, arrived at `at` */
  lent?: readonly Loan['kind'][];
  openCase?: { at: Temporal.Instant; counted: boolean; outcomes: CaseOutcome[]; trouble?: string; what?: string };
  /** what was recorded belongs to an earlier case, which is closed: nothing of it opens a gate today */
  closedSince?: boolean;
}

/** Ten in the morning of each weekday of `month` before `now` that is no holiday. */
const workingDays = (month: string, now: Temporal.Instant): Temporal.Instant[] => {
  const first = Temporal.PlainDate.from(`${month}-01`);
  return Array.from({ length: first.daysInMonth }, (_, n) => first.add({ days: n }))
    .filter((day) => day.dayOfWeek < 6 && holidayOn(day) === undefined)
    .map((day) => atJapan(day, new Temporal.PlainTime(10)))
    .filter((at) => Temporal.Instant.compare(at, now) < 0);
};

const cleared = (number: string, month: string) => [
  `case-file/${number}`,
  `counts/${number}/${month}`,
  `visits-of/${number}`,
  `loans-of/${number}`,
];

/** Stores what is given, over what was there of the same contract this month. */
export const storeGiven = async (
  store: Store,
  { contract, month, at, used, openCase, closedSince = false, visitDone, lent = [] }: Given,
): Promise<void> => {
  for (;;) {
    const records = openRecords(store);
    await putContract(records, contract);
    const visits = builtInVisitCalendar(records);
    const loans = builtInDeviceLoans(records);
    for (const visit of await visits.of(contract.number)) await visits.end(visit.id, 'cancelled');
    for (const key of cleared(contract.number, month)) {
      if ((await records.read(key)) !== undefined) records.remove(key);
    }
    const cases = builtInCases(records);
    const first = Temporal.Instant.from(`${month}-01T00:00:00+09:00`);
    const days = workingDays(month, at);
    const count = async (id: string, at: Temporal.Instant) => {
      await cases.count(id, { kind: 'phone', of: id, at: stamp(at) }, month);
    };
    const before = used - (openCase?.counted ? 1 : 0);
    for (let n = 1; n <= before; n++) {
      const id = `${contract.number}/${month}/${n}`;
      const at = days.at(n - 1 - before) ?? first.add({ minutes: n });
      await records.read(`case/${id}`);
      await cases.begin(contract.number, id, {}, stamp(at));
      await count(id, at);
      await cases.change(id, { state: 'closed', outcomes: [{ result: 'resolved', at: stamp(at), by: 'desk' }] });
    }
    if (openCase) {
      const id = `${contract.number}/${month}/open`;
      const { at: opened, counted, outcomes, trouble, what } = openCase;
      await records.read(`case/${id}`);
      await cases.begin(contract.number, id, { ...(trouble && { trouble }), ...(what && { what }) }, stamp(opened));
      if (counted) await count(id, opened);
      await cases.change(id, { outcomes, ...(closedSince && { state: 'closed' as const }) });
    }
    const made = { contract: contract.number, case: `${contract.number}/${month}/open`, at: stamp(at) };
    // New each time: what was there of an earlier loading stays under its own id.
    const load = randomUUID();
    const fresh = (kind: string) => `${kind}/${contract.number}/${load}`;
    if (visitDone) {
      const slot = { day: `${month}-01`, from: '09:00', to: '11:00' };
      await visits.book({ ...made, id: fresh('visit') }, slot, Number.MAX_SAFE_INTEGER);
      await visits.end(fresh('visit'), 'done');
    }
    for (const kind of lent) {
      const id = `${fresh('loan')}/${kind}`;
      await loans.request({ ...made, id, kind });
      await loans.change(id, 'requested', { state: 'sent' });
      await loans.change(id, 'sent', { state: 'arrived', arrivedOn: stamp(at).slice(0, 10) });
    }
    if ((await records.commit()) === 'committed') return;
  }
};
