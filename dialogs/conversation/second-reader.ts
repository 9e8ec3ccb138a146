/** The language model as a second reader of a message. */
import { askSecond, type SecondReader } from '../../knowledge/language/second/ask-second.ts';
import type { Heard } from '../form/turn.ts';
import { namesIn } from '../words/kept-words.ts';

/** A few acts with their words. */
const mostTokens = 600;

/** The second reader of this turn; undefined: there is none. */
export const secondReaderOf = ({ model, documents, own }: Heard): SecondReader | undefined => {
  if (!model) return undefined;
  const names = namesIn(own);
  return (asked) => {
    const { prefix, about, shape, actsOf } = askSecond(asked, names, documents);
    const reading = model.saysTo({ use: 'reading', prefix, about, shape, most: mostTokens });
    return reading && actsOf(reading);
  };
};
