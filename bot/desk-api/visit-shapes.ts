/** What the desk's API takes and answers of visits and loans. */
import { z } from 'zod';
import { name, part } from './named.ts';

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:mm, Japan time');
export const window = z.strictObject({ from: clock, to: clock });
const slot = z.strictObject({ day: z.iso.date(), ...window.shape });
export const visitRow = name(
  'VisitRow',
  z.strictObject({
    id: part.describe('the visit as one part of an address'),
    state: z.enum(['requested', 'booked', 'done', 'cancelled']),
    words: z.string().describe('the state, or the day and window it is booked for, in words'),
    slot: slot.nullable().describe('when it is booked for, or the slot held for it while it is requested'),
    wished: slot.nullable().describe('where it is to be moved, once that is confirmed'),
    wish: z.string().nullable().describe('when the customer would like it, in their words'),
    setUpWish: z.string().nullable().describe('set-up the customer asks the visitor for: its basic work fee is waived'),
  }),
);
const loanStep = z.enum(['sent', 'arrived', 'returned', 'lost', 'cancelled']);
export const loanRow = name(
  'LoanRow',
  z.strictObject({
    id: part.describe('the loan as one part of an address'),
    state: z.enum(['requested', ...loanStep.options]),
    words: z.string().describe('the state, in words'),
    device: z.string().describe('the kind of device, in words'),
    address: z.string().describe('where it goes: the registered address unless another was named'),
    named: z.boolean().describe('the customer named another address than the registered one'),
    unconfirmed: z.boolean().describe('somebody has yet to say whether it may go there: until then it is not sent'),
    wish: z.string().nullable().describe('when the customer would like it, in their words'),
    due: z.iso.date().nullable().describe('the day of return'),
    steps: z.array(loanStep).describe('what it can become now'),
  }),
);
export const slotBody = name('VisitSlot', z.strictObject({ day: z.iso.date(), from: clock }));
export const loanBody = name(
  'LoanStep',
  z.discriminatedUnion('to', [
    z.strictObject({ to: z.literal('sent'), due: z.iso.date().describe('the day of return, which binds') }),
    ...loanStep.exclude(['sent']).options.map((to) => z.strictObject({ to: z.literal(to) })),
  ]),
);

/** A kind of request, in the words of the desk. */
export const requestWords = name(
  'RequestWords',
  z.strictObject({
    of: z.string().describe('what is asked for: paid-visit'),
    label: z.string(),
    wanted: z.string().describe('the label of what is wished for'),
    when: z.string().describe('the label of the time that is wished for'),
    place: z.string().describe('the label of the place'),
    done: z.string().describe('the label of the button that says it is arranged'),
    doneSure: z.string().describe('what is asked before it is said so'),
  }),
);
