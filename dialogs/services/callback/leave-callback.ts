/** A call-back: queued at once for the next opening and the registered number; a wish and another number can follow (row 24). */

import type { Todo } from '../../../adapters/operator-desk/port.ts';
import { resolveCallTime } from '../../../knowledge/language/dates/resolve-when.ts';
import { withDigits } from '../../../knowledge/language/values/resolve-digits.ts';
import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { all, type Decision } from '../../../knowledge/rules/decision.ts';
import { minuteOf, stamp } from '../../../knowledge/rules/japan-time.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { caseAnswered, caseFromAnswers, learnTrouble } from '../../situation/about-case.ts';
import { canDo } from '../../situation/can-do.ts';
import { knownContract, openCases } from '../../situation/customer.ts';
import { withNumberToConfirm } from '../../situation/number-to-call.ts';
import { asksForCall, comesFrom, dueOf, isUnverified, queuedCallback } from '../../situation/queued-callback.ts';
import { voidSessionOf } from '../../situation/void-session.ts';
import { leaveLine } from '../../situation/waiting-line.ts';
import { openWaiting } from '../../situation/waiting-troubles.ts';
import { keptWish, wordsOf } from '../../words/kept-words.ts';
import { planCallback } from './plan-callback.ts';

/** Whose number is called is the registered one, once that is wished for. */
const registered = '';

/** What the customer says of the call that is to come. */
interface Agreed {
  due: Temporal.Instant;
  refused: Decision | undefined;
  phone: string | undefined;
  wish: string | undefined;
}

/** The number and the wish that an operator reads with it. */
const wishedOf = ({ phone, wish }: Agreed) => ({
  ...(phone !== undefined && phone !== registered && { phone }),
  ...(wish !== undefined && { wish }),
});

/** Nothing but what the call is to be about: プリンターの件と伝えて. */
const saysOnlyNote = ({ wished, phone, other, why }: Answers): boolean =>
  (wished === undefined || wished === '[]') && (phone ?? other ?? why) === undefined;

/** What the call is to be about; another matter beside the one that is known adds to it. */
const noteWithMore = async (
  { cases }: Heard,
  { note, also }: Answers,
  queued: Todo | undefined,
): Promise<string | undefined> => {
  if (also === undefined) return note;
  const before = note ?? queued?.what ?? (queued && (await cases.find(queued.case))?.what);
  return before === undefined || before.includes(also) ? (before ?? also) : `${before}、${also}`;
};

/** Keeps what the call is to be about for whoever makes it; who asks whether that is passed on hears whether it was. */
export const keepNote = async (heard: Heard, queued: Todo, note: string): Promise<void> => {
  const { say, desk, cases, reading } = heard;
  const known = queued.what ?? (await cases.find(queued.case))?.what;
  // 複合機の件も一緒に聞いていい？ asks for more of it.
  if (reading.says.question && known !== undefined && reading.says.alsoOfCall === undefined)
    return heard.speak(say.callback.notedAs(known, known.includes(note)));
  await desk.keepTodo({ ...queued, what: note });
  const asksIfNoted = reading.says.question === true && reading.says.alsoOfCall === undefined;
  await heard.speak(say.callback.noted(note, asksIfNoted));
};

