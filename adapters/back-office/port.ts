/** What a company's own back office is told and what it answers: the one shape of every call to the outside. */
import { z } from 'zod';

/** Shapes by the name they have in openapi.json. */
export const named = z.registry<{ id: string }>();
const name = <T extends z.ZodType>(id: string, schema: T): T => {
  named.add(schema, { id });
  return schema;
};

const id = z.string().min(1).max(200);
const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?\+09:00$/)
  .describe('ISO time with +09:00');
const span = name('Span', z.strictObject({ from: time, to: time }));
const contract = name(
  'Contract',
  z.strictObject({ number: z.string(), name: z.string(), address: z.string(), phone: z.string() }),
);

const intentOf = <K extends string, D extends z.ZodType>(kind: K, of: string, details: D) =>
  z.strictObject({
    id: id.describe('the same whenever the intent is sent again, and in the header Idempotency-Key'),
    kind: z.literal(kind),
    of: id.describe(`the ${of}, the same in every intent about it`),
    at: time.describe('when it was asked for'),
    contract,
    case: id.describe('the case of the customer it belongs to'),
    details,
  });

const delivery = {
  address: z.string().optional().describe("where it goes when it is not the contract's address"),
  wish: z.string().optional().describe('when the customer would like it, in their words'),
};

/** What is wished, by kind; a new kind is added here and to `answersTo`. */
export const intent = name(
  'Intent',
  z.discriminatedUnion('kind', [
    intentOf(
      'visit.book',
      'visit',
      z.strictObject({
        slot: span,
        setUpWish: z.string().optional().describe('set-up the customer asks the visitor for, in their words'),
      }),
    ),
    intentOf('visit.move', 'visit', z.strictObject({ from: span, to: span })),
    intentOf(
      'visit.set-up',
      'visit',
      z.strictObject({
        wish: z
          .string()
          .optional()
          .describe('in the customer’s words, in place of what was wished before; none: nothing'),
      }),
    ),
    intentOf('visit.cancel', 'visit', z.strictObject({ slot: span })),
    intentOf(
      'loan.request',
      'loan',
      z.strictObject({ device: z.enum(['pc', 'tablet', 'router', 'hub', 'fax']), ...delivery }),
    ),
    // Where and when it goes, in place of what was said before.
    intentOf('loan.redirect', 'loan', z.strictObject(delivery)),
    intentOf('loan.cancel', 'loan', z.strictObject({})),
    // With its whole wish each time something is added to it: accepted means arranged with the customer.
    intentOf(
      'paid-visit.request',
      'request for a paid visit',
      z.strictObject({
        wanted: z.array(z.string()).describe('what is to be set up, in the customer’s words'),
        wish: z.string().optional().describe('when, in their words'),
        place: z.string().optional().describe("where, in their words, when it is not the contract's address"),
        phone: z.string().optional().describe("the number to call when it is not the contract's"),
      }),
    ),
    intentOf('paid-visit.cancel', 'request for a paid visit', z.strictObject({})),
    intentOf(
      'remote.open',
      'remote session',
      z.strictObject({
        code: z
          .string()
          .describe('the nine digits the customer was given: they type them, or open the page of that code'),
        until: time.describe('not connected by then, the session is void'),
      }),
    ),
    // It is over: void, taken back, or ended by an operator.
    intentOf('remote.close', 'remote session', z.strictObject({ code: z.string() })),
  ]),
);
export type Intent = z.infer<typeof intent>;
export type IntentKind = Intent['kind'];

const plainAnswer = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('accepted') }),
  z.strictObject({
    result: z.literal('refused'),
    reason: z.enum(['full', 'not-possible']).describe('full: nobody is free at that time; another time may do'),
  }),
]);
const connected = z.strictObject({
  result: z.literal('connected').describe('the customer’s device is reached: the session cannot become void any more'),
});
const sessionAnswer = z.discriminatedUnion('result', [plainAnswer, connected]);
const loanAnswer = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('sent'), due: z.iso.date().describe('the day of return, which binds') }),
  z.strictObject({ result: z.literal('arrived') }),
  z.strictObject({ result: z.literal('returned') }),
  z.strictObject({ result: z.literal('lost') }),
  z.strictObject({ result: z.literal('cancelled').describe('it is not sent, or not any more') }),
]);

/** What each kind may be answered with. */
export const answersTo = {
  'visit.book': plainAnswer,
  'visit.move': plainAnswer,
  'visit.set-up': plainAnswer,
  'visit.cancel': plainAnswer,
  'loan.request': loanAnswer,
  'loan.redirect': plainAnswer,
  'loan.cancel': loanAnswer,
  'paid-visit.request': plainAnswer,
  'paid-visit.cancel': plainAnswer,
  'remote.open': sessionAnswer,
  'remote.close': plainAnswer,
} as const satisfies Record<IntentKind, z.ZodType>;

/** One answer. An intent can have several, a loan's one for each step it takes. */
export const answered = name(
  'Answer',
  z.strictObject({
    id: id.describe('the same whenever the answer is told again: it happens once'),
    intent: id.describe('the id of the intent it answers'),
    answer: z.discriminatedUnion('result', [sessionAnswer, loanAnswer]),
  }),
);
export type Answered = z.infer<typeof answered>;
/** What came of an intent; 'unanswered': it was given up, and nobody knows whether it was heard; 'failed': its answer could not be kept here. */
export type Came = Answered['answer'] | { result: 'unanswered' } | { result: 'failed' };

/** The company's back office. */
export interface BackOffice {
  /**
   * Tells an intent, with a key that makes it happen once however often it is told. Its answer, or undefined when that
   * will come later. Throws OutsideError('back office'): retryable unless it was refused for good.
   */
  tell(intent: Intent): Promise<Answered | undefined>;
}
