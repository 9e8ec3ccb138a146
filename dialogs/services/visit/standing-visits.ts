/** What a message means for visits though none was asked about: for the one that is booked, or one that may be. */

import { resolveWhen } from '../../../knowledge/language/dates/resolve-when.ts';
import { namesNothing } from '../../../knowledge/language/dates/slot-wish.ts';
import type { Command, Reading } from '../../../knowledge/language/reading.ts';
import type { Service } from '../../../knowledge/language/services.ts';
import { forms } from '../../form/form-names.ts';
import type { Heard } from '../../form/turn.ts';
import { canDo } from '../../situation/can-do.ts';
import { contractOf, openCases } from '../../situation/customer.ts';
import { asksForElse, type Mean } from '../../situation/meant.ts';
import { standingRequest } from '../../situation/request.ts';
import { keepService } from '../../situation/spoken-of.ts';
import { comingVisit, fits, slotsAhead } from '../../situation/visit-slots.ts';
import { followsHours } from '../../terms/ask-about-terms.ts';

/** Services a message may be taken for that asks for set-up at the visit. */
const nearSetUp: readonly Service[] = ['visit', 'paid_visit', 'trouble', 'tool_setup'];

/** The coming visit at which this message asks for set-up, or takes it back. A visit of another day is another visit. */
export const setUp: Mean = async (heard, command) => {
  const said = heard.reading.says.setUp;
  const isNear = !asksForElse(command, nearSetUp);
  if (said === undefined || (said !== 'none' && (!isNear || !(said.atVisit || said.adds)))) return undefined;
  const contract = await contractOf(heard);
  const visit = contract && (await comingVisit(heard, contract.number));
  // A paid visit that was asked for is for set-up by itself.
  if (contract && said !== 'none' && !said.atVisit && (await standingRequest(heard, forms.paidVisit, contract.number)))
    return undefined;
  if (!visit) {
    // Asked for at a visit that may be booked but is not yet, it comes with its booking.
    const isFirst = contract !== undefined && said !== 'none' && said.atVisit;
    const may = isFirst && (await canDo(heard, contract, await openCases(heard, contract.number))).visit;
    return may ? { form: forms.visit } : undefined;
  }
  if (said === 'none' && visit.setUpWish === undefined) return undefined;
  const days = resolveWhen(heard.reading.says.when, heard).flatMap(({ day }) => day ?? []);
  if (days.every((day) => day === visit.slot?.day)) return { form: forms.setUpAtVisit };
  return heard.reading.says.movesWhen ? { form: forms.change } : undefined;
};

/** Topics a question may be taken for that wishes for a visit. */
const nearVisit = /^(?:visit|desk)\./u;

/** Services a message may be taken for that tells why the customer cannot be there. */
const nearUnable: readonly Service[] = ['visit', 'trouble'];

/** The coming visit that this message wants at another time, though it names no visit, or at which nobody can be there. */
export const moved: Mean = async (heard, command, underWay) => {
  const { says, mentions } = heard.reading;
  const isUnable = says.cannotBeThere && (command.kind !== 'start' || nearUnable.includes(command.service));
  // やっぱり2月中にできませんか sounds like a trouble, and names none.
  const isTrouble = command.kind === 'start' && command.service === 'trouble' && mentions.trouble === undefined;
  const another = (command.kind === 'start' && !isTrouble) || command.kind === 'smalltalk';
  const ofElse = command.kind === 'ask' && command.topic !== undefined && !nearVisit.test(command.topic);
  const isShifted = says.shift !== undefined && !ofElse;
  const isBack = heard.kept().moved !== undefined && says.putBack;
  // 訪問の予定を翌日にしてください asks for no other visit than the one that stands.
  const isAnew = command.kind === 'start' && command.service === 'visit' && says.setsAnew;
  const isMeant = isUnable || isAnew || (!another && (isShifted || isBack || says.movesWhen));
  if (underWay || says.ofCall || command.kind === 'human' || !isMeant) return undefined;
  const contract = await contractOf(heard);
  return contract && (await comingVisit(heard, contract.number)) ? { form: forms.change } : undefined;
};

