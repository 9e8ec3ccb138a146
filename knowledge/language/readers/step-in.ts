/** Which step of the tool's set-up a message speaks of: the id of one in tool-setup.yaml, undefined when it names none. */
import type { Documents } from '../../terms/documents.ts';
import { matches } from '../lexicon/match.ts';
import { moodOf } from '../lexicon/mood.ts';
import { normalise } from '../text/normalise.ts';

export const stepIn = (message: string, { lexicon, toolSetup }: Documents): string | undefined => {
  const { text } = normalise(message);
  const [best] = matches(toolSetup.steps, lexicon.find(text), moodOf(text), lexicon);
  return best?.rule.id;
};
