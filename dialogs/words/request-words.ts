/** What there is to say of a request that an operator arranges, whatever it is for. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { Text } from '../../knowledge/terms/figures.ts';
import type { Reply } from './reply.ts';

/** A request that stands, in the customer's words: what for, a wish a line, and when. */
export interface RequestStanding {
  wanted: string;
  wish?: string | undefined;
}

/** The sentences the customer reads. */
export interface RequestSayings {
  /** what customers call it when they choose among what stands, in Japanese and in English */
  called: readonly [ja: string, en: string];
  /** the line that tells that it stands, with what is wished for */
  standing(request: RequestStanding): Text;
  /** the news that it is arranged */
  arranged(request: Todo): Reply;
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
