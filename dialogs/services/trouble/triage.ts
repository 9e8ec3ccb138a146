/** A trouble without a named service: what, since when, which device; harmless first steps; then a session or a person. */

import type { Act } from '../../../knowledge/language/reading.ts';
import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { hasNoneLeft } from '../../../knowledge/rules/contacts.ts';
import { stepsThatFit } from '../../../knowledge/terms/first-aid.ts';
import { dangerOf } from '../../../knowledge/terms/safety.ts';
import { sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard, Kept } from '../../form/turn.ts';
import { learnTrouble, toldOf } from '../../situation/about-case.ts';
import { canDo } from '../../situation/can-do.ts';
import { contractOf, openCases } from '../../situation/customer.ts';
import { personNow } from '../../situation/person-now.ts';
import { keepSince, keepWaiting, kindNamed, ofOneThing, takeWaiting } from '../../situation/waiting-troubles.ts';
import { tellsOfTrouble } from '../../words/kept-words.ts';
import {
  addedTo,
  corrected,
  detailed,
  didAlready,
  isAsked,
  isBroken,
  isMoreOfIt,
  namedLate,
  noted,
  putFirst,
  refined,
  tellsTrouble,
} from './told-of-trouble.ts';

/** Whether what was dropped last is a trouble that was said to be over. */
export const thoughtSolved = (dropped: Kept['dropped']): dropped is NonNullable<Kept['dropped']> =>
  dropped?.form === forms.trouble && dropped.answers.solved === 'yes';

/** 直りました。ネットのほうはまだ遅いです: the other trouble that goes on, where none waits. */
const stillWrong = (heard: Heard, { trouble: over }: Answers): Answers | undefined => {
  const { mentions, says } = heard.reading;
  const { trouble } = mentions;
  const isOther =
    trouble !== undefined && trouble !== over && says.solvedOf !== trouble && !ofOneThing(heard, trouble, over);
  return isOther && says.fails ? { trouble, what: toldOf(heard, trouble) } : undefined;
};

/** The way to a person, where one is wished for. */
const personWished = ({ reading: { commands } }: Heard): string | undefined =>
  commands.some(({ kind, confidence }) => kind === 'human' && confidence >= sure) ? forms.person : undefined;

/** A call that is wished for by its time alone. */
const timed = 'timed';

const wantsRemote = ({ label, confidence }: Act): boolean => label === 'wants remote' && confidence >= sure;

