/** A fault-isolation visit: a free window on an open day, read back with its weekday, booked (rows 8, 17 and 25). */

import type { Case } from '../../../adapters/cases/port.ts';
import { resolvePast, resolveWhen, withoutHoursAsked } from '../../../knowledge/language/dates/resolve-when.ts';
import { namesDay, namesNothing, tellsSince } from '../../../knowledge/language/dates/slot-wish.ts';
import type { Command } from '../../../knowledge/language/reading.ts';
import { areaOf } from '../../../knowledge/rules/areas.ts';
import { caseFor } from '../../../knowledge/rules/cases.ts';
import { stamp } from '../../../knowledge/rules/japan-time.ts';
import { decided, monthUsed } from '../../../knowledge/rules/visit-windows.ts';
import { visitAllowed } from '../../../knowledge/rules/visits.ts';
import { sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard, Turn } from '../../form/turn.ts';
import { hintOf } from '../../situation/about-case.ts';
import { announceVisit } from '../../situation/announce-visit.ts';
import { knownContract, openCases, today } from '../../situation/customer.ts';
import { askWhen, lookUp, wishesIn } from '../../situation/find-window.ts';
import { putOnBoard, todoIdOf } from '../../situation/on-board.ts';
import { asksForCall } from '../../situation/queued-callback.ts';
import { comingVisits, fits, slotOf, visitFacts } from '../../situation/visit-slots.ts';
import { ofOneThing } from '../../situation/waiting-troubles.ts';
import { keptWish, tellsOfTrouble, wordsOf } from '../../words/kept-words.ts';
import type { Reply } from '../../words/reply.ts';
import { learnSetUp } from './set-up-at-visit.ts';
import { attemptFirst } from './which-visit.ts';

/** What is read back anew when the message says it anew. */
export const readsAgain = ['wish', 'which', 'shift', 'past', 'pick', 'slot', 'setUp', 'later', 'keep'];

/** Wished days and times of the message, kept until they are looked up; and the set-up that is asked for at the visit. `stands`: one that is booked is to be moved. */
export const learnVisit = (heard: Heard, answers: Answers, stands = false): Answers =>
  learnSetUp(heard, learnSlots(heard, answers, stands));

/** Where a day or time is seen from: the day that is proposed, else the one that is booked, or was spoken of. */
export const viewOf = ({ slot, booked, near }: Answers, { now, promised }: Turn) => ({
  now,
  spokenOf: slot === undefined ? (booked ?? near) : slotOf(slot).day,
  isBooked: booked !== undefined,
  latestDays: promised.visits.latestDays,
});

/** Whether the message is one question about the terms, other than the hours of a day. */
const asksOfTerms = ({ documents, reading: { says, commands } }: Heard): boolean =>
  says.onlyQuestion === true &&
  commands.some(
    (command) =>
      command.kind === 'ask' &&
      command.confidence >= sure &&
      documents.answers.topics.some(({ id, computed }) => id === command.topic && computed === undefined),
  );

const learnSlots = (heard: Heard, answers: Answers, stands: boolean): Answers => {
  const { reading, now } = heard;
  const { commands, says } = reading;
  const { slot, ...others } = answers;
  // Beside a window that is proposed, 貸出しは2週間までですか only asks.
  if (slot !== undefined && asksOfTerms(heard)) return answers;
  const when = withoutHoursAsked(says.when, slot === undefined);
  // 明日リモートで予約したい wishes for no visit that day.
  if (says.appointed === 'remote-at' || asksForCall(reading)) return answers;
  if (says.hoursOnly === 'desk' || (says.hoursOnly && slot !== undefined)) return answers;
  const agreed = commands.some(({ kind }) => kind === 'yes');
  const shift = stands || slot !== undefined ? says.shift : undefined;
  if (shift) return { ...answers, shift: JSON.stringify(shift) };
  // はい、その日時で and はい、木曜で name nothing new: いつでも is a wish only where nothing was agreed to.
  const proposed = slot === undefined ? undefined : slotOf(slot);
  const wishes = resolveWhen(when, viewOf(answers, heard)).filter(
    (wish) =>
      !tellsSince(wish, now) && !(agreed && (proposed === undefined ? namesNothing(wish) : fits(wish)(proposed))),
  );
  const past = wishes.length > 1 ? undefined : resolvePast(when, now);
  if (past !== undefined) return { ...answers, past };
  const { booked: _, ...unbooked } = answers;
  if (wishes.length > 0) return { ...unbooked, wish: JSON.stringify(wishes) };
  if (says.putOff) return { ...answers, later: 'yes' };
  if (slot !== undefined) return says.otherTime ? { ...others, passed: slot } : answers;
  const isHere = answers.shown !== undefined && !commands.some(isOfElse);
  const pick = isHere ? says.pick : undefined;
  return pick === undefined ? answers : { ...answers, pick };
};

/** What a message means beside which it chooses none of the windows that are shown; 都合が悪い sounds like a trouble. */
const isOfElse = (command: Command): boolean =>
  command.kind === 'start' ? command.service !== 'trouble' : elsewhere.has(command.kind);
const elsewhere: ReadonlySet<Command['kind']> = new Set(['human', 'back', 'repeat']);

/** An area of note (4). */
export const unconfirmed = 'to-be-confirmed';

/** That the month of today has no visit left, for whoever names no day: where the windows that are shown begin. */
const monthOver = async (heard: Heard, answers: Answers): Promise<{ near: string; say: Reply } | undefined> => {
  const named = wishesIn(answers).some(({ day, first, last }) => day ?? first ?? last);
  if (named || (answers.slot ?? answers.near) !== undefined) return undefined;
  const facts = await visitFacts(heard, await knownContract(heard));
  const [used] = monthUsed(today(heard), facts, heard.promised);
  return used && { near: used.renews, say: heard.say.decision(decided([used], [], facts.area)) };
};

