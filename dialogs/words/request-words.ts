/** The words a kind of request brings: all that is said of it, to the customer and at the desk, is made of them (say-requests.ts). */
import type { ClauseId } from '../../knowledge/terms/figures.ts';

/** The same in Japanese and in English. */
type Both = readonly [ja: string, en: string];

export interface WordsOfRequest {
  /** what it is called; in English as it stands inside a sentence */
  called: Both;
  /** the same told whole, where it is read back */
  inFull: Both;
  /** the question what is wished for */
  ask: Both;
  /** the line of what is wished for */
  wanted: Both;
  /** what the operator agrees on with the customer */
  agreed: Both;
  /** what it costs */
  cost: Both;
  /** the clause it follows, and those behind its cost */
  service: ClauseId;
  ofCost: readonly ClauseId[];
  brief: RequestBrief;
}

/** The words of the desk. */
export interface RequestBrief {
  label: string;
  wanted: string;
  when: string;
  place: string;
  done: string;
  /** asked before the request is said to be arranged, of which the customer hears */
  doneSure: string;
}
