/** What one turn has at hand: the message, the time, the documents, and ports bound to this turn's reads and writes. */
import type { AreaNotices } from '../../adapters/area-notices/port.ts';
import type { Cases } from '../../adapters/cases/port.ts';
import type { Note } from '../../adapters/channels/port.ts';
import type { Contract, Contracts } from '../../adapters/contracts/port.ts';
import type { DeviceLoans } from '../../adapters/device-loans/port.ts';
import type { ModelOfTurn } from '../../adapters/language-model/port.ts';
import type { OperatorDesk } from '../../adapters/operator-desk/port.ts';
import type { RemoteSupport } from '../../adapters/remote-support/port.ts';
import type { SecondFactor } from '../../adapters/second-factor/port.ts';
import type { UnclearReadings } from '../../adapters/unclear-readings/port.ts';
import type { Slot, VisitCalendar } from '../../adapters/visit-calendar/port.ts';
import type { Reading } from '../../knowledge/language/reading.ts';
import type { Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Promised } from '../../knowledge/rules/promised.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import type { ButtonWords, Reply } from '../words/reply.ts';
import type { Say } from '../words/say.ts';

/** Something that has to happen later, in business time, once. */
export type TimerName = 'session-void' | 'desk-closes' | 'notice-over' | 'paid-visit-news' | NewsName;

/** What customers hear without having asked just then (dialogs/news/news.ts). */
export type NewsName =
  | 'visit-reminder'
  | 'visit-news'
  | 'loan-news'
  | 'loan-due'
  | 'loan-overdue'
  | 'address-news'
  | 'callback-news'
  | 'number-news'
  | 'request-news'
  | 'receipt'
  | 'notice'
  | 'link-news'
  | 'order-news'
  | 'delivery-news';

export interface Ports {
  contracts: Contracts;
  cases: Cases;
  sessions: RemoteSupport;
  desk: OperatorDesk;
  visits: VisitCalendar;
  loans: DeviceLoans;
  notices: AreaNotices;
  unclear: UnclearReadings;
  /** undefined: number and digits are enough */
  secondFactor: SecondFactor | undefined;
}

/** What never changes while the program runs. */
export interface Company {
  documents: Documents;
  promised: Promised;
  sayings: Readonly<Record<Tongue, Say>>;
}

/** A question about the terms as it was answered last. */
export interface Asked {
  /** an id of knowledge/documents/answers.yaml */
  topic: string;
  tongue: Tongue;
  /** the kind of device it was asked of, where it was one */
  kind?: string | undefined;
}

/** What a conversation keeps from message to message beside its dialogs. */
export interface Kept {
  /** the language of the conversation; undefined: it was Japanese from the beginning */
  tongue?: Tongue | undefined;
  /** what the buttons offered last say, where it is not what the reader knows */
  buttons?: ButtonWords | undefined;
  /** what the customer asked about last, for a short question that leans on it */
  asked?: Asked | undefined;
  /** when the customer wrote last, ISO with +09:00 */
  heardAt?: string | undefined;
  /** so many messages in a row were not understood */
  misread?: number | undefined;
  /** a person, or by night a call, was offered outside any form: a yes is for that */
  personOffered?: boolean | undefined;
  /** what was complained of, in the customer's words, and the to-do it was passed on as */
  complaint?: { what: string; todo?: string } | undefined;
  /** whoever writes has said to have no customer number at hand */
  noNumber?: boolean | undefined;
  /** troubles told beside the one that is looked at, each with what is known of it */
  waiting?: Readonly<Record<string, string>>[] | undefined;
  /** what was told of a trouble beside a wish that could not be met: 壊れたので代わりを貸して */
  besideWish?: Readonly<Record<string, string>> | undefined;
  /** the form that a no or a cancel ended just now, with its answers: やっぱりお願いします takes it up again */
  dropped?: { form: string; answers: Record<string, string> } | undefined;
  /** when a call-back was taken back last, ISO with +09:00 */
  callTakenBack?: string | undefined;
  /** when a visit was booked for before it was moved: 元の日に戻して */
  moved?: Slot | undefined;
  /** which of several contracts is meant, and the day in Japan it was chosen on (`YYYY-MM-DD`) */
  chosen?: { contract: string; on: string } | undefined;
  /** dangers of safety.yaml that were told of, in their order */
  dangers?: string[] | undefined;
  /** ids of the notices it was told, as long as they stand */
  told?: string[] | undefined;
}

/** One turn, whoever began it: a customer, an operator, a timer. */
export interface Turn extends Ports, Company {
  now: Temporal.Instant;
  /** the customer's language, and what the bot says in it */
  tongue: Tongue;
  say: Say;
  /** the customer's conversation this turn is about, and its user */
  conversation: string;
  user: string;
  /** where the page of a remote session stands, e.g. https://…/remote/ */
  remotePage: string;
  /** where this chat is linked to a contract, for its user alone; undefined: the channel has no such page */
  linkPage: string | undefined;
  /** an id for something new, another one each time, and the same whenever this turn is run again */
  newId(kind: string): string;
  /** a code that cannot be guessed, nine digits */
  newCode(): string;
  /** says `reply` to the customer when the turn is committed; an unsourced figure throws */
  speak(reply: Reply): Promise<void>;
  /** the language model; undefined: there is none, and nothing lacks without it */
  model: ModelOfTurn | undefined;
  /** this user is asked for a one-time code: what may be one is kept nowhere */
  hidesCodes: boolean;
  /** an operator holds the chat: what the bot says is not sent */
  held: boolean;
  /** what the conversation keeps, as it is now */
  kept(): Kept;
  /** changes what is named of it */
  keep(change: Kept): void;
  /** the conversations of this contract's other users are told this news, soon after the turn is committed */
  alertOthers(name: NewsName, of: string, contract: string): Promise<void>;
  /** every conversation it may concern is told of this notice, soon after the turn is committed */
  spread(notice: string): void;
  /** What waits to leave, or was given up, is tried at once; 'gone' when there is none of that id in this conversation. */
  sendAgain(id: string): Promise<'done' | 'gone'>;
  /** a note in the transcript that operators see */
  note(about: Note['about'], text: string): void;
  setTimer(name: TimerName, of: string, at: Temporal.Instant): void;
  stopTimer(name: TimerName, of: string): void;
}

/** A turn begun by a customer's message, as read. */
export interface Heard extends Turn {
  reading: Reading;
  /** the contracts this user spoke for when the turn began, in the order they were found to be theirs */
  own: readonly Contract[];
}