/** Services a message may be taken for that asks when the visit comes. */
const nearArrival: readonly Service[] = ['visit', 'callback', 'status'];

/** The visit that is booked, of which this message asks when on its day it comes, or whether it comes when it says: 30日の9時で合ってますね？ */
export const arrival: Mean = async (heard, command, underWay) => {
  const { says } = heard.reading;
  const isNear = !asksForElse(command, nearArrival);
  const asksIfSo = !underWay && says.question === true && says.when !== undefined && !says.movesWhen && !says.ofCall;
  const contract = isNear && (says.asksOfArrival || asksIfSo) ? await contractOf(heard) : undefined;
  const ahead = contract ? await slotsAhead(heard, contract.number) : [];
  if (ahead.length > 0 && says.asksOfArrival) return { form: forms.comingVisit };
  const days = asksIfSo ? resolveWhen(says.when, heard).filter((wish) => !namesNothing(wish)) : [];
  const isSo = days.length > 0 && ahead.some((slot) => days.every((wish) => fits(wish)(slot)));
  return isSo ? { form: forms.comingVisit, answers: { isSo: 'yes' } } : undefined;
};

/** A question about hours that leans on the last answer, rather than a wish for a time. */
const leansOnHours = (heard: Heard): boolean =>
  followsHours(heard) && (heard.reading.says.question || !heard.kept().asked?.topic.startsWith('visit.'));

/** 最短でいつ来てもらえますか: the first or last time of a visit is asked for. */
const asksHowSoon = ({ says }: Reading): boolean => says.asksSoonest === true && says.ofVisit === true;

/** The kind of visit that is chosen after what was told of both: じゃあ故障のほうで. */
export const chosenKind: Mean = async (heard, command, underWay) => {
  const isElse = asksForElse(command, ['trouble']);
  const isSpokenOf = /^(?:paid-)?visit\./u.test(heard.kept().asked?.topic ?? '');
  const purpose = underWay || isElse || !isSpokenOf ? undefined : heard.reading.says.purpose;
  if (purpose === undefined || purpose === 'tried') return undefined;
  return { form: purpose === 'fault' ? 'visit' : 'paid_visit' };
};

/** Whether the message asks whether somebody can come, and not for something else of the terms. */
const wishesInAsking = ({ reading }: Heard, command: Command): boolean => {
  const isNear = command.kind !== 'ask' || command.topic === undefined || nearVisit.test(command.topic);
  return (isNear && (reading.says.asksToCome ?? reading.says.asksSoonest) === true) || asksHowSoon(reading);
};

/** A day or time that is wished for though nothing was asked: of the coming visit, which is moved, or of one that may be booked. */
export const wished: Mean = async (heard, command, underWay) => {
  const { says } = heard.reading;
  const isElse = asksForElse(command, ['status']);
  if (underWay || isElse) return undefined;
  const leans = command.kind === 'ask' && leansOnHours(heard);
  // 相談しました。木曜の9時でお願いします: a day is all that was understood.
  const named = command.kind === 'unknown' && says.when !== undefined && !says.question ? 'plain' : undefined;
  const how = leans || command.kind === 'start' ? undefined : (says.wishesTime ?? named);
  const contract = how !== undefined || wishesInAsking(heard, command) ? await contractOf(heard) : undefined;
  if (!contract) return undefined;
  const visit = await comingVisit(heard, contract.number);
  // 明日よろしくお願いします looks forward to the visit of that day.
  const { slot } = visit ?? {};
  const days = resolveWhen(says.when, heard).filter((wish) => !namesNothing(wish));
  if (slot && days.length > 0 && days.every((wish) => fits(wish)(slot))) return { form: forms.comingVisit };
  if (visit) return how === undefined && days.length === 0 ? undefined : { form: forms.change };
  const { visit: mayBook } = await canDo(heard, contract, await openCases(heard, contract.number));
  // Of a day of its own the conditions are told where no visit may be had; of Saturdays, what holds for all.
  if (how === 'slip' || !(mayBook || (how === undefined && (says.oneDay || asksHowSoon(heard.reading)))))
    return undefined;
  keepService(heard, 'visit');
  return { form: forms.visit };
};