/** The open case that opens the gate, else another one, of the trouble that is told; signs of one thing are one trouble (row 3). */
const visitCase = async (turn: Turn, contract: string, answers: Answers): Promise<Case | undefined> => {
  const open = await openCases(turn, contract);
  const { trouble: told, ...which } = hintOf(answers);
  const trouble = open.find((one) => ofOneThing(turn, one.trouble, told))?.trouble ?? told;
  const hint = trouble === undefined || trouble === 'other' ? which : { ...which, trouble };
  const tried = open.filter(({ outcomes }) => outcomes.some(({ result }) => result === 'not_isolated'));
  return caseFor(hint, tried) ?? caseFor(hint, open);
};

/** The form of a visit. */
export const bookVisit = (heard: Heard): Form => {
  const { say, visits, now, promised } = heard;
  return {
    id: forms.visit,
    forContract: true,
    learn(message, answers) {
      const noticed = learnVisit(message, answers);
      const { says, mentions } = message.reading;
      // 別の件です。プリンタが…: another trouble needs an attempt of its own (rows 3 and 17). 新しいルータの設定はいくら？ tells of none.
      const tellsOf = (mentions.trouble ?? mentions.symptom) !== undefined;
      const isAskedOnly = message.reading.commands.every(({ kind }) => kind === 'ask');
      const isElse = mentions.case === 'other' && (tellsOf || says.otherMatter) && !isAskedOnly;
      const { trouble } = mentions;
      const isTold =
        !mentions.sign && message.reading.acts.some((act) => tellsOfTrouble(act) && act.detail === trouble);
      const known: Answers = {
        ...(isTold && trouble !== undefined && { trouble }),
        ...noticed,
        ...(says.another && { another: 'yes' }),
        ...(isElse && { which: 'other' }),
        ...(mentions.case === 'same' && { which: 'same' }),
      };
      const { slot, ...others } = known;
      // いいえ to a window that is proposed asks for another one.
      return slot !== undefined && known.wish === answers.wish && says.refused
        ? { ...others, passed: slot, refused: 'yes' }
        : known;
    },
    readsAgain,
    left: say.visit.notBooked(),
    async gate({ later, ...answers }) {
      if (later === 'yes') return { say: say.visit.later(), next: () => 'end' as const };
      const contract = await knownContract(heard);
      const of = await visitCase(heard, contract.number, answers);
      const decision = visitAllowed({ ...(await visitFacts(heard, contract)), outcomes: of?.outcomes }, now, promised);
      if (decision.because.some(({ code }) => code === 'no-failed-attempt'))
        return attemptFirst(heard, decision, of, answers);
      if (!decision.allowed) return { say: say.visit.refused(decision), next: () => 'end' as const };
      // A visit that stands is told of before a second one is booked beside it, and where its own day is spoken of.
      const isNew = (answers.another ?? answers.slot ?? answers.near) === undefined;
      const days = wishesIn(answers).filter(namesDay);
      const coming = isNew ? await comingVisits(heard, contract.number) : [];
      const standing = coming.find(({ slot }) => days.every((wish) => slot !== undefined && fits(wish)(slot)));
      return standing && { say: say.visit.stands(standing.slot), next: () => 'end' as const };
    },
    async heed({ refused, past, ...answers }) {
      const area = areaOf((await knownContract(heard)).address, promised.areas);
      if (area !== unconfirmed) {
        const over = await monthOver(heard, answers);
        const found = await lookUp(heard, over ? { ...answers, near: over.near } : answers);
        const other = refused === undefined ? undefined : say.visit.anotherTime();
        const told = over?.say ?? (past === undefined ? other : say.visit.past(past));
        return { ...found, ...(told && { say: told }) };
      }
      const { reading } = heard;
      // No slot is promised there: the wish is kept in the customer's words, for an operator to confirm (row 23).
      const { wish, ...rest } = answers;
      return { answers: { ...rest, area, ...(wish !== undefined && { wished: keptWish(wordsOf(reading)) }) } };
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
    async done(answers) {
      const { slot = '', area, wished = '', setUp = '' } = answers;
      const { number } = await knownContract(heard);
      const of = await visitCase(heard, number, answers);
      if (!of) throw new Error('the gate lets no visit through without a case');
      const wanted = slotOf(slot);
      const id = heard.newId('visit');
      const alert = () => heard.alertOthers('order-news', todoIdOf('visit', id), number);
      const asked = { id, contract: number, case: of.id, at: stamp(now), ...(setUp !== '' && { setUpWish: setUp }) };
      if (area === unconfirmed) {
        await visits.request({ ...asked, wish: wished });
        await putOnBoard(heard, 'visit', asked, now);
        await alert();
        await heard.speak(say.visit.requested(wished));
        return 'end';
      }
      const booked = await visits.book(asked, wanted, promised.visits.capacity);
      if (booked === 'taken') {
        await heard.speak(say.visit.taken(wanted));
        return { start: forms.visit, answers: { near: wanted.day, setUp } };
      }
      const reminds = booked === 'booked' && (await announceVisit(heard, id, number, of.id, wanted));
      if (booked !== 'booked') await putOnBoard(heard, 'visit', asked, now);
      await alert();
      await heard.cases.change(of.id, { lastEventAt: stamp(now) });
      await heard.speak(
        booked === 'booked' ? say.visit.booked(wanted, setUp, reminds) : say.pending.booking(wanted, setUp),
      );
      return 'end';
    },
  };
};
