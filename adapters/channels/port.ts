/** What can be said to a customer on any channel. A channel is a pure renderer from a Message to its native form. */

/** A passage of the contract sheet. */
export interface Citation {
  /** the clause's name, e.g. 代替機器貸出し ※6 */
  clause: string;
  /** what a reader sees between 【 and 】 */
  title: string;
  /** the clause in our words */
  abstract: string;
}

/** A button; pressing it says `say` in the customer's name. */
export interface Choice {
  label: string;
  say: string;
}

/** Facts side by side under a title, with a link when there is something to open. */
export interface Card {
  title: string;
  fields: { name: string; value: string }[];
  link?: { label: string; url: string };
}

/** How what was sent is shown: `file` can be saved alone. */
export const fileKinds = ['image', 'video', 'audio', 'file'] as const;
export type FileKind = (typeof fileKinds)[number];

/** What became of a file that was sent: `kept` alone can be looked at. */
export const fileStates = ['fetching', 'kept', 'too-large', 'not-taken', 'gone', 'failed', 'no-room'] as const;
export type FileState = (typeof fileStates)[number];
/** Why a file is not to be had. */
export type FileRefusal = Exclude<FileState, 'fetching' | 'kept'>;

/** Something a customer sent that is no words. */
export type Thing =
  /** its bytes are kept for a time under `id` (adapters/files) */
  | { is: 'file'; id: string; kind: FileKind }
  | { is: 'place'; title?: string; address?: string; latitude: number; longitude: number }
  /** `keywords`: what its maker says it means */
  | { is: 'sticker'; keywords: string[] };

/** A picture or file that an operator sent. */
export interface SentFile {
  /** its bytes are kept for a time under it */
  id: string;
  kind: FileKind;
  name: string;
  type: string;
  /** bytes */
  size: number;
  /** how long its link works, real time, epoch ms */
  until: number;
  /** its link, which it has on its way to the customer alone */
  url?: string;
}

/** One message to a customer. Only `text` is always there. */
export interface Message {
  text: string;
  citations?: Citation[];
  choices?: Choice[];
  /** the choices answer yes or no to what the text reads back */
  confirmation?: boolean;
  card?: Card;
  picture?: { url: string; alt: string };
  /** a language model worded the text: a channel that has a sign for that shows it */
  byModel?: boolean;
  file?: SentFile;
}

/** The last lines of a cited message, one a citation, each holding nothing else. */
export const citationLines = (citations: readonly Citation[]): string[] => citations.map(({ title }) => `【${title}】`);

/** Text and citation lines as one plain text: what a channel without citations shows. */
export const plainText = ({ text, citations = [] }: Message): string => [text, ...citationLines(citations)].join('\n');

/** What stands for a message where words alone are shown: a file is told by its name. */
export const inWords = ({ text, file }: Message): string => text || (file?.name ?? '');

/** One entry of a conversation's transcript: what was said, by whom, or a note that only operators see. */
export interface Said {
  kind: 'said';
  /** unique within the conversation */
  id: string;
  /** business time, ISO with +09:00 */
  at: string;
  from: 'customer' | 'bot' | 'operator';
  /** the operator's name, as the customer sees it */
  name?: string;
  message: Message;
  /** what the customer sent with it, or in place of words */
  things?: Thing[];
  /** the id the customer's own client, or the channel, gave the message: to recognise its echo, or that it is taken back */
  clientId?: string;
  /** the words that the customer answers to, as their channel quotes them */
  quotes?: string;
}
export interface Note {
  kind: 'note';
  id: string;
  at: string;
  /** what happened, for operators: an entry was not sent, a contact was counted … */
  about: /** so many pictures came, of which nothing was kept: no entry is about this any more */
    | 'attachments'
    /** what became of a file that was fetched */
    | 'file'
    | 'unsent'
    | 'undelivered'
    | 'sent-again'
    | 'taken-back'
    | 'edited'
    | 'restored'
    | 'reacted'
    | 'waits'
    | 'counted'
    | 'uncounted'
    | 'handoff'
    | 'session'
    | 'outcome'
    | 'back-office';
  text: string;
  /** the entry it is about */
  of?: string;
  /** the file it is about */
  file?: string;
}
export type TranscriptEntry = Said | Note;
