/** What each command does of itself, when no form takes it and nothing that stands is meant; the step under way is resumed after it. */

import { serviceCallingOff, serviceLedFrom, serviceSpokenOf } from '../../knowledge/language/services.ts';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { givesUpAfter, keepDropped } from '../form/form.ts';
import { forms } from '../form/form-names.ts';
import { isAskedFor } from '../situation/asked-for.ts';
import { cancellable, standsAny, takenBackLast } from '../situation/cancellable.ts';
import { complainedOf } from '../situation/complaint.ts';
import { contractOf } from '../situation/customer.ts';
import { asksForCall, callLeft, queuedCallback } from '../situation/queued-callback.ts';
import { waitingSession } from '../situation/void-session.ts';
import { acknowledgement, takeBack, takenBackVaguely, waitedFor } from '../situation/waiting.ts';
import { answerQuestions, askedIn, refuse } from '../terms/ask-about-terms.ts';
import { asides, ofWhatWasTold } from './asides.ts';
import { begin, start, tellLeft } from './begin.ts';
import type { Floor } from './open-dialogs.ts';
import type { Harmless } from './steps.ts';

/** The topic that tells where the agreement itself is. */
const agreement = 'about.agreement';

type Kind = Harmless['kind'];
type Doing<K extends Kind> = (floor: Floor, command: Extract<Harmless, { kind: K }>) => Promise<unknown>;

/** Asks the form's question again, when one is going on. */
const resume = async ({ dc, active }: Floor): Promise<void> => {
  if (active()) await dc.repromptDialog();
};

/**
 * What it may mean is asked back, where that is known. Else, in a row: the second time choices stand first, from the third on
 * a person or a call-back is offered.
 */
const notUnderstood = async (floor: Floor, among: readonly string[] = []): Promise<unknown> => {
  const { heard } = floor;
  const { say, desk, conversation, now, promised } = heard;
  if (heard.reading.says.pause) return heard.speak(say.noHurry());
  if ((await desk.handoffOf(conversation))?.state === 'queued') return heard.speak(say.operator.noted());
  // インストールできました tells the one who is about to connect.
  if (heard.reading.says.progress === 'yes' && (await waitingSession(heard)) !== undefined)
    return heard.speak(say.remote.awaited());
  const times = (heard.kept().misread ?? 0) + 1;
  heard.keep({ misread: times });
  if (times >= givesUpAfter) return heard.speak(say.giveUp(openNow('desk', now, promised).allowed));
  if (among.length > 0) return heard.speak(say.whichIsMeant(among));
  return heard.speak(times === 1 ? say.notUnderstood() : say.chooseService());
};

/** A yes or a no that answers nothing: nothing went wrong. */
const acknowledge = async ({ heard }: Floor): Promise<void> => {
  // はい, right after a call was taken back, is not to sound as if one were booked.
  if (heard.reading.commands.some(({ kind }) => kind === 'yes') && callLeft(heard))
    return heard.speak(heard.say.callback.notBooked());
  await heard.speak(await acknowledgement(heard));
};

