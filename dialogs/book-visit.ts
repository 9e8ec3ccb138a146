/** A fault-isolation visit: a free window on an open day, read back with its weekday, booked (rows 8, 17 and 25). */
import type { Case } from '../adapters/cases/port.ts';
import type { Visit } from '../adapters/visit-calendar/port.ts';
import { asksAnother, refusesOnly } from '../knowledge/language/hear-arranged.ts';
import { hearSlots, putsOff, type SlotWish, wantsOtherTime } from '../knowledge/language/hear-slots.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import { dayDecision, instantOf, type Slot, slotDecision, type VisitFacts } from '../knowledge/rules/visit-windows.ts';
import { visitAllowed } from '../knowledge/rules/visits.ts';
import { knownContract, openCases } from './customer.ts';
import type { Answers, Form } from './form-shape.ts';
import { putOnBoard } from './on-board.ts';
import type { Reply } from './reply.ts';
import { noticeSetUp } from './set-up-at-visit.ts';
import type { Heard, Turn } from './turn.ts';
import { comingVisits, fits, freeNear, slotFor, slotOf, slotText, visitFacts } from './visit-slots.ts';

/** What is read back anew when the message says it anew. */
export const readsAgain = ['wish', 'slot', 'setUp', 'later', 'keep'];

/** How many windows are offered at once. */
const offered = 3;

/** Wished days and times of the message, kept until they are looked up; and the set-up that is asked for at the visit. */
export const noticeVisit = (heard: Heard, answers: Answers): Answers => noticeSetUp(heard, noticeSlots(heard, answers));

const noticeSlots = ({ reading, now }: Heard, answers: Answers): Answers => {
  const agreed = reading.commands.some(({ kind }) => kind === 'yes');
  // はい、その日時で names nothing new: いつでも is a wish only where nothing was agreed to.
  const wishes = hearSlots(reading.text, now).filter((wish) => !agreed || Object.keys(wish).length > 0);
  if (wishes.length > 0) return { ...answers, wish: JSON.stringify(wishes) };
  if (putsOff(reading.text)) return { ...answers, later: 'yes' };
  if (!wantsOtherTime(reading.text)) return answers;
  const { slot, ...others } = answers;
  return slot === undefined ? answers : { ...others, passed: slot };
};

/** Drops a slot that was free when it was wished for and may not be had any more: time has gone on, or another visit was booked. */
const lookAgain = (heard: Heard, answers: Answers, facts: VisitFacts) => {
  const { slot: text, ...without } = answers;
  if (text === undefined) return { answers };
  const { day, from } = slotOf(text);
  // Whether a place is left is told by booking it.
  const decision = slotDecision({ day, time: from }, facts, [], heard.now, heard.promised);
  return decision.allowed ? { answers } : { answers: { ...without, near: day }, say: heard.say.decision(decision) };
};

/** やっぱり木曜, of a window that was proposed, means the same time of that day where it can be had. */
const slotOnDay = async (
  heard: Heard,
  facts: VisitFacts,
  wishes: readonly SlotWish[],
  proposed: string | undefined,
) => {
  const isDayAlone = ({ day, time, from, to }: SlotWish) => day !== undefined && (time ?? from ?? to) === undefined;
  if (proposed !== undefined && wishes.every(isDayAlone)) {
    const { from } = slotOf(proposed);
    const same = await slotFor(
      heard,
      facts,
      wishes.map((wish) => ({ ...wish, time: from })),
    );
    if (same.slot) return same;
  }
  return slotFor(heard, facts, wishes);
};

/** Looks the wish up: a window that can be had becomes the slot; else why not, and where to look. */
export const lookUp = async (heard: Heard, answers: Answers, moving?: string) => {
  const { wish, ...rest } = answers;
  const facts = await visitFacts(heard, await knownContract(heard), moving);
  if (wish === undefined) return lookAgain(heard, answers, facts);
  const said = (JSON.parse(wish) as SlotWish[]).map((one) =>
    (one.day ?? one.first ?? one.last) === undefined && rest.near ? { ...one, day: rest.near } : one,
  );
  const { slot: found, refused, near } = await slotOnDay(heard, facts, said, rest.slot);
  // A bare hour is read by the day spoken of, else by the windows that were shown.
  const bare = (JSON.parse(wish) as SlotWish[]).filter(({ day, first, last }) => (day ?? first ?? last) === undefined);
  const shown = found || bare.length === 0 || !rest.near ? [] : await freeNear(heard, facts, rest.near, offered);
  const slot = found ?? shown.find((one) => bare.some((wished) => wished.time !== undefined && fits(wished)(one)));
  const { slot: _, ...without } = rest;
  if (slot) return { answers: { ...rest, slot: slotText(slot), near: slot.day } };
  return { answers: { ...without, near }, ...(refused && { say: heard.say.decision(refused) }) };
};

/** The question for a time, with the next free windows near the day that was named; `moving` is the visit that is to be moved. */
export const askWhen = async (heard: Heard, answers: Answers, moving?: Visit) => {
  const facts = await visitFacts(heard, await knownContract(heard), moving?.id);
  const near = answers.near ?? stamp(heard.now).slice(0, 10);
  const free = await freeNear(heard, facts, near, answers.passed === undefined ? offered : offered + 1);
  const others = free.filter((slot) => slotText(slot) !== answers.passed);
  return heard.say.visit.askWhen(others.slice(0, offered), answers.setUp, moving?.slot);
};

/** An area of note (4). */
export const unconfirmed = 'to-be-confirmed';

