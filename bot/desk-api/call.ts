/** One call of the desk's API, after its guard: who calls, what the body holds, and what may be answered. */
import type { z } from 'zod';
import type { Operator } from '../../dialogs/desk/operator.ts';
import type { RouteAnswer, RouteRequest } from '../route.ts';
import type { FileForm } from './file-form.ts';
import type { OperationId, operations } from './operations.ts';

export interface Caller extends Required<Operator> {
  /** the token of the session's cookie */
  token: string;
}

type BodyOf<I extends OperationId> = (typeof operations)[I] extends { body: { schema: infer S extends z.ZodType } }
  ? z.output<S>
  : (typeof operations)[I] extends { form: true }
    ? FileForm
    : undefined;
type AnswerOf<I extends OperationId> = (typeof operations)[I] extends { answer: { schema: infer S extends z.ZodType } }
  ? z.output<S>
  : never;

export interface Call<I extends OperationId> {
  ask: RouteRequest;
  body: BodyOf<I>;
  /** who is signed in; only signing in is open to all */
  by: I extends 'signIn' ? undefined : Caller;
  /** the event this call is, the same for a retry: its id, and a digest of what is asked under it */
  event: { id: string; asks: string };
}

export type CallResult<I extends OperationId> =
  | { body: AnswerOf<I>; headers?: Record<string, string> }
  | { refused: RouteAnswer }
  | { streamed: RouteAnswer };

export type Handler<I extends OperationId> = (call: Call<I>) => Promise<CallResult<I>>;
