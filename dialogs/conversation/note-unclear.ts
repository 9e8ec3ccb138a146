/** Messages that were not surely understood are kept, masked, for whoever teaches the reader. */
import type { UnclearReading } from '../../adapters/unclear-readings/port.ts';
import type { Reading } from '../../knowledge/language/reading.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Heard } from '../form/turn.ts';
import { keptWords, maskedWords } from '../words/kept-words.ts';

const becauseOf = ({ commands: [best], mentions }: Reading): UnclearReading['because'] | undefined => {
  if (best?.kind === 'unknown') return best.among ? 'asked-back' : 'not-understood';
  if (mentions.kinds) return 'asked-back';
  return mentions.corrected ? 'corrected' : undefined;
};

/** Keeps the message of this turn where it was unclear. `context`: what stood before it, as the corpus names it. */
export const noteUnclear = async (heard: Heard, context: readonly string[]): Promise<void> => {
  const { reading, unclear } = heard;
  const because = becauseOf(reading);
  if (because === undefined) return;
  const among = reading.commands.flatMap((one) => (one.kind === 'unknown' ? (one.among ?? []) : []));
  const kinds = reading.mentions.kinds?.map((kind) => `tells trouble ${kind}`) ?? [];
  await unclear.keep({
    id: heard.newId('unclear'),
    at: stamp(heard.now),
    because,
    context,
    guesses: [...reading.acts.map(({ label }) => label), ...among, ...kinds],
    text: keptWords(maskedWords(reading, heard.own)),
  });
};
