/** Where an act stands in a message: without the sentences and the parts at its ends that carry another act. */
import type { Act } from '../reading.ts';
import type { ScoredStretch } from './candidates.ts';

/** Said round anything, whether it was heard as an act or not; beside a wish, which is no trouble, a question about the terms too. */
const courtesy = /^(?:greets|thanks|leaves)$/u;
const aside = /^(?:greets|thanks|leaves|asks (?!x\.)[\w-]+\..*)$/u;
const kind = / trouble /u;
/** What belongs to a trouble that is told. */
const besideTrouble: ReadonlySet<string> = new Set(['not-done trouble', 'tells detail', 'tells device']);
/** A stretch carries what is as likely as this in it. */
const carriedFrom = 0.25;

/** `act`, one of `heard` or a guess beside them, in its own span: from the first to the last stretch that is left to it. */
export const inOwnSpan = (act: Act, heard: readonly Act[], stretches: readonly ScoredStretch[]): Act => {
  const isTrouble = act.subject === 'trouble';
  const told = new Set(heard.map(({ label }) => label));
  const isOwn = (label: string) =>
    label === act.label || (isTrouble && (besideTrouble.has(label) || (kind.test(label) && !told.has(label))));
  const carries = ({ best }: ScoredStretch, isOne: (label: string) => boolean) =>
    best.reduce((sum, { label, probability }) => sum + (isOne(label) ? probability : 0), 0) >= carriedFrom;
  // A sentence that is of no trouble tells nothing of this one; a part of one says too little by itself to be taken for anything.
  const isLeft = (one: ScoredStretch) => {
    const isOther = (label: string) =>
      isTrouble
        ? one.of === 'sentence' || told.has(label) || courtesy.test(label) || label.startsWith('wants ')
        : told.has(label) || aside.test(label);
    return carries(one, isOwn) || !carries(one, (label) => !isOwn(label) && isOther(label));
  };
  const holds = ({ span }: ScoredStretch, part: ScoredStretch) =>
    span.start <= part.span.start && part.span.end <= span.end;
  const parts = stretches.filter(({ of }) => of === 'part');
  const sentences = stretches.filter(({ of }) => of === 'sentence');
  const left = stretches.filter(
    (one) =>
      isLeft(one) &&
      (one.of === 'sentence'
        ? !parts.some((part) => holds(one, part))
        : sentences.every((sentence) => !holds(sentence, one) || isLeft(sentence))),
  );
  const [first, last] = [left.at(0), left.at(-1)];
  return first && last ? { ...act, span: { start: first.span.start, end: last.span.end } } : act;
};
