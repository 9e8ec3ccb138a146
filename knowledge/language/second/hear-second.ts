/** What a second reader says, as acts: each with the place of its words in the message. */
import { actOf } from '../learned/act-meanings.ts';
import type { Act } from '../reading.ts';
import type { SecondReading } from './reading-asked.ts';

/** What its own word for how sure it is counts for: as much as surely, likely and hardly meant do in the learned reader. */
const confidences = { sure: 0.8, likely: 0.6, guess: 0.3 } as const;

/** The acts of `reading`, in the order of `text`. Words that do not stand there are those of the whole message. */
export const secondActs = ({ acts }: SecondReading, text: string): Act[] => {
  const found = acts.map(({ act, quote, sure }) => {
    const words = quote.trim();
    const start = words === '' ? -1 : text.indexOf(words);
    const span = start < 0 ? { start: 0, end: text.length } : { start, end: start + words.length };
    return actOf(act, confidences[sure], span);
  });
  const once = found.filter((act, n) => found.findIndex(({ label }) => label === act.label) === n);
  return once.sort((one, other) => one.span.start - other.span.start);
};
