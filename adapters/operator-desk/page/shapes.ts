/** What the desk's API answers, as this page reads it. Times are ISO with +09:00. */
import type { ChannelShown } from './shapes-channels.ts';
import type { ChatEntry } from './shapes-entry.ts';

/** Whether something may be done now, and why not or what is to be known first. */
export interface MayDo {
  allowed: boolean;
  why: string | null;
}

export type LentKind = 'pc' | 'tablet' | 'router' | 'hub' | 'fax';

export type OutcomeChosen =
  | { result: 'resolved' | 'not_isolated' | 'contract' | 'other' }
  | { result: 'isolated'; device: string }
  | { result: 'device_failure_suspected'; device: LentKind };

export interface DeskSession {
  operator: { id: string; name: string; role: 'operator' | 'supervisor' };
  csrf: string;
  /** `device`: 'text' takes any words, 'kind' one of the kinds */
  outcomes: { result: string; label: string; device: 'none' | 'text' | 'kind' }[];
  devices: { kind: LentKind; label: string }[];
  replyLength: number;
  /** a language model words drafts */
  helps: boolean;
  /** the most bytes a file that is sent may have */
  fileBytes: number;
  /** the windows a visit can be in, `HH:mm` */
  windows: { from: string; to: string }[];
}

export interface ContractLine {
  number: string;
  name: string;
  plan: 1 | 2;
}

export interface CaseLine {
  id: string;
  what: string | null;
  trouble: string | null;
}

export type From = 'customer' | 'bot' | 'operator';
export type SessionState = 'waiting' | 'connected' | 'ended' | 'void';

export interface ChatRow {
  chat: string;
  state: 'queued' | 'connected';
  since: string;
  operator: { id: string; name: string } | null;
  contract: ContractLine;
  case: CaseLine;
  last: { from: From; at: string; text: string } | null;
  mine: boolean;
}

export interface VisitRow {
  id: string;
  state: 'requested' | 'booked' | 'done' | 'cancelled';
  /** the state, or the day and window it is booked for */
  words: string;
  slot: { day: string; from: string; to: string } | null;
  /** where it is to be moved, once that is confirmed */
  wished: { day: string; from: string; to: string } | null;
  wish: string | null;
  setUpWish: string | null;
}

export type LoanStep = 'sent' | 'arrived' | 'returned' | 'lost' | 'cancelled';

export interface LoanRow {
  id: string;
  state: 'requested' | LoanStep;
  words: string;
  device: string;
  address: string;
  /** another address than the registered one */
  named: boolean;
  /** somebody has yet to say whether it may go there */
  unconfirmed: boolean;
  wish: string | null;
  /** `YYYY-MM-DD` */
  due: string | null;
  /** what it can become now */
  steps: LoanStep[];
}

/** A kind of request, in the words of the desk. */
export interface RequestWords {
  of: string;
  label: string;
  wanted: string;
  when: string;
  place: string;
  done: string;
  doneSure: string;
}

export interface TodoRow {
  id: string;
  kind: 'callback' | 'unverified-call' | 'remote' | 'visit' | 'loan' | 'request' | 'complaint' | 'back-office';
  chat: string;
  contract: ContractLine;
  case: CaseLine;
  dueAt: string;
  overdue: boolean;
  phone: string | null;
  registered: boolean;
  /** somebody has yet to say whether that number may be called */
  unconfirmed: boolean;
  wish: string | null;
  /** what is wished for with a request, a wish a line */
  wanted: string | null;
  /** where */
  place: string | null;
  code: string | null;
  session: SessionState | null;
  expiresAt: string | null;
  request: RequestWords | null;
  visit: VisitRow | null;
  loan: LoanRow | null;
  /** what has to be cleared up with the back office */
  came: string | null;
}

export interface Board {
  now: string;
  hours: { open: boolean; until: string | null; opens: string | null; words: string };
  operators: number;
  /** notices in force */
  notices: number;
  /** what was given up on its way out in the last days */
  givenUp: number;
  /** the budget of today for the language model is used up */
  modelSpent: boolean;
  waiting: ChatRow[];
  active: ChatRow[];
  todos: TodoRow[];
  more: boolean;
}

export interface NoticeRow {
  id: string;
  area: string;
  text: string;
  until: string;
  setAt: string;
  by: string;
  /** chats of customers in the area that it was spread to so far */
  chats: number;
  /** there are chats that were not looked at yet */
  spreading: boolean;
}

export interface NoticeList {
  notices: NoticeRow[];
  /** whether this operator may set and end them */
  may: MayDo;
  /** the most characters a notice may have */
  textLength: number;
}

export interface Contacts {
  month: string;
  limit: number;
  used: number;
  left: number;
  waiting: number;
  list: {
    at: string;
    kind: 'operator' | 'remote' | 'phone';
    label: string;
    case: string;
    what: string | null;
    override: { by: string; reason: string } | null;
  }[];
}

export interface CaseFile extends CaseLine {
  state: 'open' | 'closed';
  openedAt: string;
  since: string | null;
  device: string | null;
  tried: string[];
  outcomes: { at: string; by: string; result: string; words: string }[];
  counted: boolean;
}

export interface ContractShown extends ContractLine {
  address: string;
  phone: string;
}

export interface DeskChat {
  chat: string;
  state: 'bot' | 'queued' | 'connected' | 'returned' | 'ended';
  since: string | null;
  operator: { id: string; name: string } | null;
  mine: boolean;
  contract: ContractShown | null;
  contacts: Contacts | null;
  channels: ChannelShown[];
  case: CaseFile | null;
  session: { code: string; state: SessionState; words: string; openedAt: string; expiresAt: string } | null;
  entries: ChatEntry[];
  /** the place the entries follow on: 0 where all is to be shown anew */
  from: number;
  next: number;
  more: boolean;
  may: { take: MayDo; reply: MayDo; return: MayDo; outcome: MayDo; connect: MayDo };
}
