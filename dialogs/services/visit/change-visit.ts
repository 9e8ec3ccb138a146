/** Moves a visit that is ahead: an invalid change keeps the old booking, and the month's quota moves along (row 8). */

import type { Visit } from '../../../adapters/visit-calendar/port.ts';
import { resolveWhen } from '../../../knowledge/language/dates/resolve-when.ts';
import type { Reading } from '../../../knowledge/language/reading.ts';
import { areaOf } from '../../../knowledge/rules/areas.ts';
import type { VisitWindow } from '../../../knowledge/rules/visit-windows.ts';
import { moveAllowed } from '../../../knowledge/rules/visits.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form, Next } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { announceVisit } from '../../situation/announce-visit.ts';
import { canDo } from '../../situation/can-do.ts';
import { knownContract, openCases, today } from '../../situation/customer.ts';
import { askWhen, lookUp, wishesIn } from '../../situation/find-window.ts';
import { changeOnBoard } from '../../situation/on-board.ts';
import { standingRequest } from '../../situation/request.ts';
import { comingVisits, slotOf, slotText } from '../../situation/visit-slots.ts';
import { keptWish, wordsOf } from '../../words/kept-words.ts';
import { learnVisit, readsAgain, unconfirmed, viewOf } from './book-visit.ts';
import { besideKept, wishesWith } from './set-up-at-visit.ts';

/** That the request for a paid visit is spoken of, not the visit: 設定の訪問. */
const learnKind = ({ reading }: Heard, answers: Answers): Answers =>
  reading.says.ofSetUp && reading.says.setUp === undefined ? { ...answers, kind: 'paid' } : answers;

/** That the booking is to stay as it is: そのままで; and what puts the change off or calls it off leaves it so too. */
const learnKept = ({ reading: { says, commands } }: Heard, answers: Answers): Answers => {
  const isOff = commands.some(({ kind }) => kind === 'cancel') && commands.every(({ kind }) => kind !== 'start');
  return isOff || answers.later === 'yes' || says.keptAsIs ? { ...answers, keep: 'yes' } : answers;
};

/** The time it was moved from in this conversation is wished for again: 元の日に戻して. */
const learnBack = ({ reading: { says }, kept }: Heard, answers: Answers): Answers => {
  const { moved } = kept();
  if (!moved || !says.putBack) return answers;
  return { ...answers, wish: JSON.stringify([{ day: moved.day, time: moved.from }]) };
};

/** 11月30日の訪問を12月2日に: the day of a visit that stands tells which is meant, and is no wish. */
const withoutOwnDay = (answers: Answers, coming: readonly Visit[]): Answers => {
  const { wish: _, ...rest } = answers;
  const wishes = wishesIn(answers);
  const own = coming.find(({ slot }) => wishes.some(({ day }) => day === slot?.day));
  if (!own) return answers;
  const others = wishes.filter(({ day }) => day !== own.slot?.day);
  return { ...rest, ...(others.length > 0 && { wish: JSON.stringify(others) }), visit: own.id };
};

/** Which visit is meant: the one whose own day is named beside the new one, else the one of the month that is wished for, else the next. */
const withVisit = (said: Answers, coming: readonly Visit[], { says }: Reading): Answers => {
  const isTold = wishesIn(said).length > 1 || says.cannotBeThere;
  const answers = isTold ? withoutOwnDay(said, coming) : said;
  const days = wishesIn(answers).flatMap(({ day, first }) => day ?? first ?? []);
  const sameMonth = coming.find(({ slot }) => days.some((day) => day.slice(0, 7) === slot?.day.slice(0, 7)));
  const meant = sameMonth?.id ?? answers.visit ?? coming[0]?.id;
  return { ...answers, ...(meant !== undefined && { visit: meant }) };
};

/** The day from which on windows are looked for: its own, unless nobody can be there that day, or an earlier one is wanted. */
const lookFrom = ({ day }: VisitWindow, heard: Heard): string => {
  const { says } = heard.reading;
  if (says.earlierDay) return today(heard);
  return says.cannotBeThere ? Temporal.PlainDate.from(day).add({ days: 1 }).toString() : day;
};

/** It waits for an operator and has no slot: what is wished for it may still be said anew. */
const isWish = ({ state, slot }: Visit): boolean => state === 'requested' && slot === undefined;

const end = (): Next => 'end';