/** Changes the call-back that stands; what cannot be kept is told, and leaves what was agreed. */
const changeQueued = async (heard: Heard, queued: Todo, answers: Answers, agreed: Agreed): Promise<void> => {
  const { say, desk, now } = heard;
  const { due, refused, phone, wish } = agreed;
  if (answers.other !== undefined && phone === undefined) return heard.speak(say.callback.askNumber());
  const isNamed = answers.wished !== undefined && answers.wished !== '[]';
  // What was agreed for later stays when another time cannot be kept; what may come any minute does not.
  const stays =
    !isNamed || (refused !== undefined && Temporal.Instant.compare(Temporal.Instant.from(queued.dueAt), now) > 0);
  // Who asks whether it may be then, as it is arranged, changes nothing: 9時以降で大丈夫ですか.
  if (phone === undefined && !refused && isNamed && stamp(due) === queued.dueAt)
    return heard.speak(say.callback.already(comesFrom(heard, queued), heard.reading.says.question));
  const { wish: before, phone: called, ...others } = queued;
  const kept = {
    ...others,
    ...(called !== undefined && phone !== registered && { phone: called }),
    ...(before !== undefined && !(refused && !stays) && { wish: before }),
    ...wishedOf(agreed),
    ...(answers.note !== undefined && { what: answers.note }),
    ...(!stays && { dueAt: stamp(due) }),
  };
  await desk.keepTodo(withNumberToConfirm(await knownContract(heard), kept, queued));
  if (answers.note !== undefined) await heard.speak(say.callback.noted(answers.note));
  if (refused) return heard.speak(say.callback.refused(refused, dueOf(kept), phone, stays));
  if (phone !== undefined || wish !== undefined) return heard.speak(say.callback.changed(dueOf(kept), phone, wish));
  return heard.speak(say.callback.already(comesFrom(heard, kept)));
};

/** Tells that a number is confirmed first, unless it is the one that was `known` of the call before. */
const tellToConfirm = async ({ desk, say, speak }: Heard, id: string, known: string | undefined): Promise<void> => {
  const { unconfirmed, phone } = (await desk.todo(id)) ?? {};
  if (unconfirmed && phone !== undefined && phone !== known) await speak(say.number.confirmedFirst(phone));
};

