/** What tells whether an act that may be meant is: how likely each stretch makes it, what else is likely, where it was said. */
import type { Candidate, Candidates } from './candidates.ts';
import { type Context, familyOf, featureOf } from './features.ts';

const limits = [0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95];
/** How likely, in eight steps. */
const stepOf = (likely: number): number => limits.filter((limit) => likely >= limit).length;

/** What sort of act it is, whatever of. */
const sortOf = (label: string): string => {
  const [act = '', subject = ''] = label.split(' ');
  if (act === 'tells' || act === 'corrects')
    return ['trouble', 'danger', 'detail', 'tried', 'return', 'loss'].includes(subject) ? `${act} ${subject}` : act;
  if (act !== 'asks') return act;
  if (subject === 'how-to') return 'asks how-to';
  return subject.includes('.') || subject === 'none' ? 'asks terms' : 'asks of step';
};

const strengthOf = ({ whole, sentence, part }: Candidate): number => Math.max(whole, sentence, part);
const strongest = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.reduce<Candidate | undefined>(
    (most, one) => (most && strengthOf(most) >= strengthOf(one) ? most : one),
    undefined,
  );

/** The features of each candidate, in their order. */
export const candidateFeatures = ({ all, stretches }: Candidates, context: Context): number[][] => {
  const family = familyOf(context);
  const hasSentences = stretches.some(({ of }) => of === 'sentence');
  const hasParts = stretches.some(({ of }) => of === 'part');
  const cut = `${hasSentences} ${hasParts}`;
  return all.map((candidate) => {
    const { label, rank } = candidate;
    const sort = sortOf(label);
    const other = strongest(all.filter((one) => one !== candidate));
    const whole = stepOf(candidate.whole);
    const sentence = stepOf(candidate.sentence);
    const part = stepOf(candidate.part);
    const strength = stepOf(strengthOf(candidate));
    // 印刷できないので、来てください: what one part means and what another means are both meant.
    const elsewhere =
      other && candidate.inPart && other.inPart ? `${other.inPart.start !== candidate.inPart.start}` : 'none';
    return [
      `is ${label}`,
      `likely ${cut} ${whole} ${sentence} ${part}`,
      `in part ${sort} ${hasParts} ${whole} ${part}`,
      `in sentence ${sort} ${hasSentences} ${sentence}`,
      `beside ${sort} ${strength} ${other ? `${sortOf(other.label)} ${stepOf(strengthOf(other))}` : 'none'}`,
      `rank ${sort} ${rank}`,
      `elsewhere ${elsewhere} ${whole} ${part} ${other ? stepOf(other.part) : 'none'}`,
      `elsewhere ${elsewhere} ${sort} ${part}`,
      `at ${family} ${label}`,
      `at ${family} ${sort} ${strength}`,
    ].map(featureOf);
  });
};
