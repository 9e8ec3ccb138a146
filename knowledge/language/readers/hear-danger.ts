/** Hears what is said of a danger that was told of: what is asked after it, and of which signs it speaks. */
import type { Documents } from '../../terms/documents.ts';
import { askedAfter, signsIn } from '../../terms/safety.ts';
import { moodOf } from '../lexicon/mood.ts';
import type { Says } from '../says.ts';
import { normalise } from '../text/normalise.ts';

/** The questions of safety.yaml that it asks, by the kind of danger. */
export const hearAskedAfter = (text: string, { safety }: Documents): Says['dangerAsked'] => {
  const even = normalise(text).text;
  if (!moodOf(even).has('question')) return undefined;
  const [body, fraud] = (['body', 'fraud'] as const).map((kind) => askedAfter(safety, kind, even));
  return body || fraud ? { ...(body && { body }), ...(fraud && { fraud }) } : undefined;
};

/** The dangers, by their ids, whose signs it names: 煙は出てません speaks of a fire, and not of a smell. */
export const hearDangerSigns = (text: string, { safety }: Documents): readonly string[] | undefined => {
  const named = signsIn(safety, normalise(text).text);
  return named.length > 0 ? named : undefined;
};