/** The form of a trouble. */
export const triage = (heard: Heard): Form => {
  const { say, documents } = heard;
  const { categories } = documents.firstAid;
  const labelOf = (trouble: string | undefined) => kindNamed(heard, trouble);
  const kindOf = ({ trouble }: Answers) =>
    categories.find(({ id }) => id === trouble) ?? categories.find(({ id }) => id === 'other');
  const stepsFor = (answers: Answers) => {
    const { what = '', did = '', device = '' } = answers;
    return stepsThatFit(kindOf(answers)?.steps ?? [], `${what}\n${did}\n${device}`);
  };
  /** After a danger nothing is tried that would switch a device on: a person helps. */
  const isUnsafe = (heard.kept().dangers ?? []).some((id) => dangerOf(documents.safety, id)?.kind === 'body');
  const open = openNow('desk', heard.now, heard.promised);
  const isOpen = open.allowed;
  /** Of a case that goes on, whose fault nobody found: a visit is another way. */
  const mayBeVisited = async ({ notedAt }: Answers): Promise<boolean> => {
    const contract = notedAt === 'case' ? await contractOf(heard) : undefined;
    return contract !== undefined && (await canDo(heard, contract, await openCases(heard, contract.number))).visit;
  };
  const isLookedAt = (answers: Answers) => isAsked(answers) && !isUnsafe;
  /** Whether it is known which device has it: プリンターの件 names it. */
  const namesDevice = (answers: Answers) => answers.device !== undefined || kindOf(answers)?.itself === true;
  /** Whether a remote session comes last, or never; undefined: it can be had at once. */
  const remoteOf = (answers: Answers) => kindOf(answers)?.remote;

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
      const isTwo = before.what === undefined && also !== undefined && !ofOneThing(message, known.trouble, also);
      const ofOwn = reading.says.sinceOf?.[known.trouble ?? ''];
      const answers: Answers = {
        ...known,
        ...namedLate(message, before),
        ...didAlready(message, before),
        ...detailed(message, before),
        ...noted(message, before),
        ...putFirst(message, before),
        ...(isTwo && { also, alsoWhat: toldOf(message, also) }),
        ...(ofOwn !== undefined && { since: ofOwn }),
      };
      const { what, since, tried } = answers;
      const isShown =
        what !== undefined &&
        isBroken(answers) &&
        !isUnsafe &&
        (!isAsked(answers) || (since !== undefined && namesDevice(answers)));
      return isShown && tried === undefined
        ? {
            ...answers,
            tried: stepsFor(answers)
              .map(({ ja }) => ja)
              .join('\n'),
          }
        : answers;
    },
    answer({ says, commands }, asked) {
      if (asked === 'solved') return says.asksForRemote ? 'no' : says.solved;
      if (asked !== 'how') return undefined;
      // By night there is one way, and a yes is for that; a time is read back: じゃあ明日の朝いちで, 今すぐ直したい.
      const isYes = commands.some(({ kind, confidence }) => kind === 'yes' && confidence >= sure);
      const isTimed = says.wish !== undefined && says.brief && !says.question;
      return says.way ?? (isOpen ? undefined : isYes ? forms.callBack : isTimed ? timed : undefined);
    },
    readsAgain: ['corrected', 'also', 'device', 'solved', 'did', 'details', 'noted', 'first'],
    async gate({ corrected: _, ...answers }) {
      if (answers.solved !== 'yes') return undefined;
      heard.keep({ dropped: { form: forms.trouble, answers } });
      const next = takeWaiting(heard) ?? stillWrong(heard, answers);
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
      const { says } = heard.reading;
      if (says.sinceOf) keepSince(heard, says.sinceOf);
      const { how: chosenWay, ...others } = answers;
      // もう人にお願いするわ, to whether it is over, says both that it is not and who is to help.
      const way = chosenWay ?? (answers.solved === 'no' ? (says.way ?? personWished(heard)) : undefined);
      // リモートって、つながらないのにできるの asks, and chooses nothing; リモートで見てもらえる？ is a wish.
      const isWished = says.request || heard.reading.acts.some(wantsRemote);
      const isAskedOf = way === forms.remote && says.question && !isWished && remoteOf(answers) !== undefined;
      const how = isAskedOf ? undefined : way;
      return {
        answers: { ...others, ...(how !== undefined && { how }), ...(isAskedOf && { notedAt: 'remote' }) },
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
        when: isLookedAt,
        ask: ({ trouble, sign, told, did, details, kindAsked }) =>
          say.triage.since(
            { words: told, label: sign ? undefined : labelOf(trouble) },
            (did ?? details ?? kindAsked) !== undefined,
          ),
        hears: { as: 'text', of: 'since' },
      },
      device: {
        when: (answers) => isLookedAt(answers) && !namesDevice(answers),
        ask: ({ trouble, sign, told, did, details }) => {
          const { acts } = heard.reading;
          const isFirst = acts.some(tellsOfTrouble);
          const isMore = (did ?? details) !== undefined && acts.some(isMoreOfIt);
          const about = isFirst ? { words: told, label: sign ? undefined : labelOf(trouble) } : undefined;
          return say.triage.device(about, isMore);
        },
        hears: { as: 'text', of: 'device' },
      },
      solved: {
        when: (answers) => isBroken(answers) && !isUnsafe,
        ask: (answers) => (answers.noted ? say.triage.isOver() : say.triage.firstAid(stepsFor(answers))),
        hears: { as: 'choice', of: say.triage.solvedChoices },
      },
      how: {
        when: ({ solved, howTo }) => solved === 'no' || howTo !== undefined || isUnsafe,
        ask: async (answers) => {
          if (hasNoneLeft(await personNow(heard, answers))) return say.triage.howLater();
          if (isUnsafe && isBroken(answers)) return say.triage.howAfterDanger(isOpen);
          if (!isOpen) return say.triage.howClosed(isBroken(answers) ? answers.notedAt : 'remote', open);
          return isBroken(answers)
            ? say.triage.how(answers.notedAt, remoteOf(answers), await mayBeVisited(answers))
            : say.triage.howTo(labelOf(answers.trouble));
        },
        hears: { as: 'choice', of: say.triage.howChoices },
      },
    },
    async done(answers) {
      const { solved: _, how = 'remote', corrected: __, ...known } = answers;
      // Who has heard that no contact is left is told the day alone.
      const isLater = how === forms.callBack && hasNoneLeft(await personNow(heard, known));
      if (how === timed || isLater) return { start: forms.callBack, answers: { ...known, offered: 'yes' } };
      return { start: how, answers: known };
    },
  };
};
