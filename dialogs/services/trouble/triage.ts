/** A trouble without a named service: what, since when, which device; harmless first steps; then a session or a person. */

import { type Command, isTrouble, type Reading } from '../../../knowledge/language/reading.ts';
import { sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard, Kept } from '../../form/turn.ts';
import { learnTrouble } from '../../situation/about-case.ts';
import { keepWaiting, kindNamed, takeWaiting } from '../../situation/waiting-troubles.ts';
import { keptWords, wordsOf } from '../../words/kept-words.ts';

/** メールも届かない: a second trouble, told beside the first, which stays the one that is asked about. */
const addedTo = ({ reading }: Heard, before: Answers): Answers | undefined => {
  const { mentions } = reading;
  const { trouble } = mentions;
  const isOther = mentions.case === 'other' || (trouble !== undefined && trouble !== before.trouble);
  if (before.what === undefined || mentions.corrected || !isOther || !tellsTrouble(reading)) return undefined;
  return { ...before, also: trouble ?? 'other', alsoWhat: keptWords(wordsOf(reading)) };
};

/** 先にメールのほうで, さっきのパソコンの件に戻る: another of the troubles that were told comes first. */
const putFirst = ({ kept, reading }: Heard, before: Answers): Answers => {
  const { acts, mentions } = reading;
  const isMeant = before.what !== undefined && acts.some(({ label }) => label === 'asks first');
  const { trouble, device } = mentions;
  const isNamed = ({ what = '', device: own = '' }: Answers) =>
    device !== undefined && `${what} ${own}`.includes(device);
  const isSame = trouble === undefined ? isNamed(before) : trouble === before.trouble;
  const waiting = kept().waiting ?? [];
  const isOne = trouble !== undefined || waiting.length > 0;
  const meant = trouble ?? waiting.find(isNamed)?.trouble ?? '';
  return isMeant && !isSame && isOne ? { first: meant, firstWhat: keptWords(wordsOf(reading)) } : {};
};

/** What was vague is named now: 調子が悪い, then メールです. It is the same trouble, with first steps of its own. */
const refined = ({ reading }: Heard, before: Answers): Answers | undefined => {
  const { trouble, sign, case: which } = reading.mentions;
  const words = wordsOf(reading);
  const { tried, sign: wasSign, kinds: _, ...known } = before;
  const wasVague =
    before.what !== undefined &&
    before.what !== words &&
    (before.trouble === undefined || wasSign || before.kinds !== undefined);
  if (!wasVague || trouble === undefined || which === 'other' || (wasSign && sign)) return undefined;
  const tells = tellsTrouble(reading);
  return {
    ...known,
    trouble,
    ...(sign && { sign: 'yes' }),
    ...(tells && { what: keptWords(`${before.what}\n${words}`) }),
    ...((tells || tried !== undefined) && { corrected: trouble }),
  };
};

/** いや、メールです: what was told of another trouble before does not hold for this one. */
const corrected = ({ reading }: Heard, before: Answers): Answers => {
  const { mentions } = reading;
  const { trouble } = mentions;
  if (!mentions.corrected || before.what === undefined) return before;
  const since = { ...(before.since && { since: before.since }) };
  if (trouble !== undefined) return trouble === before.trouble ? before : { corrected: trouble, ...since };
  const words = wordsOf(reading);
  return tellsTrouble(reading) ? { corrected: words, what: keptWords(words), ...since } : before;
};

/** Something else is wanted beside: じゃあタブレット貸して names a device, and is no news of the trouble. */
const isElse = (command: Command): boolean =>
  command.confidence >= sure && (elsewhere.has(command.kind) || (command.kind === 'start' && !isTrouble(command)));
const elsewhere: ReadonlySet<Command['kind']> = new Set(['human', 'cancel', 'back', 'later', 'wait', 'complaint']);

/** 複合機です, after the first steps were told: the device, in the customer's words, and nothing else. */
const namedLate = ({ reading }: Heard, { tried }: Answers): Answers => {
  const { says, mentions } = reading;
  const isNamed = tried !== undefined && mentions.device !== undefined && says.brief && !says.question;
  return isNamed && says.solved === undefined && !tellsTrouble(reading) && !reading.commands.some(isElse)
    ? { device: wordsOf(reading) }
    : {};
};

