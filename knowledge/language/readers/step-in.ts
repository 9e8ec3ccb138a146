/** Which step of the tool's set-up a message speaks of: the id of one in tool-setup.yaml, undefined when it names none. */
import type { Documents } from '../../terms/documents.ts';
import { normalise } from '../text/normalise.ts';

export const stepIn = (message: string, { lexicon, toolSetup }: Documents): string | undefined => {
  const said = new Set(lexicon.find(normalise(message).text).flatMap(({ concepts }) => concepts));
  const isSaid = (names: string) => names.split(' ').every((name) => said.has(name));
  return toolSetup.steps.find(({ asked }) => asked.some(isSaid))?.id;
};