/** Puts the visit on the operators' board and reminds the customer of it the day before; false when that hour is past. */
export const announceVisit = async (
  turn: Turn,
  id: string,
  contract: string,
  of: string,
  slot: Slot,
): Promise<boolean> => {
  await putOnBoard(turn, 'visit', { id, contract, case: of }, instantOf(slot.day, slot.from));
  const reminder = instantOf(
    Temporal.PlainDate.from(slot.day).subtract({ days: 1 }).toString(),
    turn.promised.visits.remindAt,
  );
  const isAhead = Temporal.Instant.compare(reminder, turn.now) > 0;
  if (isAhead) turn.setTimer('visit-reminder', id, reminder);
  else turn.stopTimer('visit-reminder', id);
  return isAhead;
};

/** That the month of today has no visit left, for whoever names no day: where the windows that are shown begin. */
const monthOver = async (
  heard: Heard,
  { slot, near, wish }: Answers,
): Promise<{ near: string; say: Reply } | undefined> => {
  const named = (JSON.parse(wish ?? '[]') as SlotWish[]).some(({ day, first, last }) => day ?? first ?? last);
  if (named || (slot ?? near) !== undefined) return undefined;
  const { now, promised, say } = heard;
  const facts = await visitFacts(heard, await knownContract(heard));
  const decision = dayDecision(stamp(now).slice(0, 10), facts, [], now, promised);
  const because = decision.because.filter(({ code }) => code === 'month-used');
  const [used] = because.flatMap((reason) => (reason.code === 'month-used' ? [reason] : []));
  return used && { near: used.renews, say: say.decision({ ...decision, because }) };
};

/** The open case that opens the gate, else the one opened last. */
const visitCase = async (turn: Turn, contract: string): Promise<Case | undefined> => {
  const open = await openCases(turn, contract);
  return open.find(({ outcomes }) => outcomes.some(({ result }) => result === 'not_isolated')) ?? open[0];
};

/** The form of a visit. */
export const bookVisit = (heard: Heard): Form => {
  const { say, visits, now, promised } = heard;
  return {
    id: 'visit',
    forContract: true,
    notice(message, answers) {
      const noticed = noticeVisit(message, answers);
      const { text } = message.reading;
      const known = asksAnother(text) ? { ...noticed, another: 'yes' } : noticed;
      const { slot, ...others } = known;
      // いいえ to a window that is proposed asks for another one.
      return slot !== undefined && known.wish === answers.wish && refusesOnly(text)
        ? { ...others, passed: slot, refused: 'yes' }
        : known;
    },
    readsAgain,
    async gate({ later, ...answers }) {
      if (later === 'yes') return { say: say.visit.later(), next: () => 'end' as const };
      const contract = await knownContract(heard);
      const of = await visitCase(heard, contract.number);
      const decision = visitAllowed({ ...(await visitFacts(heard, contract)), outcomes: of?.outcomes }, now, promised);
      if (!decision.allowed) return { say: say.visit.refused(decision), next: () => 'end' as const };
      // A visit that stands is told of before a second one is booked beside it.
      const isNew = (answers.another ?? answers.wish ?? answers.slot ?? answers.near) === undefined;
      const [standing] = isNew ? await comingVisits(heard, contract.number) : [];
      return standing && { say: say.visit.stands(standing.slot), next: () => 'end' as const };
    },
    async heed({ refused, ...answers }) {
      const { area } = await visitFacts(heard, await knownContract(heard));
      if (area !== unconfirmed) {
        const over = await monthOver(heard, answers);
        const found = await lookUp(heard, over ? { ...answers, near: over.near } : answers);
        const told = over?.say ?? (refused === undefined ? undefined : say.visit.anotherTime());
        return { ...found, ...(told && { say: told }) };
      }
      const { reading } = heard;
      // No slot is promised there: the wish is kept in the customer's words, for an operator to confirm (row 23).
      const { wish, ...rest } = answers;
      return { answers: { ...rest, area, ...(wish !== undefined && { wished: reading.text.slice(0, 200) }) } };
    },
    asks: {
      slot: {
        when: ({ area }) => area !== unconfirmed,
        ask: (answers) => askWhen(heard, answers),
        hears: { as: 'choice', of: [] },
      },
      wished: { when: ({ area }) => area === unconfirmed, ask: say.visit.askWish, hears: { as: 'text' } },
    },
    readBack: async ({ slot = '', area, wished = '', setUp }) =>
      area === unconfirmed ? say.visit.confirmRequest(wished, setUp) : say.visit.confirm(slotOf(slot), setUp),
    async done({ slot = '', area, wished = '', setUp = '' }) {
      const { number } = await knownContract(heard);
      const of = await visitCase(heard, number);
      if (!of) throw new Error('the gate lets no visit through without a case');
      const wanted = slotOf(slot);
      const id = heard.newId('visit');
      const asked = { id, contract: number, case: of.id, at: stamp(now), ...(setUp !== '' && { setUpWish: setUp }) };
      if (area === unconfirmed) {
        await visits.request({ ...asked, wish: wished });
        await putOnBoard(heard, 'visit', asked, now);
        await heard.speak(say.visit.requested(wished));
        return 'end';
      }
      const booked = await visits.book(asked, wanted, promised.visits.capacity);
      if (booked === 'taken') {
        await heard.speak(say.visit.taken(wanted));
        return { start: 'visit', answers: { near: wanted.day, setUp } };
      }
      const reminds = booked === 'booked' && (await announceVisit(heard, id, number, of.id, wanted));
      if (booked !== 'booked') await putOnBoard(heard, 'visit', asked, now);
      await heard.cases.change(of.id, { lastEventAt: stamp(now) });
      await heard.speak(
        booked === 'booked' ? say.visit.booked(wanted, setUp, reminds) : say.pending.booking(wanted, setUp),
      );
      return 'end';
    },
  };
};
