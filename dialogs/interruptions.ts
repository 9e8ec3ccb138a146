/** What is understood at any step: each command acts here when no form takes it, and the step is resumed after it. */
import type { Command, Service } from '../knowledge/language/commands.ts';
import { hearPause } from '../knowledge/language/hear-pause.ts';
import { speaksOfCall } from '../knowledge/language/hear-slots.ts';
import { hearYesNo } from '../knowledge/language/hear-yes-no.ts';
import { openNow } from '../knowledge/rules/business-hours.ts';
import { takenOver } from './about-case.ts';
import { answerQuestions, askedIn, keepService, refuse, tellAbout, toldFirst } from './ask-about-terms.ts';
import { cancellable } from './cancel-booking.ts';
import { turnToNamed } from './choose-contract.ts';
import { contractOf, openCases } from './customer.ts';
import type { Floor } from './floor.ts';
import { answersUnderWay, givesUpAfter, keepDropped } from './form.ts';
import { type Answers, identification } from './form-shape.ts';
import { goesOnTo, guided } from './go-on.ts';
import { formOf, leavesFormsOpen } from './menu.ts';
import { cancelCallback } from './queued-callback.ts';
import { aboutStanding } from './standing.ts';
import { thoughtSolved } from './triage.ts';
import type { Heard } from './turn.ts';
import { takeBack, waitedFor } from './while-waiting.ts';
import { hearDeclined, takesUpAgain } from './words/hear.ts';

type Kind = Command['kind'];
type Act<K extends Kind> = (floor: Floor, command: Extract<Command, { kind: K }>) => Promise<unknown>;

/** Asks the form's question again, when one is going on. */
const resume = async ({ dc, active }: Floor): Promise<void> => {
  if (active()) await dc.repromptDialog();
};

const begin = async ({ dc, heard, left }: Floor, form: string, more: Answers = {}): Promise<void> => {
  const answers = takenOver(heard, { ...left, ...answersUnderWay(dc) });
  if (!leavesFormsOpen.has(form)) await dc.cancelAllDialogs();
  await dc.beginDialog(form, { answers: { ...answers, ...more } });
};

/** In a row: the second time choices stand first, from the third on a person or a call-back is offered. */
const notUnderstood = async (floor: Floor): Promise<unknown> => {
  const { heard } = floor;
  const next = floor.active() ? undefined : await goesOnTo(heard, false);
  if (next) return start(floor, next);
  const { say, desk, conversation, now, promised } = heard;
  if (hearPause(heard.reading.text)) return heard.speak(say.noHurry());
  if ((await desk.handoffOf(conversation))?.state === 'queued') return heard.speak(say.operator.noted());
  const times = (heard.kept().misread ?? 0) + 1;
  heard.keep({ misread: times });
  if (times >= givesUpAfter) return heard.speak(say.giveUp(openNow('desk', now, promised).allowed));
  return heard.speak(times === 1 ? say.notUnderstood() : say.chooseService());
};

