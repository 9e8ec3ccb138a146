/** The set-up of the IT management tool, one step of the sheet at a time, for everybody; who is stuck is offered an operator (rows 4 and 21). */

import type { Reading } from '../../../knowledge/language/reading.ts';
import { mayMean, sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Ask, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { contractOf } from '../../situation/customer.ts';
import type { Mean } from '../../situation/meant.ts';
import { personNow } from '../../situation/person-now.ts';
import { answerQuestions } from '../../terms/ask-about-terms.ts';
import { brief } from '../../words/brief.ts';
import { wordsOf } from '../../words/kept-words.ts';

/** The kind of trouble, in first-aid.yaml, that help with the set-up belongs to. */
const trouble = 'tool';
/** What is told of these kinds, or of none, may be told of the step the customer is at. */
const ownTroubles: readonly (string | undefined)[] = [undefined, trouble, 'login'];

/** Whether an act tells that something is wrong. */
const isOfError = (label: string): boolean => label === 'stuck step' || label.startsWith('tells trouble');

/** Topics that tell a step, or all of them as one. */
const ofSteps = 'tool.step';

/**
 * What a message says of a step it names, after the steps were told as an answer: the answers the walk-through begins with, at the
 * step after the one that is done, or stuck at it.
 */
const saidOfStep = ({ reading: { says }, documents, kept }: Heard): Answers | undefined => {
  const step = kept().asked?.topic.startsWith(ofSteps) ? says.step : undefined;
  const means = step === undefined ? undefined : says.progress;
  if (step === undefined || (means !== 'yes' && means !== 'no')) return undefined;
  const names = documents.toolSetup.steps.map(({ id }) => id);
  const done = names.slice(0, names.indexOf(step)).map((name) => [name, 'yes']);
  return { ...Object.fromEntries(done), [step]: means };
};

/** The step of the tool's set-up that this message says to be done, or to be stuck at, after the steps were told. */
export const atToolStep: Mean = async (heard, { kind }, underWay) => {
  const said = underWay || kind === 'human' ? undefined : saidOfStep(heard);
  return said && { form: forms.tool, answers: said };
};

/** The form of the walk-through. A step's answer is 'yes' once it is done, 'no' when the customer is stuck at it. */
export const setUpManagementTool = (heard: Heard): Form => {
  const { say, documents } = heard;
  const { steps } = documents.toolSetup;
  const names = steps.map(({ id }) => id);
  const titles = steps.map(({ id, about }) => brief.step(documents.terms.fact(id).text, about));
  const reached = (answers: Answers): number => names.findIndex((name) => answers[name] !== 'yes');

  /** The answers of a customer who is at step `at`, with what an operator would want to know of it. */
  const arrived = (at: number, { tried: _, ...answers }: Answers): Answers => {
    const others = Object.entries(answers).filter(([name]) => !names.includes(name));
    return {
      ...Object.fromEntries([...others, ...names.slice(0, at).map((name) => [name, 'yes'])]),
      trouble,
      what: brief.settingUp(titles[at] ?? ''),
      ...(at > 0 && { tried: titles.slice(0, at).map(brief.stepDone).join('\n') }),
    };
  };

  /** A question the terms answer is no cry for help, and neither is another trouble. */
  const isElsewhere = ({ commands, mentions, says }: Reading): boolean => {
    const isAnswered = commands.some((one) => one.kind === 'ask' && one.topic !== undefined && one.confidence >= sure);
    return (isAnswered && says.wantsToKnow === true) || !(ownTroubles.includes(mentions.trouble) || says.ofStep);
  };

  /** ダウンロードはできたけど、許可されていませんと出ます: what is told to be wrong holds the step up, whatever else is done. */
  const tellsError = ({ acts }: Reading): boolean =>
    acts.some(({ label, confidence }) => confidence >= sure && isOfError(label));

  /** What is said to step `at`: what was done with it, or another step, where the customer is or is stuck. */
  const answer = (reading: Reading, at: string): string | undefined => {
    const { progress, step: named, stepByNumber, stepBehind, question } = reading.says;
    const means = progress !== 'wait' && tellsError(reading) ? 'no' : progress;
    // What may tell that something is wrong leads no step on: it is asked back.
    if (means === 'yes' && mayMean(reading).some(isOfError)) return undefined;
    if (means === 'first') return names[0];
    if (means === 'there') return named;
    // 今STEP3です says where the customer is; what STEP3 is, is a question.
    if (means === undefined && stepByNumber && !question) return named;
    if (means === 'no' && named !== undefined && named !== at) return `${named} no`;
    // STEP2まで終わった, and インストールが終わった before its step was told, lead on from there.
    const isBehind = named !== undefined && stepBehind;
    const reached = names.indexOf(named ?? at) + (isBehind ? 1 : 0);
    if (means === 'yes' && (isBehind || reached > names.indexOf(at))) return names[reached] ?? means;
    return means === 'no' && isElsewhere(reading) ? undefined : means;
  };

  const ask = (step: (typeof steps)[number], n: number): [string, Ask] => [
    step.id,
    {
      when: (answers) => reached(answers) === n && answers[step.id] !== 'no',
      ask: async () => say.setUp.step(step, (await contractOf(heard))?.plan),
      hears: { as: 'choice', of: [] },
    },
  ];

  return {
    id: forms.tool,
    inOrder: true,
    answer,
    readsAgain: ['elsewhere'],
    learn({ reading }, before) {
      const { says, commands } = reading;
      // iPhoneにも入れられますか is answered beside the steps, and スマホで見つけました is done with one.
      const isBeside = says.question || says.progress === 'yes' || says.progress === 'no' || tellsError(reading);
      const answers = says.forOtherSystem && !isBeside ? { ...before, elsewhere: 'yes' } : before;
      const begins = commands.some((command) => command.kind === 'start' && command.service === 'tool_setup');
      const named = begins ? says.step : undefined;
      if (named === undefined) return answers;
      const isStuck = says.stepByNumber && says.progress === 'no';
      // ステップ2まで終わってる goes on with the next.
      const isDone = says.stepBehind && says.progress === 'yes';
      return { ...arrived(names.indexOf(named) + (isDone ? 1 : 0), answers), ...(isStuck && { [named]: 'no' }) };
    },
    /** The steps are those for Windows: for an iPhone it is told what the tool runs on, and where its manuals are. */
    async gate({ elsewhere }) {
      if (elsewhere === undefined) return undefined;
      const reply = await answerQuestions(heard, ['tool.runs-on', 'tool.manuals']);
      return { say: say.setUp.otherDevice(reply), next: () => 'end' as const };
    },
    async heed(answers) {
      const at = reached(answers);
      const [said, isStuckThere] = answers[names[at] ?? '']?.split(' ') ?? [];
      if (at < 0 || said === 'no')
        return { answers: said === 'no' ? { ...arrived(at, answers), ...answers } : answers };
      const wanted = said === undefined ? -1 : names.indexOf(said);
      const there = arrived(wanted < 0 ? at : wanted, answers);
      return {
        answers: isStuckThere && said !== undefined ? { ...there, [said]: 'no' } : there,
        ...(said === 'wait' && { say: say.setUp.noHurry() }),
      };
    },
    asks: Object.fromEntries(steps.map(ask)),
    async done(answers) {
      const at = names[reached(answers)];
      heard.keep({ asked: undefined });
      if (at === undefined) {
        await heard.speak(say.setUp.finished());
        return 'end';
      }
      const may = await personNow(heard, { trouble });
      await heard.speak(say.setUp.help(at, may.allowed));
      const words = wordsOf(heard.reading);
      const { what = '', tried } = answers;
      const told = words === say.setUp.stuck ? what : brief.inTheirWords(what, words);
      return { start: forms.person, answers: { trouble, what: told, ...(tried !== undefined && { tried }) } };
    },
  };
};