/** The form that moves a visit. One that waits to be confirmed has its wish changed; in such an area an operator moves a booked one (row 23). */
export const changeVisit = (heard: Heard): Form => {
  const { say, visits, now, promised } = heard;
  const coming = async () => comingVisits(heard, (await knownContract(heard)).number);
  const meant = async ({ visit }: Answers) => {
    const all = await coming();
    return all.find(({ id }) => id === visit) ?? all[0];
  };
  const isUnconfirmed = async () => areaOf((await knownContract(heard)).address, promised.areas) === unconfirmed;

  const move = async (visit: Visit, slot: string, setUp: string | undefined): Promise<Next> => {
    const wanted = slotOf(slot);
    const moved = await visits.move(visit.id, wanted, promised.visits.capacity);
    if (moved === 'waiting' || moved === 'gone') throw new Error('the gate lets nothing through that cannot be moved');
    if (moved === 'taken') {
      await heard.speak(say.visit.taken(wanted));
      const answers = { visit: visit.id, near: wanted.day, ...(setUp !== undefined && { setUp }) };
      return { start: forms.change, answers };
    }
    if (setUp !== undefined) await visits.rewish(visit.id, wishesWith(visit, setUp));
    heard.keep({ moved: visit.slot });
    if (moved === 'moved') await announceVisit(heard, visit.id, visit.contract, visit.case, wanted);
    const asked = visit.slot ? say.pending.move(visit.slot, wanted, setUp) : say.pending.booking(wanted, setUp);
    await heard.speak(moved === 'moved' ? say.visit.moved(wanted, setUp) : asked);
    return 'end';
  };
  const wishAnew = async (visit: Visit, wished: string, setUp: string | undefined): Promise<Next> => {
    await visits.rewish(visit.id, wishesWith({ ...visit, wish: wished }, setUp));
    await changeOnBoard(heard, 'visit', visit.id, { state: 'open' });
    await heard.speak(say.visit.requested(wished));
    return 'end';
  };

  return {
    id: forms.change,
    forContract: true,
    learn: (message, answers) =>
      learnBack(message, learnKept(message, learnKind(message, learnVisit(message, answers, true)))),
    readsAgain,
    async gate(answers) {
      const visit = await meant(answers);
      const isPaid = answers.kind === 'paid' || !visit;
      if (isPaid && (await standingRequest(heard, forms.paidVisit, (await knownContract(heard)).number)))
        return { next: () => ({ start: forms.paidVisit }) };
      if (!visit) {
        const contract = await knownContract(heard);
        const { visit: mayBook } = await canDo(heard, contract, await openCases(heard, contract.number));
        return { say: say.visit.none(), next: () => (mayBook ? { start: forms.visit } : 'end') };
      }
      if (answers.keep === 'yes') return { say: say.visit.kept(), next: end };
      if (isWish(visit)) return undefined;
      const decision = moveAllowed(visit, now);
      const isOver = decision.because.some(({ code }) => code === 'visit-over');
      if (!decision.allowed)
        return { say: isOver ? say.visit.notAnyMore(decision) : say.pending.notYet(decision), next: end };
      return (await isUnconfirmed()) ? { say: say.visit.movedByPerson(), next: end } : undefined;
    },
    /** 15時に, alone, is the time of the day that is booked. */
    async heed(said) {
      const standing = await coming();
      const { reading } = heard;
      const { says } = reading;
      const booked = standing[0]?.slot?.day;
      // 訪問を翌日にして is of the day that is booked.
      const isOfBooked = booked !== undefined && said.wish !== undefined && said.near === undefined && says.leansOnDay;
      const known = isOfBooked
        ? { ...said, wish: JSON.stringify(resolveWhen(says.when, viewOf({ booked }, heard))) }
        : said;
      const answers = withVisit(known, standing, reading);
      const visit = await meant(answers);
      const { past, ...others } = answers;
      const answered: Answers = {
        ...besideKept(others, visit?.setUpWish),
        ...(visit?.slot && answers.near === undefined && { near: lookFrom(visit.slot, heard), booked: visit.slot.day }),
      };
      if (visit && isWish(visit)) {
        const { wish, ...rest } = answered;
        return { answers: { ...rest, area: unconfirmed, ...(wish && { wished: keptWish(wordsOf(reading)) }) } };
      }
      const found = await lookUp(heard, answered, visit);
      if (past !== undefined) return { ...found, say: say.visit.past(past) };
      const { slot, ...rest }: Answers = found.answers;
      return visit?.slot && slot === slotText(visit.slot)
        ? { answers: rest, say: say.visit.sameTime(visit.slot) }
        : found;
    },
    asks: {
      slot: {
        when: ({ area }) => area !== unconfirmed,
        ask: async (answers) => askWhen(heard, answers, await meant(answers)),
        hears: { as: 'choice', of: [] },
      },
      wished: { when: ({ area }) => area === unconfirmed, ask: say.visit.askWish, hears: { as: 'text' } },
    },
    readBack: async ({ slot = '', setUp, area, wished = '', ...answers }) =>
      area === unconfirmed
        ? say.visit.confirmRequest(wished, setUp)
        : say.visit.confirmMove((await meant(answers))?.slot, slotOf(slot), setUp),
    about: async (answers) => JSON.stringify([(await meant(answers))?.slot, answers.slot, answers.wished]),
    declined: say.visit.kept(),
    left: say.visit.notMoved(),
    async done({ slot = '', setUp, area, wished = '', ...answers }) {
      const visit = await meant(answers);
      if (!visit) throw new Error('the gate lets nothing through without a visit');
      return area === unconfirmed ? wishAnew(visit, wished, setUp) : move(visit, slot, setUp);
    },
  };
};
