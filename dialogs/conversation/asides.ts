/** What is understood beside any question and answers none: anger, a pause, a question about the question. */

import type { Command } from '../../knowledge/language/reading.ts';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { answersUnderWay, keepDropped } from '../form/form.ts';
import { forms } from '../form/form-names.ts';
import { noteIn } from '../form/form-state.ts';
import type { Heard } from '../form/turn.ts';
import { standingOf } from '../services/status/show-usage.ts';
import { toldInFull } from '../services/trouble/told-of-trouble.ts';
import { apologise, noteComplaint, onlyToPassOn, passOn } from '../situation/complaint.ts';
import { contractOf } from '../situation/customer.ts';
import { comingVisit } from '../situation/visit-slots.ts';
import { waitingSession } from '../situation/void-session.ts';
import { acknowledgement, waitedFor } from '../situation/waiting.ts';
import { kindNamed, ofOneThing, takeWaiting } from '../situation/waiting-troubles.ts';
import { answerQuestions } from '../terms/ask-about-terms.ts';
import type { Reply } from '../words/reply.ts';
import type { AboutStep } from '../words/say-about-steps.ts';
import { hasNothing } from '../words/say-usage.ts';
import { begin, toPeople } from './begin.ts';
import type { Floor } from './open-dialogs.ts';

type Kind = 'solved' | 'understood' | 'later' | 'wait' | 'lost' | 'complaint' | 'about-step';
type Aside = { [K in Kind]: (floor: Floor, command: Extract<Command, { kind: K }>) => Promise<unknown> };

/** The question that is open, undefined when there is none. */
const openQuestion = async ({ dc, active }: Floor): Promise<Reply | undefined> =>
  dc.activeDialog ? active()?.question(dc.activeDialog) : undefined;

const nowhere = { confidence: 1, span: { start: 0, end: 0 } };

/** Topics that tell why: what was told of the service, in its conditions. */
const reasonOf: Readonly<Record<string, string>> = { 'visit.about': 'visit.condition' };

/** What is asked about the answer given last: why it is so, or where it is written. */
export const ofWhatWasTold = async (heard: Heard, about: AboutStep): Promise<Reply | undefined> => {
  const topic = heard.kept().asked?.topic;
  if (topic === undefined || about === 'how-long') return undefined;
  const reply = await answerQuestions(heard, [reasonOf[topic] ?? topic]);
  return about === 'where' ? heard.say.writtenIn(reply.cites ?? []) : reply;
};

