/** What the web chat asks of the program behind it. */
import type { TranscriptEntry } from '../channels/port.ts';

/** One message of a customer, or the opening of a conversation (`join`). */
export interface WebChatMessage {
  conversationId: string;
  userId: string;
  /** the same for every retry of the same message */
  eventId: string;
  text: string;
  /** how many pictures came with it; their bytes are not kept */
  attachments: number;
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
}

export interface WebChatCore {
  /** Runs the turn for a message; resolves when it is committed. `eventId` makes it happen once. */
  hear(message: WebChatMessage): Promise<void>;
  /** Entries of a conversation's transcript after place `after`, oldest first, `limit` at most. */
  transcript(conversationId: string, after: number, limit: number): Promise<Placed[]>;
  /** Calls back when a conversation may have new entries; call the result to stop. */
  watch(conversationId: string, changed: () => void): () => void;
}
