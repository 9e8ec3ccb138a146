/** Who acts on a message: what was read and what it comes upon make steps, by one table that has one order. */

import { isTrouble, type Reading } from '../../knowledge/language/reading.ts';
import { sure } from '../form/form-hearing.ts';
import { forms } from '../form/form-names.ts';
import type { Situation } from '../situation/situation.ts';
import { goesOnTo } from './go-on.ts';
import { answersOnly, endsWaiting, isBrief, isWish, meansNoMore } from './kinds-of-commands.ts';
import { type Matter, matterOf } from './matter.ts';
import { besideNews, besideWish, type Topics } from './questions-beside.ts';
import type { Harmless, Steps } from './steps.ts';

/** A row of the order: its steps, or undefined where it does not fit. `rest`: what the rows after it make of the matter. */
export interface Row {
  name: string;
  steps(matter: Matter, rest: (matter: Matter) => Steps): Steps | undefined;
}

/** A yes beside a danger is as sure as this. */
const agreedBeside = 0.75;

/** What is answered at once, whoever asks. */
const isAnswered: ReadonlySet<Harmless['kind']> = new Set(['ask', 'complaint']);

/** Whether both the number and its digits are told. */
const saysWhole = ({ commands }: Reading): boolean =>
  ['number', 'lastFour'].every((slot) =>
    commands.some((one) => one.kind === 'answer' && one.slot === slot && one.confidence >= sure),
  );

const answer = (topics: Topics): Steps => (topics.length > 0 ? [{ do: 'answer', topics }] : []);

/** Whether the form under way gives way to what is meant; only what is not understood leaves it open. */
const givesWay = ({ situation: { form }, best }: Matter): boolean => form?.yields === true && best.kind !== 'unknown';

const isFree = (matter: Matter): boolean => matter.situation.form === undefined || givesWay(matter);

