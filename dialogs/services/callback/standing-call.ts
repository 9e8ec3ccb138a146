/** What a message means for the call-back that is queued: when and to which number, or a person now in its place. */
import type { Command } from '../../../knowledge/language/reading.ts';
import { type Service, tellsStanding, trouble } from '../../../knowledge/language/services.ts';
import { withDigits } from '../../../knowledge/language/values/resolve-digits.ts';
import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Heard } from '../../form/turn.ts';
import { asksForElse, type Mean, type Meant } from '../../situation/meant.ts';
import { callLeft, formOfCall, isUnverified, knownOfCall, queuedCallback } from '../../situation/queued-callback.ts';
import { followsHours } from '../../terms/ask-about-terms.ts';

/** Services a message may be taken for that gives another number. */
const nearCall: readonly Service[] = ['callback', 'change_booking', 'cancel_booking'];

/** Said of a call, none of these tells when it should come: 勝手に来月の予約入れないで！取り消して, なんで来月になるの. */
const tellsNoTime: ReadonlySet<Command['kind']> = new Set([
  'cancel',
  'complaint',
  'about-step',
  'no',
  'later',
  'solved',
  'understood',
]);

/** The number or the time of a call that was taken back just before: it is offered once more, as nothing stands. */
const callAgain = (heard: Heard): Meant | undefined => {
  const agreed = callLeft(heard);
  return agreed && { form: forms.callBack, answers: { ...agreed, offered: 'yes' } };
};

/** The call-back that this message says a time or a number for, or asks whether it may have one. */
export const callAgreed: Mean = async (heard, command, underWay) => {
  const { acts, says, mentions } = heard.reading;
  // 出られないかもしれないので03-…の方に変えて gives another number, and calls nothing off.
  const another = asksForElse(command, typeof says.callNumber === 'object' ? ['menu', ...nearCall] : ['menu']);
  // え、取り消すなよ！明日10時に電話して wants the call again that was taken back just before.
  const isAgain = command.kind === 'complaint' && says.wish !== undefined && callLeft(heard) !== undefined;
  // え、取り消さないで: so does that it is to be kept.
  const isKept = acts.some(({ act, confidence }) => act === 'keeps' && confidence >= sure);
  if (!underWay && isKept && callLeft(heard) !== undefined) return callAgain(heard);
  // やっぱり元の番号で is no no.
  const isOfNumber = says.callNumber !== undefined && (command.kind === 'no' || command.kind === 'understood');
  if (underWay || another || (!says.digits && !isAgain && !isOfNumber && tellsNoTime.has(command.kind)))
    return undefined;
  const names = (says.callNumber ?? says.digits ?? says.wish) !== undefined || says.otherTime;
  // はい、パソコン1台、来週水曜の午前 is of what is to be set up, unless it names the call.
  const givesNumber = typeof says.callNumber === 'object';
  const namesDevice = mentions.device !== undefined && !givesNumber;
  const isOfElse = !says.ofCall && (namesDevice || says.ofSetUp || says.ofVisit || says.ofLoan);
  // 番号は携帯の090-…にしてもらえますか wants it there.
  const bidsNumber = givesNumber && says.request === true;
  const asks = says.question && !bidsNumber && !(says.movesWhen && says.wish !== undefined);
  const isMeant = asks ? says.asksForCallAt && !followsHours(heard) : names && !isOfElse;
  if (!isMeant) return undefined;
  const queued = await queuedCallback(heard);
  if (!queued) return callAgain(heard);
  // 5566じゃなくて5567です, of the number that was given for it.
  const phone = says.digits && withDigits(queued.phone ?? '', says.digits);
  const answers = {
    ...knownOfCall(queued),
    ...(phone !== undefined && { phone }),
    // Of the registered number, or one that has no such digits, the whole is asked for.
    ...(says.digits && phone === undefined && { other: 'yes' }),
  };
  return { form: formOfCall(queued), answers, ...(says.question && !asks && { isAsked: true }) };
};

/** What the call that stands is to be about, told for whoever makes it or asked after: no trouble begins. */
export const noteForCall: Mean = async (heard, command, underWay) => {
  const { callNote, alsoOfCall, ofVisit, ofLoan, asksOfCall } = heard.reading.says;
  const another = asksForElse(command, [trouble, tellsStanding, forms.paidVisit, 'callback', 'menu']);
  const isOfElse = another || ofVisit || ofLoan || asksOfCall || command.kind === 'cancel';
  if ((callNote ?? alsoOfCall) === undefined || underWay || isOfElse) return undefined;
  const queued = await queuedCallback(heard);
  return queued && { form: formOfCall(queued), answers: knownOfCall(queued) };
};

/** Why the call that stands comes when it does: なんで来月になるの. */
export const whyThen: Mean = async (heard, command, underWay) => {
  const isAsked = command.kind === 'about-step' && command.about === 'why';
  const queued = isAsked && !underWay ? await queuedCallback(heard) : undefined;
  const isKnown = queued !== undefined && !isUnverified(queued);
  return isKnown ? { form: formOfCall(queued), answers: { ...knownOfCall(queued), why: 'yes' } } : undefined;
};

/** Whether the number is right that a queued call goes to: 番号は登録のままで合ってますか. */
export const numberOfCall: Mean = async (heard, { kind }) => {
  const { callNumber, question } = heard.reading.says;
  const isAsked = kind === 'ask' && callNumber === 'registered' && question === true;
  return isAsked && (await queuedCallback(heard)) ? { form: forms.status, answers: { about: 'number' } } : undefined;
};

/** Who wants help now is offered a person, while there are any; who was to be called later, in the same case. */
export const callNow: Mean = async (heard, { kind }, underWay): Promise<Meant | undefined> => {
  const { now, promised, reading } = heard;
  if (underWay || kind === 'human' || !reading.says.wantsItNow) return undefined;
  if (!openNow('desk', now, promised).allowed) return undefined;
  const queued = await queuedCallback(heard);
  if (queued) return { form: forms.person, answers: knownOfCall(queued) };
  const { asked, dropped } = heard.kept();
  return ['yes', 'unknown'].includes(kind) && !asked && !dropped ? { form: forms.person, answers: {} } : undefined;
};
