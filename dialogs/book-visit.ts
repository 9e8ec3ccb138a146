/** A fault-isolation visit: a free window on an open day, read back with its weekday, booked (rows 8, 17 and 25). */
import type { Case } from '../adapters/cases/port.ts';
import type { Visit } from '../adapters/visit-calendar/port.ts';
import { hearSlots, type SlotWish, wantsOtherTime } from '../knowledge/language/hear-slots.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import { instantOf, type Slot, slotDecision, type VisitFacts } from '../knowledge/rules/visit-windows.ts';
import { visitAllowed } from '../knowledge/rules/visits.ts';
import { knownContract, openCases } from './customer.ts';
import type { Answers, Form } from './form-shape.ts';
import { putOnBoard } from './on-board.ts';
import { noticeSetUp } from './set-up-at-visit.ts';
import type { Heard, Turn } from './turn.ts';
import { freeNear, slotFor, slotOf, slotText, visitFacts } from './visit-slots.ts';

/** What is read back anew when the message says it anew. */
export const readsAgain = ['wish', 'slot', 'setUp'];

/** Wished days and times of the message, kept until they are looked up; and the set-up that is asked for at the visit. */
export const noticeVisit = (heard: Heard, answers: Answers): Answers => noticeSetUp(heard, noticeSlots(heard, answers));

const noticeSlots = ({ reading, now }: Heard, answers: Answers): Answers => {
  const agreed = reading.commands.some(({ kind }) => kind === 'yes');
  // はい、その日時で names nothing new: いつでも is a wish only where nothing was agreed to.
  const wishes = hearSlots(reading.text, now).filter((wish) => !agreed || Object.keys(wish).length > 0);
  if (wishes.length > 0) return { ...answers, wish: JSON.stringify(wishes) };
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

/** Looks the wish up: a window that can be had becomes the slot; else why not, and where to look. */
export const lookUp = async (heard: Heard, answers: Answers, moving?: string) => {
  const { wish, ...rest } = answers;
  const facts = await visitFacts(heard, await knownContract(heard), moving);
  if (wish === undefined) return lookAgain(heard, answers, facts);
  const said = (JSON.parse(wish) as SlotWish[]).map((one) =>
    one.day === undefined && one.first === undefined && rest.near ? { ...one, day: rest.near } : one,
  );
  const { slot, refused, near } = await slotFor(heard, facts, said);
  const { slot: _, ...without } = rest;
  if (slot) return { answers: { ...rest, slot: slotText(slot), near: slot.day } };
  return { answers: { ...without, near }, ...(refused && { say: heard.say.decision(refused) }) };
};

/** How many windows are offered at once. */
const offered = 3;

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
    notice: noticeVisit,
    readsAgain,
    async gate() {
      const contract = await knownContract(heard);
      const of = await visitCase(heard, contract.number);
      const decision = visitAllowed({ ...(await visitFacts(heard, contract)), outcomes: of?.outcomes }, now, promised);
      return decision.allowed ? undefined : { say: say.visit.refused(decision), next: () => 'end' as const };
    },
    async heed(answers) {
      const { area } = await visitFacts(heard, await knownContract(heard));
      if (area !== unconfirmed) return lookUp(heard, answers);
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