/** The order: the first row that fits wins, or adds to what the rows after it come to. */
export const order: readonly Row[] = [
  {
    name: 'safety',
    steps({ danger, reading, situation: { form, namesContract } }) {
      if (danger === undefined) return undefined;
      // つないで。まだ煙たいです agrees to the person as well.
      const isYes = reading.acts.some(({ label, confidence }) => label === 'agrees this' && confidence >= agreedBeside);
      const agreed = form?.offersPerson === true && isYes;
      const turn: Steps = !form && namesContract ? [{ do: 'turn-to-contract', alone: false }] : [];
      return [...turn, { do: 'tell-danger', danger, agreed }];
    },
  },
  {
    // はい agrees to the person who was offered last, not to what was read back before and never understood.
    name: 'help that was offered where nothing was understood',
    steps({ meant, situation: { form, isOpen } }) {
      const agrees = meant.some(({ kind }) => kind === 'yes') && meant.every(({ kind }) => answersOnly.has(kind));
      return form?.gaveUp && agrees ? [{ do: 'bring-help', form: isOpen ? forms.person : forms.callBack }] : undefined;
    },
  },
  {
    name: 'what the form listens for, and news of what it reads back',
    steps({ reading, situation, topics, aside, isOnlyAside }) {
      const { form } = situation;
      // ほな木曜の10時で takes note of what is read back, and says it anew: it is read back once more.
      const isNews = form?.hasNews && (!isOnlyAside || aside?.kind === 'understood');
      if (!form?.listens && !isNews) return undefined;
      return [...answer(besideNews(reading, situation, topics)), { do: 'go-on' }];
    },
  },
  {
    name: 'consent to what is read back, and the answer to what was asked',
    steps: ({ isTaken, topics }) => (isTaken ? [...answer(topics), { do: 'go-on' }] : undefined),
  },
  {
    // 借りられるの？ ITS-100009、1009です and もう言ったでしょ、ITS-100009 1009: who it is is heard as well.
    name: 'who it is, beside a question or anger',
    steps(matter, rest) {
      const { reading, situation, best } = matter;
      const isBeside = situation.isUnidentified && isAnswered.has(best.kind) && saysWhole(reading);
      return isBeside ? [...rest(matter), { do: 'identify' }] : undefined;
    },
  },
  {
    // まだ危ないですか？ and お金は戻りますか, whatever is under way by then: the advice has an answer, the terms have none.
    name: 'a question about a danger told before',
    steps(matter, rest) {
      const { reading, situation, best, topics } = matter;
      const { danger } = situation;
      const question = danger && reading.says.dangerAsked?.[danger.kind];
      if (!danger || question === undefined || isTrouble(best) || topics.length > 0) return undefined;
      const alone = !isWish(best);
      return [{ do: 'answer-after-danger', danger: danger.id, question, alone }, ...(alone ? [] : rest(matter))];
    },
  },
  {
    name: 'anger, before what it wants',
    steps(matter, rest) {
      const { aside, best } = matter;
      return aside?.kind === 'complaint' && best !== aside ? [{ do: 'apologise' }, ...rest(matter)] : undefined;
    },
  },
  {
    name: 'a question beside a wish',
    steps(matter, rest) {
      const { reading, situation, best, topics } = matter;
      return [...answer(besideWish(reading, situation, best, topics)), ...rest(matter)];
    },
  },
  {
    // 残り回数を教えて。あと、オペレーターにつないで: what is over at once comes before what goes on; リモートはやめて電話ください.
    name: 'two wishes',
    steps(matter, rest) {
      const { situation, meant, best } = matter;
      const isOver = situation.form ? endsWaiting : isBrief;
      const brief = isWish(best) ? meant.find(isOver) : undefined;
      const lasting = meant.find((one) => isWish(one) && !isBrief(one));
      return brief && lasting && [brief, lasting].flatMap((one) => rest({ ...matter, best: one }));
    },
  },
  {
    name: 'the contract that is named',
    steps(matter, rest) {
      const { situation, best } = matter;
      if (!situation.namesContract || !isFree(matter)) return undefined;
      if (!meansNoMore(best)) return [{ do: 'turn-to-contract', alone: false }, ...rest(matter)];
      return [...(situation.form ? ([{ do: 'make-way' }] as const) : []), { do: 'turn-to-contract', alone: true }];
    },
  },
  {
    name: 'a form that gives way',
    steps(matter, rest) {
      if (!givesWay(matter)) return undefined;
      return [{ do: 'make-way' }, ...rest({ ...matter, situation: { ...matter.situation, form: undefined } })];
    },
  },
  {
    name: 'the question under way, once more',
    steps({ reading, situation: { form }, best }) {
      // いまはいいです, to a question that takes no no, wants none of it.
      const declines = reading.acts.some(({ label, confidence }) => label === 'declines this' && confidence >= sure);
      if (form && best.kind === 'no' && declines) return [{ do: 'act', command: { ...best, kind: 'cancel' } }];
      // わかりました is no failed reading: what is read back is said not to be done yet.
      const isNoAnswer = form && !['answer', 'understood'].includes(best.kind) && answersOnly.has(best.kind);
      return isNoAnswer && !form.gaveUp ? [{ do: 'ask-again' }] : undefined;
    },
  },
  {
    name: 'consent to what was offered, dropped or spoken of before',
    steps({ reading, situation, best }) {
      if (best.kind !== 'yes') return undefined;
      const { form, dropped, gaveUp, isOpen } = situation;
      if (dropped && reading.says.takenUpAgain) return [{ do: 'take-up-again' }];
      if (!form && gaveUp) return [{ do: 'bring-help', form: isOpen ? forms.person : forms.callBack }];
      const service = form ? undefined : goesOnTo(reading, situation, true);
      return service && [{ do: 'start', service }];
    },
  },
  {
    name: 'what stands',
    steps: (matter, rest) => [{ do: 'see-what-stands', command: matter.best, otherwise: rest(matter) }],
  },
  {
    name: 'the service spoken of, for a wish that names none',
    steps({ reading, situation, best }) {
      const namesNone = answersOnly.has(best.kind) && !['yes', 'no'].includes(best.kind);
      const isNumber = best.kind === 'answer' && best.slot === 'number';
      const service = namesNone && !isNumber && !situation.form ? goesOnTo(reading, situation, false) : undefined;
      return service && [{ do: 'start', service }];
    },
  },
  {
    name: 'service, question, courtesy',
    steps: ({ best }) => [{ do: 'act', command: best }],
  },
];

/** What is done about a message. It does nothing itself, and looks up nothing. */
export const decide = (reading: Reading, situation: Situation, rows: readonly Row[] = order): Steps => {
  const from = (n: number, matter: Matter): Steps => {
    const row = rows[n];
    return row ? (row.steps(matter, (next) => from(n + 1, next)) ?? from(n + 1, matter)) : [];
  };
  return from(0, matterOf(reading, situation));
};
