/** What the web chat asks of the program behind it. */
import type { SentFile, TranscriptEntry } from '../channels/port.ts';

/** A picture or a file, as its sender's browser calls it. */
export interface WebChatFile {
  name: string;
  bytes: Uint8Array;
}

/** One message of a customer, or the opening of a conversation (`join`). */
export interface WebChatMessage {
  conversationId: string;
  userId: string;
  /** the same for every retry of the same message */
  eventId: string;
  text: string;
  /** pictures and files that came with it */
  files: readonly WebChatFile[];
  /** the id the customer's own client gave the message */
  clientId?: string;
  /** where it comes from, as a digest */
  address?: string;
  join?: boolean;
}

/** One entry with its place in the transcript, counted from 1. */
export interface Placed {
  at: number;
  entry: TranscriptEntry;
  /** its pictures and files, each with a path of ours that opens it; left out: it has none, or they are there no more */
  files?: SentFile[];
}

/** Who answers in a conversation now; `waits`: it is in line for an operator. */
export type Speaker = { who: 'bot'; waits: boolean } | { who: 'operator'; name: string };

/** How a conversation stands; `over`: its customer has ended it, and no token opens it any more. */
export interface ChatStanding {
  over: boolean;
  speaker: Speaker;
}

export interface WebChatCore {
  /** Runs the turn for a message; resolves when it is committed. `eventId` makes it happen once. */
  hear(message: WebChatMessage): Promise<void>;
  /** Ends a conversation for good, as its customer wishes; resolves when that is committed. Once is as good as twice. */
  end(conversationId: string): Promise<void>;
  standing(conversationId: string): Promise<ChatStanding>;
  /** Shows the operator who answers in it, if there is one, that the customer is writing. */
  writing(conversationId: string): Promise<void>;
  /** Entries of a conversation's transcript after place `after`, oldest first, `limit` at most. */
  transcript(conversationId: string, after: number, limit: number): Promise<Placed[]>;
  /** Calls back when a conversation may have new entries; call the result to stop. */
  watch(conversationId: string, changed: () => void): () => void;
  /** Calls back when an operator begins, or goes on, to write in it; call the result to stop. */
  watchWriting(conversationId: string, writes: () => void): () => void;
}
