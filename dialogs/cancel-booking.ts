/** Calls off what was asked for: the next visit, a loan that is not sent yet, a paid visit; which one is asked when several stand. */
import type { Visit } from '../adapters/visit-calendar/port.ts';
import { hearDeviceKind, speaksOfLoan } from '../knowledge/language/device-names.ts';
import { speaksOfVisit } from '../knowledge/language/hear-slots.ts';
import { changeableLoans, nothingToChange } from './change-loan.ts';
import { knownContract } from './customer.ts';
import type { Answers, Form, Next } from './form-shape.ts';
import { tellBoard } from './loan-todo.ts';
import { standingRequest } from './paid-visit-request.ts';
import type { Heard } from './turn.ts';
import { comingVisit } from './visit-slots.ts';
import { hearCalledOff, speaksOfSetUp } from './words/hear.ts';

/** What can be called off: 'visit', 'paid', or a loan by its kind. One of a kind is out at most. */
export const cancellable = async (heard: Heard, contract: string): Promise<string[]> => [
  ...((await comingVisit(heard, contract)) ? ['visit'] : []),
  ...(await changeableLoans(heard, contract)).map(({ kind }) => kind),
  ...((await standingRequest(heard, contract)) ? ['paid'] : []),
];

/** What the message speaks of: 'visit', 'paid', a kind of device, 'loan' when it names none. */
const aboutOf = (text: string): string | undefined => {
  if (speaksOfSetUp(text)) return 'paid';
  if (speaksOfVisit(text)) return 'visit';
  return speaksOfLoan(text) ? (hearDeviceKind(text) ?? 'loan') : undefined;
};

/** The slot of a visit that is not booked yet: it is held until that is confirmed. */
const heldFor = (visit: Visit | undefined) => (visit?.state === 'requested' ? visit.slot : undefined);

/** The form that calls it off. */
export const cancelBooking = (heard: Heard): Form => {
  const { say, visits, loans, desk } = heard;
  const contract = async () => (await knownContract(heard)).number;
  const meant = async ({ about }: Answers) => {
    const standing = await cancellable(heard, await contract());
    if (about === undefined) return standing;
    if (about === 'loan') return standing.filter((one) => one !== 'visit' && one !== 'paid');
    // Without a paid visit, a visit that is spoken of with set-up is the one that stands.
    const spokenOf = about === 'paid' && !standing.includes('paid') ? 'visit' : about;
    return standing.filter((one) => one === spokenOf);
  };

  const cancelVisit = async () => {
    const visit = await comingVisit(heard, await contract());
    if (visit) {
      await visits.end(visit.id, 'cancelled');
      heard.stopTimer('visit-reminder', visit.id);
      const todo = await desk.todo(`visit/${visit.id}`);
      if (todo) await desk.keepTodo({ ...todo, state: 'done' });
    }
    const held = heldFor(visit);
    await heard.speak(held ? say.pending.cancelled(held) : say.visit.cancelled(visit?.slot));
  };
  const confirmCancel = async () => {
    const visit = await comingVisit(heard, await contract());
    const held = heldFor(visit);
    return held ? say.pending.confirmCancel(held) : say.visit.confirmCancel(visit?.slot);
  };
  const cancelLoan = async (kind: string) => {
    const loan = (await changeableLoans(heard, await contract())).find((one) => one.kind === kind);
    if (loan) {
      await loans.change(loan.id, 'requested', { state: 'cancelled' });
      await tellBoard(heard, loan.id, 'done');
    }
    await heard.speak(say.loan.cancelled(kind));
  };

  return {
    id: 'cancel_booking',
    forContract: true,
    notice({ reading }, answers) {
      const about = aboutOf(reading.text);
      const { which, ...others } = answers;
      const isLoan = which !== undefined && which !== 'visit' && which !== 'paid';
      const isSaid = about === which || (about === 'loan' && isLoan);
      return about === undefined || isSaid ? answers : { ...others, about };
    },
    readsAgain: ['about', 'which'],
    agrees: hearCalledOff,
    async gate(answers) {
      if ((await meant(answers)).length > 0) return undefined;
      const { about } = answers;
      const next = (): Next => 'end';
      if (about === 'visit' || about === 'paid') return { say: say.visit.none(), next };
      if (about === undefined) return { say: say.nothingBooked(), next };
      return { say: await nothingToChange(heard, await contract(), about === 'loan' ? undefined : about), next };
    },
    async heed({ which, ...answers }) {
      const list = await meant(answers);
      const chosen = list.length === 1 ? list[0] : list.find((one) => one === which);
      return { answers: { ...answers, ...(chosen !== undefined && { which: chosen }) } };
    },
    asks: {
      which: {
        ask: async (answers) => {
          const visit = await comingVisit(heard, await contract());
          return say.whichToCancel(await meant(answers), visit?.slot);
        },
        hears: {
          as: 'choice',
          of: [
            { value: 'visit', label: say.visit.name },
            { value: 'paid', label: say.paidVisit.name },
            ...say.loan.kinds,
          ],
        },
      },
    },
    async readBack({ which = '' }) {
      if (which === 'paid') return undefined;
      return which === 'visit' ? confirmCancel() : say.loan.confirmCancel(which);
    },
    declined: say.keptAsItIs(),
    async done({ which = '' }) {
      if (which === 'paid') return { start: 'cancel_paid_visit' };
      await (which === 'visit' ? cancelVisit() : cancelLoan(which));
      return 'end';
    },
  };
};
