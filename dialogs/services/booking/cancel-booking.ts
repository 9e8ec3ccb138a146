/** Calls off what was asked for: a visit that is ahead, a loan that is not sent yet, a request; which one is asked when several stand. */

import { resolveWhen, withoutHoursAsked } from '../../../knowledge/language/dates/resolve-when.ts';
import type { Reading } from '../../../knowledge/language/reading.ts';
import { requests, traitsOf } from '../../../knowledge/language/services.ts';
import { forms } from '../../form/form-names.ts';
import { type Answers, confirmation, type Form, type Next } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { cancellable } from '../../situation/cancellable.ts';
import { knownContract } from '../../situation/customer.ts';
import { nothingToChange } from '../../situation/loans.ts';
import { changeOnBoard } from '../../situation/on-board.ts';
import { takeBackRequest } from '../../situation/request.ts';
import { comingVisits, slotText } from '../../situation/visit-slots.ts';
import { keptWish, wordsOf } from '../../words/kept-words.ts';
import type { Cancellable } from '../../words/say-cancel.ts';

/** Set-up is spoken of where a paid visit is meant. */
const setUp = traitsOf(forms.paidVisit).stands;

/** What the message speaks of: 'visit', a request, a kind of device, 'loan' when it names none. */
const aboutOf = ({ acts, says }: Reading): string | undefined => {
  if (says.ofSetUp) return setUp;
  const [request] = acts.flatMap(({ act, subject }) => (act === 'withdraws' && subject ? [subject] : []));
  if (request && requests.includes(request)) return request;
  if (says.ofVisit) return 'visit';
  return says.ofLoan ? (says.kind ?? 'loan') : undefined;
};

const is =
  (about: string) =>
  (one: Cancellable): boolean =>
    one.what === about || one.id === about || (one.what === 'loan' && one.kind === about);

/** Those of the day or the month (`YYYY-MM…`) that was named; all of them when none is. */
const onDay = (list: Cancellable[], on: string | undefined): Cancellable[] => {
  const then = list.filter((one) => on !== undefined && one.what === 'visit' && one.slot?.day.startsWith(on));
  return then.length > 0 ? then : list;
};

/** The form that calls it off. */
export const cancelBooking = (heard: Heard): Form => {
  const { say, visits, loans, now } = heard;
  const contract = async () => (await knownContract(heard)).number;
  const meant = async ({ about, on }: Answers) => {
    const standing = onDay(await cancellable(heard, await contract()), on);
    if (about === undefined) return standing;
    const found = standing.filter(is(about));
    // 申し込みを取り消したい names a loan, unless what was asked for is something else.
    if (about === 'loan' && found.length === 0) return standing.filter(({ what }) => what === 'request');
    // Without a paid visit, a visit that is spoken of with set-up is the one that stands.
    return about === setUp && found.length === 0 ? standing.filter(is('visit')) : found;
  };
  const chosen = async ({ which }: Answers) =>
    (await cancellable(heard, await contract())).find(({ id }) => id === which);

  return {
    id: forms.callOff,
    forContract: true,
    learn({ reading }, answers) {
      const { says } = reading;
      const when = answers.which === undefined ? says.when : withoutHoursAsked(says.when);
      // 土曜は訪問していますか, in the midst of it, speaks of no visit to be called off.
      const about = answers.which !== undefined && says.hoursOnly ? undefined : aboutOf(reading);
      const [slot] = resolveWhen(when, { now });
      const on = slot?.day ?? slot?.first?.slice(0, 7);
      // 日時を変える, and 26日の13時 where one of another day is to be called off, move it instead.
      const names = answers.which !== undefined && slot !== undefined && !says.takenBack;
      if (names || (says.movesWhen && !says.takenBack)) return { ...answers, move: keptWish(wordsOf(reading)) };
      if ((about === undefined || about === answers.about) && (on === undefined || on === answers.on)) return answers;
      const { which: _, ...others } = answers;
      return { ...others, ...(about !== undefined && { about }), ...(on !== undefined && { on }) };
    },
    readsAgain: ['about', 'on', 'which', 'move'],
    answer: ({ says }, asked) => (asked === confirmation && says.calledOff ? 'yes' : undefined),
    async gate(answers) {
      const moved = answers.move === undefined ? undefined : await chosen(answers);
      const visits = answers.move === undefined ? [] : await comingVisits(heard, await contract());
      if (moved?.what === 'visit' || (!moved && visits.length > 0)) {
        const visit: Answers = moved ? { visit: moved.id } : {};
        return { next: () => ({ start: forms.change, answers: visit }) };
      }
      if ((await meant(answers)).length > 0) return undefined;
      const { about } = answers;
      const next = (): Next => 'end';
      if (about === undefined) return { say: say.cancel.nothing(), next };
      if (about === 'visit' || about === setUp) return { say: say.visit.none(), next };
      return { say: await nothingToChange(heard, await contract(), about === 'loan' ? undefined : about), next };
    },
    async heed({ which, ...others }) {
      const isName = which !== undefined && which in say.cancel.names;
      const answers: Answers = { ...others, ...(isName && { about: which }) };
      const list = await meant(answers);
      const one = list.length === 1 ? list[0] : list.find(({ id }) => id === which);
      return { answers: { ...answers, ...(one && { which: one.id }) } };
    },
    asks: {
      which: {
        ask: async (answers) => say.cancel.which(await meant(answers)),
        hears: { as: 'choice', of: Object.entries(say.cancel.names).map(([value, label]) => ({ value, label })) },
      },
    },
    async readBack(answers) {
      const one = await chosen(answers);
      if (one?.what === 'visit')
        return one.held ? say.pending.confirmCancel(one.held) : say.visit.confirmCancel(one.slot);
      if (one?.what === 'request') return say.request(one.id).confirmCancel(one.todo);
      return one?.what === 'loan' ? say.loan.confirmCancel(one.kind) : undefined;
    },
    /** Another device may have moved it, or an operator sent it, before the yes. */
    about: async (answers) => JSON.stringify((await chosen(answers)) ?? 'gone'),
    declined: say.cancel.kept(),
    // やめます, to whether it is to be called off, is no yes, and must not sound like one.
    givenUp: async () => say.cancel.kept(),
    async done(answers) {
      const one = await chosen(answers);
      // Called off on another device, or sent, before the yes.
      if (!one) {
        await heard.speak(say.cancel.nothing());
        return 'end';
      }
      if (one.what === 'request') {
        await takeBackRequest(heard, one.todo);
        await heard.speak(say.request(one.id).cancelled());
        return 'end';
      }
      if (one.what === 'visit') {
        if ((await visits.end(one.id, 'cancelled')) === 'gone') throw new Error('what can be called off stands');
        heard.stopTimer('visit-reminder', one.id);
      } else if ((await loans.change(one.id, 'requested', { state: 'cancelled' })) === 'not so')
        throw new Error('what can be called off is not sent yet');
      await changeOnBoard(heard, one.what, one.id, { state: 'done' });
      const slot = one.what === 'visit' && one.slot && { slot: slotText(one.slot) };
      heard.keep({
        dropped:
          one.what === 'loan'
            ? { form: forms.loan, answers: { kind: one.kind } }
            : { form: forms.visit, answers: slot || {} },
      });
      if (one.what === 'loan') await heard.speak(say.loan.cancelled(one.kind));
      else await heard.speak(one.held ? say.pending.cancelled(one.held) : say.visit.cancelled(one.slot));
      return 'end';
    },
  };
};