/** What each means for the conversation; the question that was open stays open where nothing else is said. */
export const asides: Aside = {
  /** What was about to be begun for a trouble that is over is not begun; another trouble that waits has its turn. */
  async solved({ dc, heard, active }) {
    // Wi-Fiはもう平気。じゃあパソコンのほう: what is over is not what is looked at now.
    const { trouble } = answersUnderWay(dc);
    const { solvedOf } = heard.reading.says;
    const isLookedAt = active()?.form.id === forms.trouble;
    const isOther = isLookedAt && trouble !== undefined && solvedOf !== undefined;
    if (isOther && solvedOf !== trouble && !ofOneThing(heard, solvedOf, trouble)) return dc.repromptDialog();
    // 取れた！, then でもまだ印刷できない: it goes on where it was, and nothing is asked again.
    if (isLookedAt)
      heard.keep({ dropped: { form: forms.trouble, answers: { ...answersUnderWay(dc), solved: 'yes' } } });
    else if (active()) keepDropped(heard, dc);
    await dc.cancelAllDialogs();
    const next = takeWaiting(heard);
    if (next) {
      await heard.speak(heard.say.triage.gladAndNext(kindNamed(heard, next.trouble)));
      return dc.beginDialog(forms.trouble, { answers: { ...next, again: 'yes' } });
    }
    // Whoever is waited for need not come any more: that is asked, as nothing ends without a yes.
    const waits = await waitedFor(heard);
    const isSession = (await waitingSession(heard)) !== undefined;
    if (waits === 'line' || waits === 'call' || isSession) await heard.speak(heard.say.gladFirst());
    if (waits === 'line' || isSession)
      return dc.beginDialog(forms.stopWaiting, { answers: { what: waits === 'line' ? 'line' : 'session' } });
    if (waits === 'call') return dc.beginDialog(forms.stopCall, { answers: {} });
    // A visit that is not needed any more is offered to be called off.
    const contract = await contractOf(heard);
    if (contract && (await comingVisit(heard, contract.number))) return dc.beginDialog(forms.callOff, { answers: {} });
    return heard.speak(heard.say.gladNow());
  },
  /** わかりました agrees to nothing: what is read back is not done yet, and that is said. */
  async understood(floor) {
    const { heard, active, dc } = floor;
    const question = await openQuestion(floor);
    if (!question) return heard.speak(await acknowledgement(heard));
    const isReadBack = dc.activeDialog !== undefined && active()?.readsBack(dc.activeDialog) === true;
    return heard.speak(isReadBack ? heard.say.notYetDone(question) : heard.say.whenReady(question));
  },
  async later(floor) {
    const { heard, dc, active } = floor;
    if (dc.activeDialog && active()?.form.id === forms.identification) {
      noteIn(dc.activeDialog, { lost: 'yes' });
      return heard.speak(heard.say.identify.later(openNow('desk', heard.now, heard.promised)));
    }
    const declined = active()?.form.declined;
    if (active()) keepDropped(heard, dc);
    await dc.cancelAllDialogs();
    const waits = await waitedFor(heard);
    if (waits === 'line' || (await waitingSession(heard)) !== undefined)
      return dc.beginDialog(forms.stopWaiting, { answers: { what: waits === 'line' ? 'line' : 'session' } });
    if (declined) return heard.speak(declined);
    const contract = await contractOf(heard);
    const standing = contract && (await standingOf(heard, contract));
    const stands = standing && !hasNothing(standing);
    return heard.speak(stands ? heard.say.standing(heard.say.laterStands(), standing) : heard.say.later());
  },
  async wait(floor) {
    return floor.heard.speak(floor.heard.say.noHurry((await openQuestion(floor))?.choices));
  },
  /** Who has no number at hand is told what it is, where it stands, and what can be done without it (row 28). */
  async lost(floor) {
    const { heard, dc, active } = floor;
    const { say, now, promised } = heard;
    const open = openNow('desk', now, promised);
    heard.keep({ noNumber: true });
    // By night who wants to talk to somebody is called without a number (row 28).
    const [first] = dc.stack;
    if (active()?.form.id === forms.identification && !open.allowed && first && toPeople.has(first.id)) {
      const { what } = answersUnderWay(dc);
      // 番号はどこに書いてある？ is answered all the same.
      const asksWhere = heard.reading.commands.some((one) => one.kind === 'about-step' && one.about === 'where');
      if (asksWhere) await heard.speak(say.aboutStep(forms.identification, 'number', 'where', false));
      await dc.cancelAllDialogs();
      return dc.beginDialog(forms.unverifiedCall, { answers: { ...(what !== undefined && { what }) } });
    }
    if (dc.activeDialog && active()?.form.id === forms.identification) {
      const { lost, what, tried } = answersUnderWay(dc);
      const { acts, says } = heard.reading;
      const isElse = (says.knownBy === true && says.question === true) || typeof says.callNumber === 'object';
      const isRefused = !acts.some(({ label }) => label === 'lost number');
      noteIn(dc.activeDialog, { lost: 'yes' });
      // Who goes on without it is told the first steps of the trouble, for which none is needed.
      if ((isRefused || lost !== undefined) && !isElse && what !== undefined && tried === undefined) {
        await heard.speak(say.identify.stepsWithout());
        return begin(floor, forms.trouble, toldInFull);
      }
      if (isRefused) {
        keepDropped(heard, dc);
        await dc.cancelAllDialogs();
        return heard.speak(say.identify.left(open));
      }
      return heard.speak(lost !== undefined || isElse ? say.identify.without(open, isElse) : say.identify.lost(open));
    }
    const question = await openQuestion(floor);
    return heard.speak(question ? say.again(question) : say.identify.lost(open));
  },
  async complaint({ dc, heard, active }) {
    const { say, reading } = heard;
    const form = active();
    const before = heard.kept().complaint;
    const isReadBack = form?.form.connects === true && dc.activeDialog !== undefined && form.readsBack(dc.activeDialog);
    const isOnTheWay = form?.form.id === forms.identification && toPeople.has(dc.stack[0]?.id ?? '');
    // だからつながんでええ、苦情を上に伝えるだけや: who complains again before the person, or wants no more than that, has it passed on.
    if (before && (isReadBack || (isOnTheWay && onlyToPassOn(heard)))) {
      await dc.cancelAllDialogs();
      return passOn(heard);
    }
    // つないでって言いましたよね, before the person who is read back, is no reason to offer one.
    if (isReadBack) {
      noteComplaint(heard);
      await heard.speak(say.sorryFirst());
      return dc.repromptDialog();
    }
    // Whoever waits in line already is offered nobody else.
    if (!form && (await waitedFor(heard)) === 'line') return heard.speak(say.waiting.inLine());
    // Who wants no person, or complains again after the apology, is taken at their word.
    const declines = reading.says.yesNo === 'no' || reading.acts.some(({ label }) => label === 'declines this');
    if (form ? before && declines : (before ?? declines)) return passOn(heard, form !== undefined);
    if (form && before) {
      noteComplaint(heard);
      await heard.speak(say.sorryFirst());
      return dc.repromptDialog();
    }
    return apologise(heard, form !== undefined);
  },
  async 'about-step'(floor, { about }) {
    const { heard, dc, active } = floor;
    const form = active();
    // どこに書いてあるん？いま手元に紙ない: what is said to the second answers the first.
    const isLost = heard.reading.commands.some(({ kind }) => kind === 'lost');
    if (isLost && form?.form.id === forms.identification) return asides.lost(floor, { kind: 'lost', ...nowhere });
    const asked = dc.activeDialog && form?.asked(dc.activeDialog);
    if (!form || asked === undefined)
      return heard.speak((await ofWhatWasTold(heard, about)) ?? heard.say.aboutNothing(about));
    // Where it is written: the clauses behind what is read back.
    const question =
      about === 'where' && dc.activeDialog && form.readsBack(dc.activeDialog) ? await openQuestion(floor) : undefined;
    if (question?.cites && question.cites.length > 0) {
      await heard.speak(heard.say.writtenIn(question.cites));
      return dc.repromptDialog();
    }
    await heard.speak(heard.say.aboutStep(form.form.id, asked, about, heard.reading.mentions.device !== undefined));
    return dc.repromptDialog();
  },
};
