/** A question answered from the terms alone, as a fresh conversation with nobody identified would. */
import { nearTo } from '../../knowledge/language/near-to.ts';
import { read } from '../../knowledge/language/read.ts';
import { type Answer, answerTo, refusal, together } from '../../knowledge/terms/answer.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';

/** The answer to everything the message asks, or the refusal; undefined when it asks nothing of the terms. */
export const answerQuestion = (message: string, documents: Documents): Answer | undefined => {
  const { commands } = read(message, { open: [] }, documents);
  const [first] = commands;
  if (first?.kind === 'smalltalk' && (first.about === 'off-topic' || first.about === 'rule-change')) {
    return refusal(first.about, documents);
  }
  const asks = commands.filter((command) => command.kind === 'ask');
  if (asks.length === 0) return undefined;
  return together(asks.map(({ topic }) => answerTo(topic, documents, topic ? {} : nearTo(message, documents))));
};
