/** The addresses of the desk's API for what a customer named that is not registered: it waits for an operator's yes. */
import { z } from 'zod';
import { name } from './named.ts';
import type { Operation } from './operations.ts';
import { done } from './shapes.ts';

const answer = { schema: done, example: { result: 'done' } };
const body = {
  schema: name(
    'Confirmation',
    z.strictObject({ confirmed: z.boolean().describe('false: the registered one is used') }),
  ),
  example: { confirmed: true },
};

export const confirmOperations = {
  confirmAddress: {
    method: 'post',
    path: '/desk/api/loans/:id/address',
    summary:
      'A loan may go to the address the customer named, which is not the registered one, or may not; the customer is told.',
    body,
    answer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  confirmNumber: {
    method: 'post',
    path: '/desk/api/todos/:id/number',
    summary:
      'A call-back may go to the number the customer named, which is not the registered one, or may not; the customer is told.',
    body,
    answer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
} as const satisfies Record<string, Operation>;