const tellsTrouble = ({ commands }: Reading): boolean => commands.some(isTrouble);

/** Whether what was dropped last is a trouble that was said to be over. */
export const thoughtSolved = (dropped: Kept['dropped']): dropped is NonNullable<Kept['dropped']> =>
  dropped?.form === forms.trouble && dropped.answers.solved === 'yes';

/** Something is broken: how a thing is done needs no since when and no first steps. */
const isBroken = ({ howTo }: Answers): boolean => howTo === undefined;

/** What is asked of something broken, until enough was told. */
const isAsked = (answers: Answers): boolean => isBroken(answers) && Number(answers.details ?? 0) < toldEnough;

/** So much may be told beside a question before it is not asked any more: who helps reads it all. */
const toldEnough = 2;

/** 銀行のサイトだけ入れないの, told where since when was asked: more of the trouble, kept for whoever helps. */
const detailed = ({ reading }: Heard, before: Answers): Answers => {
  const { acts, commands } = reading;
  const words = wordsOf(reading);
  const { what, tried, details = '0' } = before;
  const isDetail = acts.some(({ label }) => label === 'tells detail');
  const isUnread = commands.every(({ kind }) => kind === 'unknown') && words.trim().length >= 6;
  if (what === undefined || tried !== undefined || what.includes(words) || !(isDetail || isUnread)) return {};
  return { what: keptWords(`${what}\n${words}`), details: String(Number(details) + 1) };
};

/** What is told of the trouble, or of what was tried, in answer to whether it is over. */
const tellsMore: ReadonlySet<string> = new Set(['tells tried', 'tells detail', 'tells since', 'tells device']);

/** 再起動しました, ランプは緑です, after the first steps were told: kept for whoever helps; whether it is over is asked once more, and no more. */
const noted = ({ reading }: Heard, { what, tried, did, solved, noted: count = '0' }: Answers): Answers => {
  const isMore = (label: string) => tellsMore.has(label) || (label === 'not-done trouble' && solved === 'no');
  const told = reading.acts.filter(({ label }) => isMore(label));
  const { says, mentions, commands } = reading;
  const isAnswer = commands.some(({ kind }) => kind === 'answer');
  const tellsSince = mentions.since !== undefined && says.brief === true && !says.question;
  const isTold = (told.length > 0 || tellsSince) && !(says.solved !== undefined && solved === undefined);
  if (tried === undefined || isAnswer || !isTold || commands.some(isElse)) return {};
  const words = wordsOf(reading);
  const isTried = told.some(({ label }) => label === 'tells tried');
  const kept = (before: string | undefined) => keptWords(before === undefined ? words : `${before}\n${words}`);
  return {
    ...(isTried ? { did: kept(did) } : { what: kept(what) }),
    noted: String(Number(count) + 1),
    ...(solved === 'no' && { notedAt: 'how' }),
  };
};

/** もう再起動しました, told before the first steps: it is kept for whoever helps, and is no more asked round than another detail. */
const didAlready = ({ reading }: Heard, { tried, did, what, details = '0' }: Answers): Answers => {
  const words = wordsOf(reading);
  if (tried !== undefined || !reading.acts.some(({ label }) => label === 'tells tried')) return {};
  return {
    did: did === undefined || did === words ? keptWords(words) : keptWords(`${did}\n${words}`),
    ...(what !== undefined && did !== words && { details: String(Number(details) + 1) }),
  };
};