/** A yes or a no that answers nothing: nothing went wrong. */
const acknowledge = async ({ heard }: Floor): Promise<void> => {
  const queued = (await heard.desk.handoffOf(heard.conversation))?.state === 'queued';
  await heard.speak(queued ? heard.say.operator.noted() : heard.say.acknowledged());
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
const notOver = ({ kept, reading: { mentions } }: Heard): Answers | undefined => {
  const { dropped } = kept();
  if (!thoughtSolved(dropped) || mentions.case === 'other') return undefined;
  const isSame = mentions.trouble === undefined || mentions.sign || mentions.trouble === dropped.answers.trouble;
  return isSame ? { ...dropped.answers, solved: 'no', again: 'yes' } : undefined;
};

/** Begins a service that was asked for. */
const start = async (floor: Floor, service: Service): Promise<unknown> => {
  const { heard } = floor;
  if (service === 'menu') return heard.speak(heard.say.menu());
  if (service === 'unlink' && heard.own.length === 0) return heard.speak(heard.say.identify.notLinked());
  // Who waits for a person tells them of the trouble, not us.
  const waits = service === 'trouble' && (await heard.desk.handoffOf(heard.conversation))?.state === 'queued';
  if (waits) return heard.speak(heard.say.operator.noted());
  if (service === 'trouble' && (await wasGivenBack(heard))) return begin(floor, 'operator');
  const isCallback = service === 'cancel_booking' && speaksOfCall(heard.reading.text);
  if (isCallback && (await cancelCallback(heard))) return heard.speak(heard.say.callback.cancelled());
  const before = service === 'trouble' ? notOver(heard) : undefined;
  heard.keep({ dropped: undefined });
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

const acts: { [K in Kind]: Act<K> } = {
  start: (floor, { service }) => start(floor, service),
  human: (floor) => begin(floor, 'operator'),
  async ask(floor, { topic }) {
    const { heard, active } = floor;
    const reply = await answerQuestions(heard, [topic, ...askedIn(heard)]);
    const isOffered = topic === guided && !active();
    await heard.speak(isOffered ? { ...reply, choices: heard.say.setUp.guide() } : reply);
    return resume(floor);
  },
  async cancel(floor) {
    const { dc, heard, active } = floor;
    const { say } = heard;
    if (active()) {
      keepDropped(heard, dc);
      await dc.cancelAllDialogs();
      return heard.speak(say.cancelled());
    }
    const taken = await takeBack(heard);
    if (taken) return heard.speak(taken);
    // いえ、結構です declines what was offered and calls off nothing that stands.
    const { text, commands } = heard.reading;
    const isThanks = commands.some((one) => one.kind === 'smalltalk' && one.about === 'thanks');
    if (hearDeclined(text)) return heard.speak(isThanks ? say.thanks() : say.cancel.kept());
    const contract = await contractOf(heard);
    const standing = contract ? await cancellable(heard, contract.number) : [];
    return standing.length > 0 ? begin(floor, 'cancel_booking') : heard.speak(say.nothingToCancel());
  },
  async back(floor) {
    const { dc, heard, active } = floor;
    const form = active();
    if (!form || !dc.activeDialog) return heard.speak(heard.say.menu());
    if (!form.back(dc.activeDialog)) await heard.speak(heard.say.noStepBack());
    return resume(floor);
  },
  /** The question that is open, the answer that was given last, or what is waited for: whatever was said last. */
  async repeat(floor) {
    const { heard, active } = floor;
    if (active()) return resume(floor);
    const { asked } = heard.kept();
    if (asked) return heard.speak(await answerQuestions(heard, [asked.topic]));
    if ((await waitedFor(heard)) !== undefined) return begin(floor, 'waiting', { said: 'long' });
    return heard.speak(heard.say.menu());
  },
  async smalltalk(floor, { about }) {
    const { say, reading, kept } = floor.heard;
    // よろしくお願いします, said of what was just spoken of, greets nobody.
    const isThanks = about === 'greeting' && kept().asked !== undefined && hearYesNo(reading.text).length > 0;
    if (isThanks && !floor.active()) return acknowledge(floor);
    const reply = {
      greeting: say.greeting,
      thanks: say.thanks,
      bye: say.bye,
      itself: say.itself,
      'off-topic': () => refuse(floor.heard, 'off-topic'),
      'rule-change': () => refuse(floor.heard, 'rule-change'),
    }[about]();
    await floor.heard.speak(floor.active() && about === 'greeting' ? say.goOn() : reply);
    return resume(floor);
  },
  /** はい to the offer of a person, or to nothing at all. */
  async yes(floor) {
    const { heard, dc, active } = floor;
    const gaveUp = dc.activeDialog ? active()?.gaveUp(dc.activeDialog) : (heard.kept().misread ?? 0) >= givesUpAfter;
    const { dropped } = heard.kept();
    const before = notOver(heard);
    heard.keep({ misread: undefined, dropped: undefined });
    if (dropped && takesUpAgain(heard.reading.text)) return begin(floor, dropped.form, before ?? dropped.answers);
    if (gaveUp) return begin(floor, openNow('desk', heard.now, heard.promised).allowed ? 'operator' : 'callback');
    const next = active() ? undefined : await goesOnTo(heard, true);
    return next ? start(floor, next) : acknowledge(floor);
  },
  no: (floor) => acknowledge(floor),
  /** Words the question under way would not take: it is asked again. */
  answer: (floor, { slot }) => {
    if (slot === 'number') return floor.dc.beginDialog(identification, { answered: true });
    return floor.active() ? floor.dc.continueDialog() : notUnderstood(floor);
  },
  correct: notUnderstood,
  unknown: notUnderstood,
};

/** Beside the name of a contract there is nothing else in the message: 青葉デザインに戻して. */
const meansNoMore = (command: Command): boolean =>
  ['yes', 'no', 'answer', 'correct', 'unknown', 'back', 'repeat'].includes(command.kind) ||
  (command.kind === 'ask' && command.topic === undefined) ||
  (command.kind === 'start' && command.service === 'other_contract');

/** Acts on a command that the form going on does not take. */
export const interrupt = async (floor: Floor, command: Command): Promise<unknown> => {
  const turned = floor.active() ? undefined : await turnToNamed(floor.heard);
  if (turned !== undefined && meansNoMore(command)) return floor.heard.speak(floor.heard.say.identify.turnedTo(turned));
  const standing = await aboutStanding(floor.heard, command, floor.active() !== undefined);
  if (!standing) return (acts[command.kind] as Act<Kind>)(floor, command);
  return begin(floor, standing.form, standing.answers);
};
