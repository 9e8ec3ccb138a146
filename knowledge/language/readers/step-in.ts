/** Which step of the tool's set-up a message speaks of, and whether of a device with other steps. */
import type { Documents } from '../../terms/documents.ts';
import { meantWords } from '../lexicon/meant-words.ts';
import { normalise } from '../text/normalise.ts';

/** The id of a step in tool-setup.yaml; undefined when none is named. */
export const stepIn = (message: string, { lexicon, toolSetup }: Documents): string | undefined => {
  const said = new Set(lexicon.find(normalise(message).text).flatMap(({ concepts }) => concepts));
  const isSaid = (names: string) => names.split(' ').every((name) => said.has(name));
  return toolSetup.steps.find(({ asked }) => asked.some(isSaid))?.id;
};

const otherSystems: readonly string[] = ['phone-device', 'android', 'ios', 'mac', 'other-os'];

/** Whether a message speaks of a device whose set-up is another than the one that is told, Windows': iPhoneに入れたい. */
export const isForOtherSystem = (text: string, documents: Documents): boolean => {
  const named = meantWords(normalise(text).text, documents).flatMap(({ concepts }) => concepts);
  const isOfPc = named.includes('windows') || (named.includes('pc') && !named.includes('mac'));
  return !isOfPc && named.some((concept) => otherSystems.includes(concept));
};