/** The form of a trouble. */
export const triage = (heard: Heard): Form => {
  const { say, documents } = heard;
  const { categories } = documents.firstAid;
  const labelOf = (trouble: string | undefined) => kindNamed(heard, trouble);
  const stepsFor = ({ trouble }: Answers) =>
    (categories.find(({ id }) => id === trouble) ?? categories.find(({ id }) => id === 'other'))?.steps ?? [];

  return {
    id: forms.trouble,
    learn(message, { again, ...before }) {
      if (again !== undefined) return before;
      const told = refined(message, before) ?? addedTo(message, before);
      const { reading } = message;
      const { also } = reading.mentions;
      const isOver = reading.says.over || reading.commands.some(({ kind }) => kind === 'solved');
      if (before.what !== undefined && isOver && !tellsTrouble(reading)) return { ...before, solved: 'yes' };
      const known = learnTrouble(message, told ?? corrected(message, before));
      const answers: Answers = {
        ...known,
        ...namedLate(message, before),
        ...didAlready(message, before),
        ...detailed(message, before),
        ...noted(message, before),
        ...putFirst(message, before),
        ...(before.what === undefined && also !== undefined && { also, alsoWhat: keptWords(wordsOf(reading)) }),
      };
      const { what, since, device, tried } = answers;
      const isShown =
        what !== undefined && isBroken(answers) && (!isAsked(answers) || (since !== undefined && device !== undefined));
      return isShown && tried === undefined
        ? {
            ...answers,
            tried: stepsFor(answers)
              .map(({ ja }) => ja)
              .join('\n'),
          }
        : answers;
    },
    answer({ says }, asked) {
      if (asked === 'solved') return says.asksForRemote ? 'no' : says.solved;
      return asked === 'how' ? says.way : undefined;
    },
    readsAgain: ['corrected', 'also', 'device', 'solved', 'did', 'details', 'noted', 'first'],
    async gate({ corrected: _, ...answers }) {
      if (answers.solved !== 'yes') return undefined;
      heard.keep({ dropped: { form: forms.trouble, answers } });
      const next = takeWaiting(heard);
      return {
        say: next ? say.triage.gladAndNext(labelOf(next.trouble)) : say.triage.glad(),
        next: () => (next ? { start: forms.trouble, answers: { ...next, again: 'yes' } } : 'end'),
      };
    },
    async heed({ also, alsoWhat, first, firstWhat, kind, kinds, trouble, ...before }) {
      // Of which kind it is was chosen, or it is of none that was offered.
      const chosen = kind ?? trouble;
      const answers: Answers = {
        ...before,
        ...(chosen !== undefined && chosen !== 'other' && { trouble: chosen }),
        ...(kind !== undefined && { kindAsked: 'yes' }),
        ...(kind === undefined && kinds !== undefined && { kinds }),
      };
      if (first !== undefined) {
        const found = takeWaiting(heard, first === '' ? undefined : first);
        keepWaiting(heard, answers);
        const turned = found ?? {
          ...(first !== '' && { trouble: first }),
          ...(firstWhat !== undefined && { what: firstWhat }),
        };
        return { answers: turned, say: say.triage.turnedTo(labelOf(turned.trouble)) };
      }
      if (also !== undefined) keepWaiting(heard, { trouble: also, ...(alsoWhat !== undefined && { what: alsoWhat }) });
      const how = answers.solved === 'no' ? (answers.how ?? heard.reading.says.way) : undefined;
      return {
        answers: { ...answers, ...(how !== undefined && { how }) },
        ...(also !== undefined && { say: say.triage.also(labelOf(also)) }),
      };
    },
    asks: {
      what: { ask: say.triage.what, hears: { as: 'text' } },
      kind: {
        when: ({ kinds }) => kinds !== undefined,
        ask: ({ kinds = '', told }) => say.triage.kind(told, kinds.split(' ')),
        hears: { as: 'choice', of: categories.map(({ id, label }) => ({ value: id, label })) },
      },
      since: {
        when: isAsked,
        ask: ({ trouble, sign, told, did, details, kindAsked }) =>
          say.triage.since(
            { words: told, label: sign ? undefined : labelOf(trouble) },
            (did ?? details ?? kindAsked) !== undefined,
          ),
        hears: { as: 'text', of: 'since' },
      },
      device: { when: isAsked, ask: say.triage.device, hears: { as: 'text', of: 'device' } },
      solved: {
        when: isBroken,
        ask: (answers) => (answers.noted ? say.triage.isOver() : say.triage.firstAid(stepsFor(answers))),
        hears: { as: 'choice', of: say.triage.solvedChoices },
      },
      how: {
        when: ({ solved, howTo }) => solved === 'no' || howTo !== undefined,
        ask: ({ howTo, trouble, notedAt }) =>
          howTo === undefined ? say.triage.how(notedAt === 'how') : say.triage.howTo(labelOf(trouble)),
        hears: { as: 'choice', of: say.triage.howChoices },
      },
    },
    async done(answers) {
      const { solved: _, how = 'remote', corrected: __, ...known } = answers;
      return { start: how, answers: known };
    },
  };
};
