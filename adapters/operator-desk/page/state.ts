/** What the page knows now. Whoever changes it says so, and the page is drawn again. */
import type { OutcomeDraft } from './outcome-fields.ts';
import type { Board, DeskChat, DeskSession, NoticeList } from './shapes.ts';
import type { ContractFile } from './shapes-contract.ts';
import type { JudgedList } from './shapes-judged.ts';
import type { OutboxList } from './shapes-outbox.ts';

/** A reply on its way to the server, or one that did not get there. */
export interface Sending {
  chat: string;
  text: string;
  failed: boolean;
  /** why it failed, in words */
  why?: string;
}

export interface Toast {
  id: number;
  kind: 'good' | 'bad';
  text: string;
}

/** What an outcome is recorded for. */
export type OutcomeOf = 'chat' | 'session' | 'visit';

/** What an operator fills in for a notice: `day` is `YYYY-MM-DD`, `time` is `HH:mm`. */
export interface NoticeDraft {
  area: string;
  text: string;
  day: string;
  time: string;
}

/** The dialog that is open: an outcome, a phone contact, the notices, the outbox, or what customers think. */
export type Dialog =
  | { kind: 'outbox'; list?: OutboxList }
  | { kind: 'judged'; list?: JudgedList }
  | { kind: 'outcome'; of: OutcomeOf; id: string; draft: OutcomeDraft; problem?: string }
  | {
      kind: 'phone';
      number: string;
      file?: ContractFile | undefined;
      lookingUp: boolean;
      /** the id of the open case, 'new', or not chosen yet */
      of?: string | undefined;
      todo?: string;
      /** the case to choose once the contract is looked up */
      wanted?: string;
      overrides: boolean;
      draft: OutcomeDraft;
      problem?: string | undefined;
    }
  | {
      kind: 'notices';
      list?: NoticeList;
      /** what was filled in before, shown when the operator goes back to it */
      draft?: NoticeDraft | undefined;
      /** what is looked at once more before it is sent, and since when, epoch ms */
      check?: NoticeDraft & { since: number };
      /** rises with every notice that was sent: its fields are empty again */
      round: number;
      problem?: string | undefined;
    };

export interface DeskState {
  screen: 'starting' | 'sign-in' | 'desk';
  signIn: { busy: boolean; problem?: string };
  session: DeskSession | undefined;
  board: Board | undefined;
  /** the chat in the middle; its entries are all that were read */
  chosen: string | undefined;
  chat: DeskChat | undefined;
  chatTrouble: string | undefined;
  live: 'connecting' | 'live' | 'lost';
  /** the server can keep nothing just now: it is read, and nothing can be done */
  keepsNothing: boolean;
  /** real time of the next try while the connection is lost, epoch ms */
  retryAt: number;
  /** the server's time minus this machine's, ms: waiting times follow the server's clock */
  ahead: number;
  view: 'lists' | 'chat' | 'case';
  /** waiting chats that were looked at, with the time they wait since; chats of mine, with the last words looked at */
  seen: Map<string, string>;
  /** what is under way: its button is not pressed twice */
  busy: Set<string>;
  sending: Sending[];
  toasts: Toast[];
  dialog: Dialog | undefined;
  /** the customer of the open chat was heard writing; until when that is shown, this machine's time, epoch ms */
  writingUntil: number;
  /** the conversation is scrolled up, and something new stands below */
  below: boolean;
}

export const state: DeskState = {
  screen: 'starting',
  signIn: { busy: false },
  session: undefined,
  board: undefined,
  chosen: undefined,
  chat: undefined,
  chatTrouble: undefined,
  live: 'connecting',
  keepsNothing: false,
  retryAt: 0,
  ahead: 0,
  view: 'lists',
  seen: new Map(),
  busy: new Set(),
  sending: [],
  toasts: [],
  dialog: undefined,
  writingUntil: 0,
  below: false,
};

let drawn = () => {};
let asked = false;

/** Who draws the page. */
export const drawnBy = (draw: () => void): void => {
  drawn = draw;
};

/** Something changed: the page is drawn once, after all that changes now. Not on the next frame: a hidden page has none. */
export const changed = (patch: Partial<DeskState> = {}): void => {
  Object.assign(state, patch);
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    drawn();
  });
};

/** The server's time now, epoch ms. */
export const serverNow = (): number => Date.now() + state.ahead;

/** This sign-in is over: the sign-in is shown; the chosen chat and half-written replies are kept for the next one. */
export const leave = (problem?: string): void => {
  if (state.screen !== 'desk') return;
  changed({
    screen: 'sign-in',
    session: undefined,
    board: undefined,
    chat: undefined,
    dialog: undefined,
    signIn: { busy: false, ...(problem === undefined ? {} : { problem }) },
  });
};

let toasts = 0;

/** Shows a line for some seconds; one that tells of a trouble stays until it is closed. */
export const toast = (kind: Toast['kind'], text: string): void => {
  toasts += 1;
  const id = toasts;
  changed({ toasts: [...state.toasts.filter((one) => one.text !== text).slice(-2), { id, kind, text }] });
  if (kind === 'good') setTimeout(() => closeToast(id), 5000);
};

/** Takes a line away. */
export const closeToast = (id: number): void => changed({ toasts: state.toasts.filter((one) => one.id !== id) });

/** Tells those who listen to the page rather than see it. */
export const tell = (text: string): void => {
  const element = document.getElementById('told');
  if (element) element.textContent = text;
};
