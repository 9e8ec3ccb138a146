/** What a message may mean: every act that is likely in the whole of it, in one of its sentences or in a part of one. */
import type { Documents } from '../../terms/documents.ts';
import type { Span } from '../text/span.ts';
import { actOf } from './act-meanings.ts';
import { clausesOf } from './clauses-of.ts';
import { type Context, featuresOf } from './features.ts';
import type { Model, Scored, Scores } from './model.ts';

/** So many acts of the whole may be meant, and so many of each stretch of it. */
const mostOfWhole = 6;
const mostOfStretch = 4;
/** What is less likely than this is meant nowhere. */
const leastLikely = 0.01;
/** A sentence speaks of what it means as surely as this. */
const clearly = 0.55;
/** An act stands in its sentence, else in the whole, where that means it nearly as surely as any stretch. */
const nearly = 0.8;

/** An act that may be meant; how likely is 0–1, and 0 where there is no such stretch. */
export interface Candidate {
  label: string;
  /** in the whole message; in the sentence, and in the part of a sentence, that means it most */
  whole: number;
  sentence: number;
  part: number;
  /** its place among the acts of the whole, from 0; `mostOfWhole` where it is none of them */
  rank: number;
  /** where it stands */
  span: Span;
  /** the part that means it most */
  inPart: Span | undefined;
}

/** A sentence, or a part of one, and how likely each act is in it; `best`: those that are likeliest, best first. */
export interface ScoredStretch {
  span: Span;
  of: 'sentence' | 'part';
  scores: Scores;
  best: readonly Scored[];
}

/** The acts that may be meant, and the stretches they were looked for in; a sentence alone is none. */
export interface Candidates {
  all: readonly Candidate[];
  stretches: readonly ScoredStretch[];
}

/** The stretch of a sort that means `label` most. */
const likeliestOf = (stretches: readonly ScoredStretch[], of: ScoredStretch['of'], label: string) =>
  stretches
    .filter((one) => one.of === of)
    .map(({ span, scores }) => ({ span, likely: scores.of(label) }))
    .reduce<{ span: Span; likely: number } | undefined>(
      (most, one) => (most && most.likely >= one.likely ? most : one),
      undefined,
    );

/** The context of what follows words that score so: 来てほしい。いくら？ asks what that costs. */
const contextAfter = (scores: Scores, context: Context): Context => {
  const [first] = scores.best(1);
  if (!first || first.probability < clearly || context.some((token) => token.startsWith('asked:'))) return context;
  const { act, subject: of } = actOf(first.label, 1, { start: 0, end: 0 });
  if (of === undefined || !['asks', 'wants', 'tells'].includes(act)) return context;
  return [...context.filter((token) => !token.startsWith('spoken:')), `spoken:${of}`];
};

/** The acts that `text` may mean, as `score` hears it. About 30 µs a stretch. */
export const candidatesOf = (
  text: string,
  context: Context,
  documents: Documents,
  score: Model['score'],
): Candidates => {
  const scoreOf = ({ start, end }: Span, before: Context) =>
    score(featuresOf(text.slice(start, end), before, documents));
  const all: Span = { start: 0, end: text.length };
  const whole = scoreOf(all, context);
  const sentences = clausesOf(text);
  const isOne = sentences.length < 2;
  const stretches: ScoredStretch[] = [];
  const add = (span: Span, of: ScoredStretch['of'], scores: Scores) =>
    stretches.push({ span, of, scores, best: scores.best(mostOfStretch) });
  let spoken = context;
  for (const span of sentences) {
    const scores = isOne ? whole : scoreOf(span, spoken);
    if (!isOne) add(span, 'sentence', scores);
    let before = spoken;
    for (const part of span.parts) {
      const scored = scoreOf(part, before);
      add(part, 'part', scored);
      before = contextAfter(scored, context);
    }
    spoken = contextAfter(scores, context);
  }
  const best = whole.best(mostOfWhole).map(({ label }) => label);
  const likely = [whole.best(mostOfWhole), ...stretches.map((one) => one.best)].flat();
  const labels = new Set(likely.flatMap(({ label, probability }) => (probability > leastLikely ? [label] : [])));
  return {
    all: Array.from(labels, (label): Candidate => {
      const inWhole = { span: all, likely: whole.of(label) };
      const inSentence = likeliestOf(stretches, 'sentence', label);
      const inPart = likeliestOf(stretches, 'part', label);
      const enough = Math.max(inWhole.likely, inSentence?.likely ?? 0, inPart?.likely ?? 0) * nearly;
      const found = [inSentence, inWhole, inPart].find((one) => one !== undefined && one.likely >= enough);
      const place = best.indexOf(label);
      return {
        label,
        whole: inWhole.likely,
        sentence: inSentence?.likely ?? 0,
        part: inPart?.likely ?? 0,
        rank: place === -1 ? mostOfWhole : place,
        span: found?.span ?? all,
        inPart: inPart?.span,
      };
    }),
    stretches,
  };
};