/** The form of a call-back. */
export const leaveCallback = (heard: Heard): Form => {
  const { say, desk, now, promised, conversation } = heard;

  const queuedFor = async (answers: Answers): Promise<Todo | undefined> => {
    const known = await caseAnswered(heard, await knownContract(heard), answers);
    return known && desk.callbackIn(known.id);
  };

  /** The call that was asked for before it was known who asks (row 28): now it is one of theirs. */
  const adopted = async (answers: Answers): Promise<Todo | undefined> => {
    const asked = await queuedCallback(heard);
    if (!asked || !isUnverified(asked)) return undefined;
    const of = await caseFromAnswers(heard, await knownContract(heard), answers);
    const call: Todo = { ...asked, kind: 'callback', contract: of.contract, case: of.id };
    return withNumberToConfirm(await knownContract(heard), call);
  };

  return {
    id: forms.callBack,
    forContract: true,
    learn(message, answers) {
      const { reading, now } = message;
      const { says } = reading;
      const { wish, slots } = resolveCallTime(says.when, now);
      // The time of a visit that cannot be had is none to call at.
      const isOfCall = wish !== undefined && !says.tooLate && (says.ofCall || !says.ofVisit);
      const wished = JSON.stringify(slots);
      const words = wordsOf(reading);
      const { callNumber: number } = says;
      const isOffered = answers.offered === 'yes';
      const { digits } = says;
      const right = digits && answers.phone ? withDigits(answers.phone, digits) : undefined;
      return {
        // Who wants to talk on the phone may call us as well: that is said, and the call-back asked for.
        ...(says.wishesToPhone && answers.offered === undefined && { offered: 'yes', phones: 'yes' }),
        // 電話をもらうことはできますか asks whether it can be, and wishes for nothing yet (row 27).
        ...(asksForCall(reading) && says.asksWhetherCalled && { whether: 'yes' }),
        ...(says.onlyAsksOfCall && { offered: 'yes', ...(isOffered && { asked: words }) }),
        ...learnTrouble(message, answers),
        ...(isOfCall && says.alsoOfCall === undefined && { wish, wished }),
        // まだですか and どうなってますか, as the line was closed, hear the offer again.
        ...(isOffered && says.asksHowItStands && !says.asksIfWeCalled && { asked: words }),
        // 10時は無理？, to the offer of a call, is no yes yet.
        ...(isOffered && says.asksForCallAt && !asksForCall(reading) && { asked: wished }),
        ...(says.tooLate && { late: keptWish(words) }),
        ...(digits && right !== undefined && { phone: right, digits: digits.but }),
        ...(number === 'registered' && { phone: registered }),
        ...(typeof number === 'object' && { phone: number.number }),
        ...(number === 'other' && { other: 'yes' }),
        ...(says.callNote !== undefined && { note: says.callNote }),
        ...(says.alsoOfCall !== undefined && { also: says.alsoOfCall }),
      };
    },
    asks: {},
    // A wish that can be kept is taken at its word; another time than the one wished for needs a yes (row 27).
    async readBack(answers) {
      const isOffered = answers.offered === 'yes';
      const { may, due, opening, refused, usedUp } = await planCallback(heard, answers);
      const isTaken = answers.whether === undefined && (refused ?? usedUp) === undefined;
      if (!isOffered && (isTaken || (await queuedFor(answers)))) return undefined;
      const contract = await knownContract(heard);
      const can = await canDo(heard, contract, await openCases(heard, contract.number));
      const isSoonest = answers.late !== undefined && Temporal.Instant.compare(due, opening) === 0;
      const why = { refused: refused ?? (isOffered ? undefined : usedUp), isSoonest };
      if (answers.phones !== 'yes') return say.callback.offer(minuteOf(due), can, why);
      const open = openNow('desk', now, promised);
      return say.callback.orPhone(open.allowed ? may : all(open, may), minuteOf(due), can, why);
    },
    /** Which other time it would be, and in place of one that was wished for: じゃあ明日の9時に is no yes to the 1st. */
    async about(answers) {
      const { due, refused, usedUp } = await planCallback(heard, answers);
      if (refused) return `instead, ${minuteOf(due)}`;
      return usedUp ? minuteOf(due) : 'as wished';
    },
    readsAgain: ['asked', 'late', 'note', 'also', 'digits'],
    answer: ({ says }) => (says.takesCallBy ? 'yes' : undefined),
    declined: say.callback.declined(),
    async done(answers) {
      const { due, refused, usedUp } = await planCallback(heard, answers);
      const contract = await knownContract(heard);
      const own = await queuedFor(answers);
      const before = own ? undefined : await adopted(answers);
      const queued = own ?? before;
      // Of a call that was asked for without a contract the number is told once more: it is not the registered one.
      const phone = answers.phone ?? before?.phone;
      const call: Agreed = { due, refused, phone, wish: refused ? undefined : answers.wish };
      const note = await noteWithMore(heard, answers, queued);
      if (queued && note !== undefined && saysOnlyNote(answers)) {
        await keepNote(heard, queued, note);
        return 'end';
      }
      if (queued && answers.why !== undefined) {
        await heard.speak(say.callback.why(comesFrom(heard, queued), usedUp));
        return 'end';
      }
      if (queued) {
        await changeQueued(heard, queued, { ...answers, ...(note !== undefined && { note }) }, call);
        await tellToConfirm(heard, queued.id, own?.phone);
        return 'end';
      }
      const of = await caseFromAnswers(heard, contract, answers);
      await openWaiting(heard, of.contract);
      await leaveLine(heard);
      // Who wants to be called about it waits for no session any more.
      const ended = await voidSessionOf(heard, of.id);
      if (ended) await heard.speak(say.remote.takenBack(ended.undone));
      const id = heard.newId('callback');
      const todo: Todo = {
        id,
        kind: 'callback',
        contract: of.contract,
        case: of.id,
        conversation,
        dueAt: stamp(due),
        ...wishedOf(call),
        ...(note !== undefined && { what: note }),
        state: 'open',
      };
      await desk.keepTodo(withNumberToConfirm(contract, todo));
      if (wishedOf(call).phone !== undefined) await heard.alertOthers('order-news', id, of.contract);
      await heard.speak(say.callback.queued(minuteOf(due), { ...wishedOf(call), note }));
      await tellToConfirm(heard, id, undefined);
      return 'end';
    },
  };
};
