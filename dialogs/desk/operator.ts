/** What an operator can do, and what comes of it: each is an event of its own, decided by the same rules as the chat. */
import type { Outcome } from '../../knowledge/rules/cases.ts';

export interface Operator {
  id: string;
  /** as the customer sees it */
  name: string;
}

export type OperatorAction =
  | { do: 'take' }
  | { do: 'reply'; text: string }
  | { do: 'return' }
  | { do: 'outcome'; outcome: Outcome }
  | { do: 'connect-session'; code: string }
  | { do: 'record-phone'; contract: string; case?: string; what: string; outcome: Outcome; todo?: string }
  /** nobody did this: the operator's desk has not been heard of for some minutes */
  | { do: 'gone' };

/** 'done', or why not: the chat is another operator's, it is not that far, or a rule refuses. */
export type ActionResult = { result: 'done' } | { result: 'not so'; why: string } | { result: 'refused'; why: string };

export const done: ActionResult = { result: 'done' };
