/** A message shown to a second reader, without what its writer could be known by, and what comes back as acts. */
import type { Documents } from '../../terms/documents.ts';
import type { Act } from '../reading.ts';
import { mask } from '../text/mask.ts';
import { secondActs } from './hear-second.ts';
import { type ReadingAsked, readingAsked, type SecondReading } from './reading-asked.ts';

/** What a second reader is shown: the message, what stood before it as the corpus names it, and the labels of the choices offered. */
export interface SecondAsked {
  text: string;
  context: readonly string[];
  choices: readonly string[];
}

/** The acts it hears, in the order of the message; undefined: it says nothing. */
export type SecondReader = (asked: SecondAsked) => readonly Act[] | undefined;

/** A second reading before it is made. */
interface SecondQuestion extends ReadingAsked {
  /** what is sent of the message, as JSON */
  about: string;
  /** What `reading` comes to in the message. */
  actsOf(reading: SecondReading): Act[];
}

/** How a second reader is asked for `text`; `names` and numbers in it are masked. */
export const askSecond = (
  { text, context, choices }: SecondAsked,
  names: readonly string[],
  documents: Documents,
): SecondQuestion => {
  const { text: message, unmask } = mask(text, names);
  return {
    ...readingAsked(documents),
    about: JSON.stringify({ message, context, choices }),
    actsOf: ({ acts }) => secondActs({ acts: acts.map((one) => ({ ...one, quote: unmask(one.quote) })) }, text),
  };
};
