/** The form of a described conversation: what `npm run -s scenario` reads. Unknown keys (notes, expectations) are left alone. */
import { z } from 'zod';

const kind = z.enum(['pc', 'tablet', 'router', 'hub', 'fax']);
const time = z.string().transform((text) => Temporal.Instant.from(text));

const outcome = z.string().transform((text, context) => {
  const [result, device] = text.split(':');
  const parsed = z
    .discriminatedUnion('result', [
      z.object({ result: z.literal('resolved') }),
      z.object({ result: z.literal('isolated'), device: z.string() }),
      z.object({ result: z.literal('not_isolated') }),
      z.object({ result: z.literal('device_failure_suspected'), device: kind }),
      z.object({ result: z.literal('contract') }),
      z.object({ result: z.literal('other') }),
    ])
    .safeParse({ result, device });
  if (parsed.success) return parsed.data;
  context.addIssue(`is not an outcome: ${text}`);
  return z.NEVER;
});

const customerStep = z.object({
  actor: z.literal('customer'),
  n: z.number(),
  at: time,
  msg: z.string(),
  event_id: z.string().optional(),
  duplicate_of: z.number().optional(),
});
const operatorStep = z.object({
  actor: z.literal('operator'),
  n: z.number(),
  at: time,
  action: z.enum(['takeover', 'close_case', 'return_to_bot']),
  result: outcome.optional(),
});

export const scenarioShape = z.object({
  id: z.string(),
  clock: time,
  customer: z.object({
    plan: z.union([z.literal(1), z.literal(2)]),
    contacts_used: z.number().int().min(0),
    contacts_month: z.string().regex(/^\d{4}-\d{2}$/),
    prior_support: z
      .object({
        result: z.enum(['none', 'failed_isolation', 'done']),
        failed_device: z.array(kind).nullish(),
        at: time.optional(),
        same_case: z.boolean().optional(),
      })
      .optional(),
    visits_used: z.number().int().min(0).default(0),
    active_loaners: z.array(z.object({ kind, arrived: z.string().optional() })).default([]),
    bookings: z
      .array(
        z.object({
          id: z.string(),
          date: z.string(),
          start: z.string(),
          end: z.string(),
          status: z.string().optional(),
        }),
      )
      .default([]),
    operators_online: z.boolean().default(true),
  }),
  steps: z.array(z.discriminatedUnion('actor', [customerStep, operatorStep])),
});
export type Scenario = z.infer<typeof scenarioShape>;
export type ScenarioStep = Scenario['steps'][number];
