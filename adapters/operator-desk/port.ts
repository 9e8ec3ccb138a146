/** The operators' desk: chats handed to a person, and work to do beside the chats. */

/** A chat handed to a person; one record a conversation. Times are ISO with +09:00. */
export interface Handoff {
  id: string;
  conversation: string;
  contract: string;
  case: string;
  state: 'queued' | 'connected' | 'returned' | 'ended';
  queuedAt: string;
  /** who holds the chat while it is connected */
  operator?: { id: string; name: string };
  /** since when that operator has it */
  takenAt?: string;
}

/** A contact by phone, as an operator recorded it; the case's count names it as a cause. */
export interface PhoneContact {
  id: string;
  contract: string;
  case: string;
  at: string;
  by: { id: string; name: string };
  what: string;
  /** it was counted although no contact was left, and why */
  override?: { reason: string };
}

/** Work for an operator beside the chats. */
export interface Todo {
  id: string;
  /** 'request': what a customer asked for and an operator arranges; 'unverified-call': to who had no customer number at hand, linked to no contract; 'complaint': what a customer wants the staff to know, with their contract where it is known; 'back-office': an intent that did not come about, or an answer that could not be carried out */
  kind: 'callback' | 'unverified-call' | 'remote' | 'visit' | 'loan' | 'request' | 'complaint' | 'back-office';
  /** empty for an unverified call and a complaint of whom we do not know, as their cases are */
  contract: string;
  case: string;
  conversation: string;
  /** from when it can be done, ISO with +09:00 */
  dueAt: string;
  /** for a call-back or a request: the number to call; left out: the registered one */
  phone?: string;
  /** for a call-back: an operator has yet to say whether that number, which is not the registered one, may be called */
  unconfirmed?: true;
  /** for a call-back: the number an operator said may not be called; the registered one is */
  refused?: string;
  /** for an unverified call: what is wrong, in the customer's words, where they told it; for a call-back: what it is to be about, where they told that for whoever calls; for a complaint: all that is complained of */
  what?: string;
  /** for a call or a request: when the customer would like it, in their words */
  wish?: string;
  /** for a request: what is wished for, a wish a line, in the customer's words */
  wanted?: string;
  /** for a request: where, in the customer's words; left out: at the contract's address */
  place?: string;
  /** for a visit or a loan: its id in the calendar or among the loans; for a request: what is asked for, paid-visit */
  of?: string;
  /** for a back office: the kind of the intent and what came of it, `visit.cancel:refused` */
  came?: string;
  /** for a request: what was asked of those who arrange it and decides; left out: an operator arranges it */
  awaits?: string;
  /** for a remote session: its code */
  code?: string;
  state: 'open' | 'done';
  /** how a call-back that counted nothing, or a request, came out */
  result?: 'done' | 'unreachable';
}

export interface OperatorDesk {
  /** The conversation's hand-off, undefined when it never had one. */
  handoffOf(conversation: string): Promise<Handoff | undefined>;
  /** Keeps a hand-off and moves it between the boards: queued ones wait, connected ones are active, others leave. Boards are in order of time: chats by `queuedAt`, to-dos by `dueAt`. */
  keepHandoff(handoff: Handoff): Promise<void>;
  /** The to-do of that id, also when it is done, undefined when there is none. */
  todo(id: string): Promise<Todo | undefined>;
  /** Keeps a to-do; a done one leaves the board. */
  keepTodo(todo: Todo): Promise<void>;
  /** The call-back this conversation asked for, unverified or not, that nobody has made yet. */
  callbackOf(conversation: string): Promise<Todo | undefined>;
  /** The call-back asked for in this case, wherever, that nobody has made yet. */
  callbackIn(forCase: string): Promise<Todo | undefined>;
  /** The request for `what` (its `of`) that was made last for this contract, until it is arranged or taken back. */
  requestOf(what: string, contract: string): Promise<Todo | undefined>;
  /** Keeps a phone contact under its id. */
  keepPhone(contact: PhoneContact): Promise<void>;
  phone(id: string): Promise<PhoneContact | undefined>;
  /** Whether an operator is at the desk, as far as is known now: for what the customer is told, never for a decision. */
  someoneThere(): Promise<boolean>;
}
