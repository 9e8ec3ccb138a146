/** From what a customer wishes to a window of a visit: the one that was meant, or those that are free near it. */
import type { Contract } from '../../adapters/contracts/port.ts';
import type { Visit } from '../../adapters/visit-calendar/port.ts';
import type { SlotWish } from '../../knowledge/language/dates/slot-wish.ts';
import { areaOf } from '../../knowledge/rules/areas.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import { inJapan } from '../../knowledge/rules/japan-time.ts';
import type { Promised } from '../../knowledge/rules/promised.ts';
import {
  dayDecision,
  freeWindows,
  instantOf,
  slotDecision,
  type VisitFacts,
  type VisitWindow,
  windowFor,
} from '../../knowledge/rules/visit-windows.ts';
import { changeAllowed, isComing, nextFree } from '../../knowledge/rules/visits.ts';
import type { Turn } from '../form/turn.ts';
import { today } from './customer.ts';

/** What the rules on visits look at for a contract; `moving` is the visit that is to be moved. */
export const visitFacts = async (turn: Turn, contract: Contract, moving?: string): Promise<VisitFacts> => ({
  visits: await turn.visits.of(contract.number),
  area: areaOf(contract.address, turn.promised.areas),
  ...(moving !== undefined && { moving }),
});

/** The windows of the visits that are booked and not over, the next one first. */
export const slotsAhead = async (turn: Turn, contract: string): Promise<VisitWindow[]> =>
  (await turn.visits.of(contract))
    .flatMap((visit) => (visit.slot && isComing(visit, turn.now) ? [visit.slot] : []))
    .toSorted((one, other) => (one.day + one.from).localeCompare(other.day + other.from));

/** Whether a window is one the wish allows. */
export const fits =
  ({ day, first, last, time, from, to, weekdays }: SlotWish) =>
  (slot: VisitWindow): boolean =>
    (day === undefined || slot.day === day) &&
    (first === undefined || slot.day >= first) &&
    (last === undefined || slot.day <= last) &&
    (time === undefined || (slot.from <= time && time < slot.to)) &&
    (from === undefined || slot.from >= from) &&
    (to === undefined || slot.to <= to || slot.from < to) &&
    (weekdays === undefined || weekdays.includes(Temporal.PlainDate.from(slot.day).dayOfWeek));

/** Free windows from `near` on that fit the wish, `count` at most; only the days that are needed are read. */
export const freeNear = async (
  turn: Turn,
  facts: VisitFacts,
  near: string,
  count: number,
  wish: SlotWish = {},
): Promise<VisitWindow[]> => {
  const taken = new Map<string, readonly Omit<VisitWindow, 'day'>[]>();
  for (;;) {
    const { slots, unread } = nextFree({ near, count, taken, fits: fits(wish) }, facts, turn.now, turn.promised);
    if (unread === undefined) return slots;
    taken.set(unread, await turn.visits.taken(unread));
  }
};

/** 夕方: where no window begins in the hours that are wished, the one in which they begin is meant. */
const asTime = (wish: SlotWish, { visits }: Promised): SlotWish => {
  const { from, to, ...others } = wish;
  if (from === undefined) return wish;
  const begins = visits.windows.some((window) => from <= window.from && (to === undefined || window.from < to));
  return begins ? wish : { ...others, time: from };
};

/** 12月に、12月3日の13時で: a wish for a time in which another one lies says no more than that one. */
const withoutWider = (wishes: readonly SlotWish[]): SlotWish[] =>
  wishes.filter(
    ({ first, last, weekdays }) =>
      first === undefined ||
      last === undefined ||
      weekdays !== undefined ||
      !wishes.some(({ day }) => day !== undefined && first <= day && day <= last),
  );

