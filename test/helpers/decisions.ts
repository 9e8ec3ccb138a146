/** Decisions in words: a line of test/dialogs/decide.test.ts becomes a reading and a situation, and steps become words again. */
import type { Steps, StepToDo } from '../../dialogs/conversation/steps.ts';
import type { UnderWay } from '../../dialogs/form/form-shape.ts';
import type { Situation } from '../../dialogs/situation/situation.ts';
import type { Command, Meaning, Reading } from '../../knowledge/language/reading.ts';
import type { Says } from '../../knowledge/language/says.ts';

const quiet: Situation = {
  form: undefined,
  gaveUp: false,
  isUnidentified: false,
  danger: undefined,
  hasComplained: false,
  dropped: false,
  spokenOf: undefined,
  isAskedFor: false,
  namesContract: false,
  hours: ['hours.days'],
  isOpen: true,
};

/** A situation, with the kinds of commands that a form under way takes. */
interface Told extends Partial<Omit<Situation, 'form'>> {
  form?: Partial<Omit<UnderWay, 'takes'>> & { takes: readonly Command['kind'][] };
}
const consent = { takes: ['yes', 'no'] } as const;
const ownWords = { takes: ['answer', 'unknown'] } as const;
const fire = { id: 'fire', kind: 'body' } as const;
const danger = { takes: ['yes', 'no', 'unknown'], yields: true, offersPerson: true } as const;

const situations: Readonly<Record<string, Told>> = {
  'nothing is under way': {},
  'a session is read back': { form: consent },
  'a visit is read back, and another day heard': { form: { ...consent, hasNews: true } },
  'calling off is read back, and heard': { form: { ...consent, listens: true } },
  'since when is asked': { form: ownWords },
  'a session is read back, a person offered': { form: { ...consent, gaveUp: true } },
  'calling off is read back, a person offered': { form: { ...consent, listens: true, gaveUp: true } },
  'a number is asked for, a person offered': { form: { ...ownWords, gaveUp: true } },
  'a number is asked for, a call just turned down': { form: ownWords, dropped: true },
  'something was complained of': { hasComplained: true },
  'a danger was told': { form: danger, danger: fire },
  'a danger was told, a contract is named': { form: danger, namesContract: true },
  'nobody is known': { isUnidentified: true },
  'nobody is known, after a fire': { isUnidentified: true, danger: fire },
  'a number is asked for, nobody is known': { form: ownWords, isUnidentified: true },
  'a fire was told of before': { danger: fire },
  'a session is read back, after a fire': { form: consent, danger: fire },
  'a contract is named': { namesContract: true },
  'a session is read back, a contract is named': { form: consent, namesContract: true },
  'a call was just turned down': { dropped: true },
  'a person was offered': { gaveUp: true },
  'a call was offered by night': { gaveUp: true, isOpen: false },
  'loans were spoken of': { spokenOf: 'loan.about' },
  'loans were spoken of, one is asked for': { spokenOf: 'loan.about', isAskedFor: true },
  'the steps of the tool were told': { spokenOf: 'tool.steps' },
};

/** What the words say beside the commands. */
const said: Readonly<Record<string, Says>> = {
  '': {},
  'put as a question': { question: true },
  'after all': { takenUpAgain: true },
  'please, then': { agreedTo: true },
  'of its danger': { dangerAsked: { body: 'safe' } },
};

const meanings: Readonly<Record<string, Meaning>> = {
  'a person': { kind: 'human' },
  anger: { kind: 'complaint' },
  'gives up session': { kind: 'cancel', of: 'session' },
  greeting: { kind: 'smalltalk', about: 'greeting' },
  'why that': { kind: 'about-step', about: 'why' },
  unclear: { kind: 'unknown' },
  'asks something else': { kind: 'ask', topic: undefined },
};
const meaningOf = (words: string): Meaning => {
  const [verb = '', of = ''] = words.split(' ');
  const known = meanings[words];
  if (known) return known;
  if (verb === 'wants') return { kind: 'start', service: of } as Meaning;
  if (verb === 'asks') return { kind: 'ask', topic: of };
  if (verb === 'corrects') return { kind: 'correct', slot: of, value: '' };
  if (verb === 'answers') return { kind: 'answer', slot: of, value: '' };
  return verb === 'danger' ? { kind: 'danger', danger: of } : ({ kind: verb } as Meaning);
};

const wordsFor = new WeakMap<Command, string>();

/** `wants visit + perhaps asks fee.monthly; put as a question`: the commands, best first, and what the words say beside them. */
export const readingOf = (words: string): Reading => {
  const [commands = '', beside = ''] = words.split('; ');
  const commandOf = (one: string): Command => {
    const meaning = meaningOf(one.replace('perhaps ', ''));
    const command = { ...meaning, confidence: one.startsWith('perhaps ') ? 0.3 : 0.9, span: { start: 0, end: 0 } };
    wordsFor.set(command, one);
    return command;
  };
  const says = said[beside];
  if (!says) throw new Error(`No words say: ${beside}`);
  return { text: '', acts: [], mentions: {}, commands: commands.split(' + ').map(commandOf), says };
};

/** The situation named so, as the reading comes upon it. */
export const situationNamed = (words: string, { commands }: Reading): Situation => {
  const told = situations[words];
  if (!told) throw new Error(`No such situation: ${words}`);
  const { form, ...more } = told;
  if (!form) return { ...quiet, ...more, form: undefined };
  const underWay = { listens: false, hasNews: false, gaveUp: false, yields: false, offersPerson: false, ...form };
  return {
    ...quiet,
    ...more,
    form: { ...underWay, takes: commands.filter(({ kind }) => form.takes.includes(kind)) },
  };
};

const inWords: { [D in StepToDo['do']]: (step: Extract<StepToDo, { do: D }>) => string } = {
  'tell-danger': (step) => `tell of ${step.danger}${step.agreed ? ', and bring the person' : ''}`,
  'answer-after-danger': ({ question, alone }) => `tell whether it is ${question}${alone ? ', and no more' : ''}`,
  identify: () => 'hear who it is',
  'go-on': () => 'go on',
  'ask-again': () => 'ask again',
  apologise: () => 'apologise',
  answer: ({ topics }) => `answer ${topics.map((topic) => topic ?? 'that it is not known').join(' and ')}`,
  'make-way': () => 'leave the form',
  'turn-to-contract': ({ alone }) => (alone ? 'turn to the contract and say so' : 'turn to the contract'),
  'take-up-again': () => 'take it up again',
  'bring-help': ({ form }) => `bring ${form}`,
  'see-what-stands': ({ otherwise }) => `[stands?] ${stepsInWords(otherwise)}`,
  start: ({ service }) => `start ${service}`,
  act: ({ command }) => wordsFor.get(command) ?? 'unclear',
};

/** The steps as the table tells them: one after the other; `[stands?]`: what follows is done if it is about nothing that stands. */
export const stepsInWords = (steps: Steps): string =>
  steps.map((step) => (inWords[step.do] as (one: StepToDo) => string)(step)).join(', ');
