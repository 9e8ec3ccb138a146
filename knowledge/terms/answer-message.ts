/** A message answered from the terms alone, as a fresh conversation would, the clock left out: what measuring and comparing look at. */

import { read } from '../language/read.ts';
import { tongueOf } from '../language/text/tongue.ts';
import { type Answer, answerTo, longest, refusal, together } from './answer.ts';
import type { Documents } from './documents.ts';

/**
 * The answer to everything `message` asks, or the refusal; undefined when it asks nothing of the terms. `last` is the topic of
 * the question answered before it.
 */
export const answerMessage = (message: string, documents: Documents, last?: string): Answer | undefined => {
  const { commands, near } = read(message, { open: [] }, documents, last);
  const tongue = tongueOf(message);
  const [first] = commands;
  if (first?.kind === 'smalltalk' && (first.about === 'off-topic' || first.about === 'rule-change')) {
    return refusal(first.about, documents, tongue);
  }
  const asks = commands.filter((command) => command.kind === 'ask');
  if (asks.length === 0) return undefined;
  return together(
    asks.map(({ topic }) => answerTo(topic, documents, { tongue, ...(topic === undefined && near) })),
    longest[tongue],
  );
};
