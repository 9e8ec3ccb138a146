/** What an operator can do, and what comes of it: each is an event of its own, decided by the same rules as the chat. */
import type { SentFile } from '../../adapters/channels/port.ts';
import type { Outcome } from '../../knowledge/rules/cases.ts';
import type { LoanState } from '../../knowledge/rules/decision.ts';

export interface Operator {
  id: string;
  /** as the customer sees it */
  name: string;
  /** a supervisor may count a contact beyond the limit and set notices; left out: an operator */
  role?: 'operator' | 'supervisor';
}

/** Acts in place of an operator, with what the back office answers. */
export const backOffice: Operator = { id: 'back-office', name: '' };

export type OperatorAction =
  | { do: 'take' }
  | { do: 'reply'; text: string; file?: SentFile }
  | { do: 'return' }
  /** `code`: the outcome of that remote session; left out: of the chat, or of the case last worked on in it */
  | { do: 'outcome'; outcome: Outcome; code?: string }
  | { do: 'connect-session'; code: string }
  | {
      do: 'record-phone';
      contract: string;
      case?: string;
      what: string;
      outcome: Outcome;
      /** the call-back it answers */
      todo?: string;
      /** a supervisor counts it although no contact is left */
      override?: { reason: string };
    }
  /** a call-back that needs no contact, or at which nobody answered; a paid visit that is arranged */
  | { do: 'done-todo'; todo: string; result: 'done' | 'unreachable' }
  /** a slot for a visit that waits to be confirmed: the window of `day` (`YYYY-MM-DD`) that contains `from` (`HH:mm`) */
  | { do: 'confirm-visit'; visit: string; day: string; from: string }
  /** another slot for a booked visit that has not begun */
  | { do: 'move-visit'; visit: string; day: string; from: string }
  | { do: 'visit-result'; visit: string; outcome: Outcome }
  /** the visit will not take place */
  | { do: 'cancel-visit'; visit: string }
  /** `due` (`YYYY-MM-DD`): the day of return, given when it is sent */
  | { do: 'loan-step'; loan: string; to: Exclude<LoanState, 'requested'>; due?: string }
  /** whether it may go to an address that is not the registered one */
  | { do: 'confirm-address'; loan: string; confirmed: boolean }
  /** whether a call-back may go to a number that is not the registered one */
  | { do: 'confirm-number'; todo: string; confirmed: boolean }
  /** `until`: ISO; the customers whose contract lies in `area` are told `text` */
  | { do: 'set-notice'; area: string; text: string; until: string }
  | { do: 'end-notice'; notice: string }
  /** `of`: what waits to leave for a channel or the back office, or was given up */
  | { do: 'send-again'; of: string }
  /** nobody did this: the operator's desk has not been heard of for some minutes, or they signed out */
  | { do: 'gone' };

/** 'done', or why not: the chat is another operator's, it is not that far, or a rule refuses. */
export type ActionResult = { result: 'done' } | { result: 'not so'; why: string } | { result: 'refused'; why: string };

export const done: ActionResult = { result: 'done' };
export const notSo = (why: string): ActionResult => ({ result: 'not so', why });
