/** A message, read once: what is done in it, and the values it gives. Deterministic, and bounded in the work it makes. */
import type { Documents } from '../terms/documents.ts';
import { hearActs } from './learned/hear-acts.ts';
import { joinReadings } from './learned/join-readings.ts';
import { readChoice } from './learned/read-choice.ts';
import { hearSays } from './readers/hear-says.ts';
import { nearTo } from './readers/near-to.ts';
import { readExactly } from './readers/read-exactly.ts';
import type { Expecting, Reading } from './reading.ts';
import { readUpTo } from './text/read-up-to.ts';

/**
 * What `source` means when `expecting` was asked. The commands are best first and never empty. A message may answer and ask
 * at once: what was asked comes first, the rest follows. `last` is the topic of the question answered last, which a short one leans on.
 */
export const read = (source: string, expecting: Expecting, documents: Documents, last?: string): Reading => {
  const exact = readExactly(source, expecting, documents);
  const isKnown = documents.answers.topics.some(({ id }) => id === last) || last?.startsWith('x.');
  const context = expecting.context ?? (last !== undefined && isKnown ? [`spoken:${last}`] : []);
  const text = source.slice(0, readUpTo);
  const chosen = readChoice(exact, expecting, documents);
  const heard = chosen ? undefined : hearActs(text, context, documents);
  const reading = heard ? joinReadings(exact, heard, expecting, documents) : (chosen ?? exact);
  const isUnknown = reading.commands.some((one) => one.kind === 'ask' && one.topic === undefined);
  return {
    ...reading,
    says: hearSays(text, { reading, expecting, documents }),
    ...(isUnknown && { near: nearTo(text, heard?.likely ?? [], documents) }),
  };
};
