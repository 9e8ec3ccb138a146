/** What is understood at any step: each command acts here when no form takes it, and the step is resumed after it. */
import type { Command } from '../knowledge/language/commands.ts';
import { speaksOfCall } from '../knowledge/language/hear-slots.ts';
import { openNow } from '../knowledge/rules/business-hours.ts';
import { takenOver } from './about-case.ts';
import { answerQuestions, keepService, refuse, tellAbout, toldFirst } from './ask-about-terms.ts';
import { cancellable } from './cancel-booking.ts';
import type { Floor } from './conversation.ts';
import { contractOf } from './customer.ts';
import { answersUnderWay, givesUpAfter } from './form.ts';
import { type Answers, identification } from './form-shape.ts';
import { cancelCallback } from './leave-callback.ts';
import { formOf, leavesFormsOpen } from './menu.ts';
import type { Reply } from './reply.ts';
import { aboutStanding } from './standing.ts';
import type { Heard } from './turn.ts';
import { voidSession, waitingSession } from './void-session.ts';
import { leaveLine } from './waiting-line.ts';

type Kind = Command['kind'];
type Act<K extends Kind> = (floor: Floor, command: Extract<Command, { kind: K }>) => Promise<unknown>;

/** Asks the form's question again, when one is going on. */
const resume = async ({ dc, active }: Floor): Promise<void> => {
  if (active()) await dc.repromptDialog();
};

const begin = async ({ dc, heard }: Floor, form: string, more: Answers = {}): Promise<void> => {
  const answers = takenOver(heard, answersUnderWay(dc));
  if (!leavesFormsOpen.has(form)) await dc.cancelAllDialogs();
  await dc.beginDialog(form, { answers: { ...answers, ...more } });
};

/** In a row: the second time choices stand first, from the third on a person or a call-back is offered. */
const notUnderstood = async ({ heard }: Floor): Promise<void> => {
  const { say, desk, conversation, now, promised } = heard;
  if ((await desk.handoffOf(conversation))?.state === 'queued') return heard.speak(say.operator.noted());
  const times = (heard.kept().misread ?? 0) + 1;
  heard.keep({ misread: times });
  if (times >= givesUpAfter) return heard.speak(say.giveUp(openNow('desk', now, promised).allowed));
  return heard.speak(times === 1 ? say.notUnderstood() : say.chooseService());
};

/** Takes back what this conversation waits for: its place in line, else a session nobody connected, else a call-back. */
const takeBack = async (heard: Heard): Promise<Reply | undefined> => {
  const { say } = heard;
  const left = await leaveLine(heard);
  if (left) return say.operator.left(left.counted);
  const code = await waitingSession(heard);
  const ended = code === undefined ? undefined : await voidSession(heard, code);
  if (ended) return say.remote.takenBack(ended.undone);
  return (await cancelCallback(heard)) ? say.callback.cancelled() : undefined;
};

const acts: { [K in Kind]: Act<K> } = {
  async start(floor, { service }) {
    const { heard } = floor;
    if (service === 'menu') return heard.speak(heard.say.menu());
    if (service === 'unlink' && heard.own.length === 0) return heard.speak(heard.say.identify.notLinked());
    const isCallback = service === 'cancel_booking' && speaksOfCall(heard.reading.text);
    if (isCallback && (await cancelCallback(heard))) return heard.speak(heard.say.callback.cancelled());
    // Whoever is not known yet hears first what the service needs, then is asked who they are.
    const topic = (await contractOf(heard)) ? undefined : toldFirst(service);
    const first = topic === undefined ? undefined : tellAbout(heard, topic);
    if (first) await heard.speak(first);
    keepService(heard, service);
    return begin(floor, formOf[service], {
      ...(service === 'other_contract' && { anew: 'yes' }),
      ...(topic !== undefined && { told: 'yes' }),
    });
  },
  human: (floor) => begin(floor, 'operator'),
  async ask(floor, { topic }) {
    await floor.heard.speak(await answerQuestions(floor.heard, [topic]));
    return resume(floor);
  },
  async cancel(floor) {
    const { dc, heard, active } = floor;
    const { say } = heard;
    if (active()) {
      await dc.cancelAllDialogs();
      return heard.speak(say.cancelled());
    }
    const taken = await takeBack(heard);
    if (taken) return heard.speak(taken);
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
  async repeat(floor) {
    return floor.active() ? resume(floor) : floor.heard.speak(floor.heard.say.menu());
  },
  async smalltalk(floor, { about }) {
    const { say } = floor.heard;
    const reply = {
      greeting: say.greeting,
      thanks: say.thanks,
      bye: say.bye,
      'off-topic': () => refuse(floor.heard, 'off-topic'),
      'rule-change': () => refuse(floor.heard, 'rule-change'),
    }[about]();
    await floor.heard.speak(floor.active() && about === 'greeting' ? say.goOn() : reply);
    return resume(floor);
  },
  yes: notUnderstood,
  no: notUnderstood,
  answer: (floor, { slot }) =>
    slot === 'number' ? floor.dc.beginDialog(identification, { answered: true }) : notUnderstood(floor),
  correct: notUnderstood,
  unknown: notUnderstood,
};

/** Acts on a command that the form going on does not take. */
export const interrupt = async (floor: Floor, command: Command): Promise<unknown> => {
  const standing = await aboutStanding(floor.heard, command, floor.active() !== undefined);
  return standing ? begin(floor, standing.form, standing.answers) : (acts[command.kind] as Act<Kind>)(floor, command);
};