const byKind: { [K in Kind]: Doing<K> } = {
  ...asides,
  async start(floor, { service, confidence, span }) {
    const { heard } = floor;
    // やっぱり電話いりません, at the question who writes: what is under way is given up, as nothing else stands.
    const isOfForm = service === serviceCallingOff && floor.active() !== undefined;
    const isGivenUp = isOfForm && !(await standsAny(heard)) && (await queuedCallback(heard)) === undefined;
    return isGivenUp ? byKind.cancel(floor, { kind: 'cancel', confidence, span }) : start(floor, service);
  },
  async human(floor) {
    await tellLeft(floor, forms.person);
    return begin(floor, forms.person, floor.active() || floor.left ? {} : complainedOf(floor.heard));
  },
  async ask(floor, { topic, among = [] }) {
    const { heard, active } = floor;
    // 規約のどこに書いてあるの, of what was told last: the clauses behind that come first.
    const isOfLast = topic === agreement && heard.kept().asked?.topic !== agreement;
    const written = isOfLast ? await ofWhatWasTold(heard, 'where') : undefined;
    if (written?.cites && written.cites.length > 0) await heard.speak(written);
    const reply = await answerQuestions(heard, [topic, ...askedIn(heard)]);
    const isOffered = serviceLedFrom(topic) !== undefined && !active();
    const answer = isOffered ? { ...reply, choices: heard.say.setUp.guide() } : reply;
    await heard.speak(among.length > 0 ? heard.say.orElse(answer, among) : answer);
    return resume(floor);
  },
  async cancel(floor, { of }) {
    const { dc, heard, active } = floor;
    const { say } = heard;
    if (active() && of !== undefined) await dc.cancelAllDialogs();
    const form = active();
    if (form && dc.activeDialog) {
      const more = await form.form.givenUp?.(form.asked(dc.activeDialog));
      keepDropped(heard, dc);
      await dc.cancelAllDialogs();
      if (more && 'start' in more) return begin(floor, more.start, more.answers);
      return heard.speak(more ?? say.cancelled());
    }
    const about = await takenBackLast(heard);
    if (about !== undefined) return begin(floor, forms.callOff, { about });
    const vague = await takenBackVaguely(heard);
    if (vague === 'call') return begin(floor, forms.stopCall);
    // もういいや、電話して: the call, which is begun next, takes the place of what is waited for.
    if (vague !== undefined && asksForCall(heard.reading)) return undefined;
    // やめてないです, of a session, is taken for the opposite with half a heart: that is asked first.
    if (vague !== undefined) return begin(floor, forms.stopWaiting, { what: vague });
    const { says, commands } = heard.reading;
    const waited = await waitedFor(heard);
    const taken = await takeBack(heard);
    if (taken) {
      await heard.speak(taken);
      // もう待てない、リモートはやめて電話をください wants to be called instead; the session ends whatever becomes of that.
      const isForCall = says.ofCall && says.request && !says.question && !asksForCall(heard.reading);
      return waited === 'session' && isForCall ? begin(floor, forms.callBack) : undefined;
    }
    // いえ、結構です declines what was offered and calls off nothing that stands.
    const isThanks = commands.some((one) => one.kind === 'smalltalk' && one.about === 'thanks');
    if (says.declined) return heard.speak(isThanks ? say.thanks() : say.cancel.kept());
    const contract = await contractOf(heard);
    const standing = contract ? await cancellable(heard, contract.number) : [];
    return standing.length > 0 ? begin(floor, forms.callOff) : heard.speak(say.nothingToCancel());
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
    // 日時をもう一度, of what is asked for already, is told as it stands.
    const service = serviceSpokenOf(asked?.topic);
    if (service !== undefined && (await isAskedFor(heard, service))) return begin(floor, forms.status);
    if (asked) return heard.speak(await answerQuestions(heard, [asked.topic]));
    if ((await waitedFor(heard)) !== undefined) return begin(floor, forms.waiting, { said: 'long' });
    return heard.speak(heard.say.menu());
  },
  async smalltalk(floor, { about }) {
    const { say, reading, kept } = floor.heard;
    // よろしくお願いします, said of what was just spoken of, greets nobody.
    const isThanks = about === 'greeting' && kept().asked !== undefined && reading.says.yesNo !== undefined;
    if (isThanks && !floor.active()) return acknowledge(floor);
    const reply = {
      greeting: say.greeting,
      thanks: say.thanks,
      bye: say.bye,
      itself: say.itself,
      'off-topic': () => refuse(floor.heard, 'off-topic'),
      'rule-change': () => refuse(floor.heard, 'rule-change'),
      abuse: say.abuse,
    }[about]();
    await floor.heard.speak(floor.active() && about === 'greeting' ? say.goOn() : reply);
    if (about !== 'bye' || !floor.active()) return resume(floor);
    // Who says goodbye is asked nothing more.
    keepDropped(floor.heard, floor.dc);
    return floor.dc.cancelAllDialogs();
  },
  /** はい to nothing at all: what was offered before it is offered no more. */
  yes(floor) {
    floor.heard.keep({ misread: undefined, ...(!callLeft(floor.heard) && { dropped: undefined }) });
    return acknowledge(floor);
  },
  no: acknowledge,
  /** Words the question under way would not take: it is asked again. */
  answer(floor, { slot }) {
    if (slot === 'number') return floor.dc.beginDialog(forms.identification, { answered: true });
    return floor.active() ? floor.dc.continueDialog() : notUnderstood(floor);
  },
  correct: (floor) => notUnderstood(floor),
  unknown: (floor, { among }) => notUnderstood(floor, among),
};

/** Does what `command` means of itself. */
export const act = (floor: Floor, command: Harmless): Promise<unknown> =>
  (byKind[command.kind] as Doing<Kind>)(floor, command);
