/** An entry of a chat, as the desk's API answers it. */
import type { From } from './shapes.ts';
import type { ThingShown } from './shapes-things.ts';

export interface ChatEntry {
  /** counted from 1 without gaps */
  place: number;
  id: string;
  at: string;
  kind: 'said' | 'note';
  /** null for a note, which only operators see */
  from: From | null;
  name: string | null;
  about:
    | 'unsent'
    | 'undelivered'
    | 'file'
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
    | 'back-office'
    | null;
  /** for a note: the id of the entry it is about */
  of: string | null;
  text: string;
  /** the words that the customer answers to, as their channel quotes them */
  quotes: string | null;
  /** for a note that a message was edited or restored: what the message says from then on */
  reworded: string | null;
  clauses: { title: string; abstract: string }[];
  choices: string[];
  /** what came with it; of a note about a file: that file */
  things: ThingShown[];
}
