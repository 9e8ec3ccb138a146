/** The steps that were decided, carried out in their order. */

import { answersUnderWay, keepDropped } from '../form/form.ts';
import { explicit } from '../form/form-hearing.ts';
import { forms } from '../form/form-names.ts';
import type { Heard } from '../form/turn.ts';
import { linkBy } from '../services/contract/link-contract.ts';
import { notOver } from '../services/trouble/wish-for-help.ts';
import { complainedOf } from '../situation/complaint.ts';
import { contractNamed, contractOf, turnTo } from '../situation/customer.ts';
import { answerQuestions } from '../terms/ask-about-terms.ts';
import { keptWords, wordsOf } from '../words/kept-words.ts';
import { begin, start } from './begin.ts';
import { act } from './commands.ts';
import type { Floor } from './open-dialogs.ts';
import { aboutStanding } from './standing.ts';
import type { Steps, StepToDo } from './steps.ts';

type Do = StepToDo['do'];
type Doing<D extends Do> = (floor: Floor, step: Extract<StepToDo, { do: D }>) => Promise<unknown>;

/** ITS-100001 1001 ルーターが焦げくさい: who writes is known from then on, and not asked again before the person, unless a code is to be given too. */
const linkAsTold = async (heard: Heard): Promise<void> => {
  const told = (slot: string) =>
    heard.reading.commands.flatMap((one) => (one.kind === 'answer' && one.slot === slot ? [one.value] : []))[0];
  const [number, lastFour] = [told('number'), told('lastFour')];
  if (heard.secondFactor === undefined && heard.own.length === 0 && number !== undefined && lastFour !== undefined)
    await linkBy(heard, number, lastFour, true);
};

const doings: { [D in Do]: Doing<D> } = {
  async 'tell-danger'({ dc, heard }, { danger, agreed }) {
    await linkAsTold(heard);
    const left = dc.activeDialog?.id === forms.safety ? undefined : dc.stack[0]?.id;
    const { what: before = '' } = agreed ? answersUnderWay(dc) : {};
    if (left !== undefined) keepDropped(heard, dc);
    await dc.cancelAllDialogs();
    const { dangers = [] } = heard.kept();
    heard.keep({ dangers: [...dangers.filter((one) => one !== danger), danger] });
    const isSure = heard.reading.commands.some(({ kind, confidence }) => kind === 'danger' && confidence >= explicit);
    const answers = {
      danger,
      what: keptWords(`${before}\n${wordsOf(heard.reading)}`.trim()),
      ...(isSure && { sure: 'yes' }),
      ...(left !== undefined && { left }),
      ...(dangers.includes(danger) && { again: 'yes' }),
      ...(agreed && { person: 'beside' }),
    };
    await dc.beginDialog(forms.safety, { answers });
  },
  async 'answer-after-danger'({ dc, heard, active }, { danger, question, alone }) {
    // Where a person was offered or comes, that is said once more; a form under way asks again.
    if (alone && !active()) return dc.beginDialog(forms.safety, { answers: { danger, further: 'yes', question } });
    await heard.speak(heard.say.safety.answered(danger, question));
    return alone ? dc.repromptDialog() : undefined;
  },
  identify: ({ dc }) => dc.beginDialog(forms.identification, { answered: true }),
  'go-on': ({ dc }) => dc.continueDialog(),
  'ask-again': ({ dc }) => dc.continueDialog(),
  apologise: ({ heard }) => heard.speak(heard.say.sorryFirst()),
  answer: async ({ heard }, { topics }) => heard.speak(await answerQuestions(heard, topics)),
  async 'make-way'(floor) {
    floor.left = answersUnderWay(floor.dc);
    await floor.dc.cancelAllDialogs();
  },
  async 'turn-to-contract'({ heard }, { alone }) {
    const named = contractNamed(heard);
    if (!named) return;
    if ((await contractOf(heard))?.number !== named.number) await turnTo(heard, named.number);
    if (alone) await heard.speak(heard.say.identify.turnedTo(named.name));
  },
  async 'take-up-again'(floor) {
    const { heard } = floor;
    const { dropped } = heard.kept();
    const answers = notOver(heard) ?? dropped?.answers;
    heard.keep({ misread: undefined, personOffered: undefined, dropped: undefined });
    if (dropped) await begin(floor, dropped.form, answers);
  },
  'bring-help'(floor, { form }) {
    floor.heard.keep({ misread: undefined, personOffered: undefined, dropped: undefined });
    return begin(floor, form, floor.active() ? {} : complainedOf(floor.heard));
  },
  async 'see-what-stands'(floor, { command, otherwise }) {
    const standing = await aboutStanding(floor.heard, command, floor.active() !== undefined);
    if (!standing) return carryOut(floor, otherwise);
    if (floor.begunOfStanding.has(standing.form)) return undefined;
    floor.begunOfStanding.add(standing.form);
    if (standing.isAsked && command.kind === 'ask' && command.topic !== undefined)
      await floor.heard.speak(await answerQuestions(floor.heard, [command.topic]));
    return begin(floor, standing.form, standing.answers);
  },
  start: (floor, { service }) => start(floor, service),
  act: (floor, { command }) => act(floor, command),
};

/** Does what was decided, one step after the other. */
export const carryOut = async (floor: Floor, steps: Steps): Promise<void> => {
  for (const step of steps) await (doings[step.do] as Doing<Do>)(floor, step);
};
