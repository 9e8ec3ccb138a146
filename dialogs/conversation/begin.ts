/** A form is begun: a service that was asked for, or what else leads to one. */
import type { Service } from '../../knowledge/language/reading.ts';
import { answersUnderWay } from '../form/form.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import { thoughtSolved } from '../services/trouble/triage.ts';
import { takenOver } from '../situation/about-case.ts';
import { contractOf, openCases } from '../situation/customer.ts';
import { cancelCallback } from '../situation/queued-callback.ts';
import { waitedFor } from '../situation/waiting.ts';
import { takeWaiting } from '../situation/waiting-troubles.ts';
import { keepService, tellAbout, toldFirst } from '../terms/ask-about-terms.ts';
import { formOf, leavesFormsOpen } from './menu.ts';
import type { Floor } from './open-dialogs.ts';

/** Begins `form` with what is known already; what was going on is left, unless the form is over at once. */
export const begin = async ({ dc, heard, left }: Floor, form: string, more: Answers = {}): Promise<void> => {
  const answers = takenOver(heard, { ...left, ...answersUnderWay(dc) });
  if (!leavesFormsOpen.has(form)) await dc.cancelAllDialogs();
  await dc.beginDialog(form, { answers: { ...answers, ...more } });
};

/** 続きをお願いします, after an operator gave the chat back and the case is still open: it is for a person again. */
const wasGivenBack = async (heard: Heard): Promise<boolean> => {
  const { trouble, case: which } = heard.reading.mentions;
  if (which !== 'same' || trouble !== undefined) return false;
  const handoff = await heard.desk.handoffOf(heard.conversation);
  const open = handoff?.state === 'returned' ? await openCases(heard, handoff.contract) : [];
  return open.some(({ id }) => id === handoff?.case);
};

/** やっぱり直っていませんでした: what was told of a trouble that was thought to be over; undefined: there is none, or it is another one. */
export const notOver = ({ kept, reading: { mentions } }: Heard): Answers | undefined => {
  const { dropped } = kept();
  if (!thoughtSolved(dropped) || mentions.case === 'other') return undefined;
  const isSame = mentions.trouble === undefined || mentions.sign || mentions.trouble === dropped.answers.trouble;
  return isSame ? { ...dropped.answers, solved: 'no', again: 'yes' } : undefined;
};

/** じゃあもう一つのほう: the trouble that waits, where nothing more is told of one. */
const nextInTurn = (heard: Heard): Answers | undefined => {
  const { acts, mentions } = heard.reading;
  const isMeant = acts.some(({ label }) => label === 'asks first') || mentions.case === 'other';
  const tellsOf = mentions.trouble ?? mentions.symptom ?? mentions.device;
  return isMeant && tellsOf === undefined ? takeWaiting(heard) : undefined;
};

/** Begins a service that was asked for. */
export const start = async (floor: Floor, service: Service): Promise<unknown> => {
  const { heard } = floor;
  if (service === 'menu') return heard.speak(heard.say.menu());
  if (service === 'unlink' && heard.own.length === 0) return heard.speak(heard.say.identify.notLinked());
  // Who waits for a person tells them of the trouble, not us.
  const waits = service === 'trouble' && (await heard.desk.handoffOf(heard.conversation))?.state === 'queued';
  if (waits) return heard.speak(heard.say.operator.noted());
  if (service === 'trouble' && (await wasGivenBack(heard))) return begin(floor, 'operator');
  // 電話いつ来るんやっけ, of a call without a number: what is waited for is told to whoever waits for it here.
  const isOfWaiting = service === 'status' && !(await contractOf(heard)) && (await waitedFor(heard)) !== undefined;
  if (isOfWaiting) return begin(floor, 'waiting', { said: 'long' });
  const isCallback = service === 'cancel_booking' && heard.reading.says.ofCall;
  if (isCallback && (await cancelCallback(heard))) return heard.speak(heard.say.callback.cancelled());
  const before = service === 'trouble' ? (notOver(heard) ?? nextInTurn(heard)) : undefined;
  heard.keep({ misread: undefined, dropped: undefined });
  // Whoever is not known yet hears first what the service needs, then is asked who they are.
  const topic = (await contractOf(heard)) ? undefined : toldFirst(heard, service);
  const first = topic === undefined ? undefined : tellAbout(heard, topic);
  if (first) await heard.speak(first);
  keepService(heard, service);
  return begin(floor, formOf[service], {
    ...before,
    ...(service === 'other_contract' && { anew: 'yes' }),
    ...(topic !== undefined && { told: 'yes' }),
  });
};
