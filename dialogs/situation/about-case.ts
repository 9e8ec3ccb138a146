/** What a form learns of the trouble on the way, and the case it ends up in. */
import type { Case, NewCase } from '../../adapters/cases/port.ts';
import type { Contract } from '../../adapters/contracts/port.ts';
import type { Act, Reading } from '../../knowledge/language/reading.ts';
import type { CaseHint } from '../../knowledge/rules/cases.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import { forms } from '../form/form-names.ts';
import type { Answers, Next } from '../form/form-shape.ts';
import type { Heard, Turn } from '../form/turn.ts';
import { keptWords, ownWords, tellsOfTrouble, wordsOf } from '../words/kept-words.ts';
import { caseOf } from './customer.ts';
import { ofOneThing } from './waiting-troubles.ts';

/** What the message tells of the trouble of this kind, in its own words: without another one that is told beside it. */
export const toldOf = (heard: Heard, trouble: string | undefined): string => {
  const isOfIt = ({ detail }: Act) => detail === (trouble ?? 'other') || ofOneThing(heard, detail, trouble);
  return ownWords(heard.reading, (act) => tellsOfTrouble(act) && isOfIt(act), tellsOfTrouble);
};

/** Whether a message is told in words that nobody wants to read again: ふざけんなよ、ネットが切れた. */
const isRude = ({ reading: { acts, says } }: Heard): boolean =>
  says.rude === true || acts.some(({ act }) => act === 'complains' || act === 'abuses');

/** Since when, beside the trouble it is told with: 昨日の晩からぶちぶち切れる. */
const sinceTold = ({ reading }: Heard): string | undefined => {
  const { since } = reading.mentions;
  const isTold = reading.acts.some(isSince) && reading.acts.some(tellsOfTrouble);
  return since ?? (isTold ? ownWords(reading, isSince) : undefined);
};
const isSince = ({ label }: Act): boolean => label === 'tells since';

/** Answers with what the message mentions of the trouble; what was answered before stays. */
export const learnTrouble = (heard: Heard, answers: Answers): Answers => {
  const { reading } = heard;
  const { trouble, kinds, sign, symptom, device, matter, howTo, case: which } = reading.mentions;
  const since = sinceTold(heard);
  const what = toldOf(heard, trouble);
  const isTold = kinds !== undefined || reading.acts.some(tellsOfTrouble);
  const told = trouble !== undefined || kinds !== undefined || symptom !== undefined || device !== undefined;
  return {
    ...(trouble !== undefined && { trouble }),
    ...(kinds !== undefined && answers.what === undefined && { kinds: kinds.join(' ') }),
    ...(sign && answers.trouble === undefined && { sign: 'yes' }),
    ...(device !== undefined && { device }),
    ...(since !== undefined && { since }),
    ...(matter !== undefined && { matter }),
    ...(howTo && answers.what === undefined && { howTo: 'yes' }),
    ...(told && { what }),
    // Words of anger are not read back.
    ...(told && isTold && answers.what === undefined && !isRude(heard) && { told: what }),
    ...answers,
    ...(which !== undefined && { which }),
  };
};

const aboutTrouble = ['trouble', 'sign', 'what', 'since', 'device', 'which', 'tried', 'did', 'howTo'];
const ofTrouble = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => aboutTrouble.includes(name)));

/** What a service that is asked for in the midst of another goes on with; nothing, when the message names another trouble. */
export const takenOver = ({ reading }: Heard, answers: Answers): Answers => {
  const { trouble } = reading.mentions;
  if (trouble !== undefined && answers.trouble !== undefined && trouble !== answers.trouble) return {};
  return ofTrouble(answers);
};

/** Whether a trouble is told beside a wish, which is then the only command: 無線ルータ names a device, and nothing that is wrong with it. */
const tellsTroubleBeside = ({ acts }: Reading): boolean => acts.some(tellsOfTrouble);

/**
 * What a wish that cannot be met yet goes on with: the trouble behind it, with the wish noted for whoever helps; where none was told,
 * nothing.
 */
export const troubleFirst = ({ reading }: Heard, answers: Answers): Next => {
  const { what, tried } = answers;
  if (what === undefined) return tellsTroubleBeside(reading) ? { start: forms.trouble } : 'end';
  const wish = wordsOf(reading);
  const told = what.includes(wish) ? what : keptWords(`${what}\n${wish}`);
  return {
    start: forms.trouble,
    answers: { ...ofTrouble(answers), what: told, ...(tried !== undefined && { solved: 'no' }) },
  };
};

/** Which case the answers speak of. */
export const hintOf = ({ trouble, sign, which }: Answers): CaseHint => ({
  ...(trouble !== undefined && sign === undefined && { trouble }),
  ...((which === 'same' || which === 'other') && { case: which }),
});

/** The open case the answers belong to, undefined for a new one. */
export const caseAnswered = async (turn: Turn, contract: Contract, answers: Answers): Promise<Case | undefined> => {
  const named = answers.case === undefined ? undefined : await turn.cases.find(answers.case);
  return named?.state === 'open' && named.contract === contract.number
    ? named
    : caseOf(turn, contract.number, hintOf(answers));
};

/** The case the answers belong to: the open one, with what it did not know yet, or a new one. */
export const caseFromAnswers = async (turn: Turn, contract: Contract, answers: Answers): Promise<Case> => {
  const at = stamp(turn.now);
  const { trouble, what, since, device, tried, did } = answers;
  const steps = [...(tried?.split('\n') ?? []), ...(did?.split('\n') ?? [])];
  const known: NewCase = {
    ...(trouble !== undefined && { trouble }),
    ...(what !== undefined && { what }),
    ...(since !== undefined && { since }),
    ...(device !== undefined && { device }),
    ...(steps.length > 0 && { tried: steps }),
  };
  const open = await caseAnswered(turn, contract, answers);
  if (!open) return turn.cases.begin(contract.number, turn.newId('case'), known, at);
  const all = [...new Set([...open.tried, ...steps])];
  return turn.cases.change(open.id, { ...known, ...told(open), tried: all, lastEventAt: at });
};

/** What the case knew before: an answer never overwrites it. */
const told = ({ trouble, what, since, device }: Case): Partial<NewCase> => ({
  ...(trouble !== undefined && { trouble }),
  ...(what !== undefined && { what }),
  ...(since !== undefined && { since }),
  ...(device !== undefined && { device }),
});
