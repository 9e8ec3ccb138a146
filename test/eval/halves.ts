/** The evaluation set's questions, and the fixed rule that holds half of them apart. */
import { createHash } from 'node:crypto';
import type { Demand } from '../helpers/answer-check.ts';
import type { AskedMessage } from '../helpers/answer-conversation.ts';

/** One entry of questions.json. */
export interface Question extends AskedMessage, Demand {
  kind: string;
  fact: string;
  wording: string;
  intent: string;
  intent_ok: string[];
}

export type Half = 'tuning' | 'test';

/** Which half a question belongs to: only the test half's figure is looked at, never its misses. */
export const halfOf = (id: string): Half =>
  (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'test';