/** Why nothing of a wish can be had: what stands against its nearest day, or against its time of day; undefined: nothing does. */
const reasonOf = async (turn: Turn, facts: VisitFacts, wish: SlotWish, near: string): Promise<Decision | undefined> => {
  const { now, promised } = turn;
  const said = wish.day ?? wish.first ?? wish.last;
  const [free] = said === undefined ? await freeNear(turn, facts, near, 1) : [];
  let date = Temporal.PlainDate.from([free?.day ?? said ?? near, today(turn)].toSorted().at(-1) ?? near);
  while (wish.weekdays && wish.weekdays.length > 0 && !wish.weekdays.includes(date.dayOfWeek))
    date = date.add({ days: 1 });
  const day = date.toString();
  const taken = await turn.visits.taken(day);
  const time = wish.time ?? wish.from ?? (wish.to === undefined ? undefined : '00:00');
  const byDay = dayDecision(day, facts, taken, now, promised);
  const isOutside = time !== undefined && windowFor({ day, time }, promised) === undefined;
  const decision = isOutside ? slotDecision({ day, time }, facts, taken, now, promised) : byDay;
  return decision.allowed ? undefined : decision;
};

/** The last free window that fits the wish, from the last of its days back to today. */
const lastFree = async (turn: Turn, facts: VisitFacts, wish: SlotWish): Promise<VisitWindow | undefined> => {
  const until = inJapan(turn.now).toPlainDate().add({ days: turn.promised.visits.latestDays }).toString();
  const [last = until] = [wish.last ?? until, until].toSorted();
  for (let day = last; day >= today(turn); day = Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()) {
    const free = freeWindows(day, facts, await turn.visits.taken(day), turn.now, turn.promised).filter(fits(wish));
    if (free.length > 0) return free.at(-1);
  }
  return undefined;
};

const ofOneDay = ({ promised }: Turn): number => promised.visits.windows.length;

/** The window for the first wish that can be had, or why the last of them cannot, and the day to look near. */
export const slotFor = async (
  turn: Turn,
  facts: VisitFacts,
  wishes: readonly SlotWish[],
): Promise<{ slot?: VisitWindow; refused?: Decision; near: string }> => {
  let refused: Decision | undefined;
  let near = today(turn);
  for (const wish of withoutWider(wishes).map((one) => asTime(one, turn.promised))) {
    const { day, time } = wish;
    near = day ?? wish.first ?? near;
    if (day !== undefined && time !== undefined) {
      const decision = slotDecision({ day, time }, facts, await turn.visits.taken(day), turn.now, turn.promised);
      const slot = decision.allowed ? windowFor({ day, time }, turn.promised) : undefined;
      if (slot) return { slot, near };
      refused = decision;
      continue;
    }
    if (wish.edge === 'last-of-all') {
      const slot = await lastFree(turn, facts, wish);
      if (slot) return { slot, near: slot.day };
    }
    const named = day !== undefined && wish.from === undefined && wish.to === undefined;
    const free = await freeNear(turn, facts, near, wish.edge === undefined ? 1 : ofOneDay(turn), wish);
    const slot = wish.edge === 'last' ? free.findLast(({ day: on }) => on === free[0]?.day) : free[0];
    if (slot && (!named || wish.edge !== undefined)) return { slot, near };
    if (slot) return { ...(refused && { refused }), near };
    refused = (await reasonOf(turn, facts, wish, near)) ?? refused;
  }
  return { ...(refused && { refused }), near };
};

/** The visits of the contract that can still be changed, the next one first. */
export const comingVisits = async (turn: Turn, contract: string): Promise<Visit[]> => {
  const coming = (await turn.visits.of(contract)).filter((visit) => changeAllowed(visit, turn.now).allowed);
  const start = ({ slot }: Visit) => (slot ? slot.day + slot.from : '');
  return coming.toSorted((one, other) => start(one).localeCompare(start(other)));
};

/** The next of them. */
export const comingVisit = async (turn: Turn, contract: string): Promise<Visit | undefined> =>
  (await comingVisits(turn, contract))[0];

/** When the customer is reminded of a visit: the day before. */
export const remindedAt = ({ day }: VisitWindow, { visits }: Promised): Temporal.Instant =>
  instantOf(Temporal.PlainDate.from(day).subtract({ days: 1 }).toString(), visits.remindAt);

/** A slot as one answer of a form, and back. */
export const slotText = ({ day, from, to }: VisitWindow): string => `${day} ${from} ${to}`;

/** The slot that `slotText` wrote. */
export const slotOf = (text: string): VisitWindow => {
  const [day = '', from = '', to = ''] = text.split(' ');
  return { day, from, to };
};
