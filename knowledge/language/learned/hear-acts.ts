/** The acts of a message, as the learned reader hears them: those of all it may mean that are likely meant. */
import type { Documents } from '../../terms/documents.ts';
import { moodOf } from '../lexicon/mood.ts';
import type { Act } from '../reading.ts';
import { serviceOfAct, traitsOf } from '../services.ts';
import { normalise } from '../text/normalise.ts';
import { remembered } from '../text/remembered.ts';
import { actOf, tellsValue } from './act-meanings.ts';
import { callInstead } from './call-instead.ts';
import { candidateFeatures } from './candidate-features.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { type Context, featuresOf } from './features.ts';
import { likely } from './limits.ts';
import { learnedModel } from './load-model.ts';
import type { Scores } from './model.ts';
import { movedInstead, withoutOpposed, withoutToldOf } from './of-what.ts';
import { inOwnSpan } from './own-span.ts';

const takesNote = 'understands this';
/** A courtesy takes note from here on. */
const noted = 0.2;
const withdrawsThis = 'withdraws this';
/** Where none of these is likely alone, they are one courtesy together. */
const courtesies: ReadonlySet<string> = new Set(['greets', 'thanks', 'leaves', 'unclear', takesNote, 'tells detail']);
/** Acts that change what stands. */
const changes: readonly string[] = ['moves', 'withdraws'];
/** Beside something else, questions that are together as likely as this ask one thing, whichever. */
const asksBeside = 0.35;
const tellsTrouble = 'tells trouble ';
const wantsLoan = 'wants loan';
/** Another trouble is told in a sentence that is as likely as this to. */
const ownSentence = 0.6;
/** Or in a part of a sentence that is as likely as this to, where the first is told in another. */
const ownPart = 0.65;
/** So many acts of the whole may be a danger in the midst of a read-back. */
const dangersHeard = 3;

export interface HeardActs {
  /** in the order of the message; none when nothing is heard surely */
  acts: readonly Act[];
  /** the likeliest readings, best first, however unlikely */
  likely: readonly Act[];
  /** how likely the message tells of a danger, whichever */
  danger: number;
  /** what a second reader surely hears in its place: nobody decides which of both is meant */
  differs?: readonly Act[];
}

/** Tells of a danger; 煙なんて出てません says that there is none. */
export const tellsDanger = ({ act, subject }: Act): boolean => act === 'tells' && subject === 'danger';

const tellsOwn = (label: string): boolean => {
  const service = serviceOfAct(label);
  return service !== undefined && traitsOf(service).tellsOwn === true;
};
const isCourtesy = ({ label }: Act): boolean => courtesies.has(label);

/** What is meant where no act alone is likely: acts that differ only in what they are of. `guesses` are best first. */
const heardTogether = (guesses: readonly Act[]): Act[] => {
  const [first] = guesses;
  if (!first) return [];
  const sumOf = (isOne: (act: Act) => boolean) =>
    guesses.reduce((sum, act) => sum + (isOne(act) ? act.confidence : 0), 0);
  // 訂正します、音が聞こえないんです tells the same trouble, whether it corrects another or not.
  const { subject, detail } = first;
  const toldKind = sumOf((act) => subject === 'trouble' && act.subject === subject && act.detail === detail);
  if (toldKind >= likely) return [{ ...first, confidence: toldKind }];
  // やっぱりキャンセルで calls off whatever stands.
  const ofThing = changes.includes(first.act) ? sumOf(({ act }) => act === first.act) : 0;
  if (ofThing >= likely)
    return [first.act === 'withdraws' ? actOf(withdrawsThis, ofThing, first.span) : { ...first, confidence: ofThing }];
  // 了解です takes note, thanks or leaves: whichever, it is a courtesy.
  const sum = isCourtesy(first) && first.label !== 'unclear' ? sumOf(isCourtesy) : 0;
  if (sum < likely) return [];
  const isNoted = sumOf(({ label }) => label === takesNote) >= noted;
  return [{ ...(isNoted ? actOf(takesNote, sum, first.span) : first), confidence: sum }];
};

/** 訪問を3日にお願いしたいのですが、料金は？ asks something beside its wish, though of what is in doubt. */
const askedBeside = (guesses: readonly Act[], text: string): Act[] => {
  if (!moodOf(normalise(text).text).has('question')) return [];
  const asked = guesses.filter(({ act, subject }) => act === 'asks' && (subject === 'none' || subject?.includes('.')));
  const [question] = asked;
  const sum = asked.reduce((all, { confidence }) => all + confidence, 0);
  const isInDoubt = question !== undefined && question.confidence < likely && sum >= asksBeside;
  return isInDoubt ? [{ ...question, confidence: Math.max(sum, likely) }] : [];
};

/**
 * プリンターから変な音がするのと、あとネットも切れます tells another trouble in a sentence or a part of its own; ネットにつながらないので
 * オペレーターと話したい tells one beside a wish.
 */
const toldBeside = (sure: readonly Act[], candidates: readonly Candidate[]): Act[] => {
  const told = sure.filter(({ label }) => label.startsWith(tellsTrouble));
  const wishes = sure.filter(({ act }) => act === 'wants');
  // 単体FAXとタブレットを借りたい names what is to be lent, and no trouble.
  const isBesideWish = wishes.length > 0 && wishes.every(({ label }) => label !== wantsLoan);
  const partOf = (act: Act) => candidates.find(({ label }) => label === act.label)?.inPart?.start;
  const isApart = ({ part, inPart }: Candidate) =>
    part >= ownPart && [...told, ...wishes].every((act) => partOf(act) !== inPart?.start);
  const isOfOwnSentence = ({ sentence, span }: Candidate) =>
    told.length === 1 && sentence >= ownSentence && told.every((act) => act.span.start !== span.start);
  const beside = candidates.find(
    (one) =>
      one.label.startsWith(tellsTrouble) &&
      told.every(({ label }) => label !== one.label) &&
      (isOfOwnSentence(one) || isApart(one)),
  );
  const isHeard = told.length === 1 || (told.length === 0 && isBesideWish);
  return isHeard && beside
    ? [actOf(beside.label, Math.max(beside.sentence, beside.part), beside.inPart ?? beside.span)]
    : [];
};

/** How likely a danger is told, whichever; from the largest on, so that it is the same for the same numbers. */
const dangerIn = (scores: Scores, dangers: readonly string[]): number =>
  dangers
    .map((label) => scores.of(label))
    .sort((one, other) => other - one)
    .reduce((all, one) => all + one, 0);

/** The labels that tell of a danger; known once the model is. */
let dangers: readonly string[] | undefined;

const hear = (text: string, context: Context, documents: Documents): HeardActs => {
  const model = learnedModel();
  dangers ??= model.labels.filter((label) => label.startsWith('tells danger '));
  const told = dangers;
  const candidates = candidatesOf(text, context, documents, model.score);
  const features = candidateFeatures(candidates, context);
  const guesses = candidates.all
    .map(({ label, span }, n) => actOf(label, model.meant(features[n] ?? []), span))
    .sort((one, other) => other.confidence - one.confidence);
  const sure = guesses.filter(({ confidence }) => confidence >= likely);
  // 今月あと何回聞ける？ asks for the customer's own: what the terms say of it is no second question.
  const beside = sure.some(({ label }) => tellsOwn(label)) ? [] : askedBeside(guesses, text);
  const heard = sure.length > 0 ? [...sure, ...beside, ...toldBeside(sure, candidates.all)] : heardTogether(guesses);
  const wished = withoutToldOf(heard, text);
  const acts = withoutOpposed(movedInstead([...wished, ...callInstead(text, context, wished, guesses)], guesses));
  // In the midst of a read-back a danger is heard as if it were told first; 入力しました, of a step, tells of none.
  const isReadBack = context.some((token) => token.endsWith('.confirm'));
  const alone = isReadBack ? [model.score(featuresOf(text, [], documents))] : [];
  const ofDanger = alone
    .flatMap((scores) => scores.best(dangersHeard))
    .map(({ label, probability }) => actOf(label, probability, { start: 0, end: text.length }))
    .filter((act) => tellsDanger(act) && !guesses.some(({ label }) => label === act.label));
  const inOwn = (act: Act) => inOwnSpan(act, acts, candidates.stretches);
  return {
    acts: acts.map(inOwn).toSorted((one, other) => one.span.start - other.span.start),
    likely: [...guesses.map(inOwn), ...ofDanger],
    danger: Math.max(
      guesses.reduce((sum, act) => sum + (tellsDanger(act) ? act.confidence : 0), 0),
      ...alone.map((scores) => dangerIn(scores, told)),
    ),
  };
};

/** 683276 wishes for nothing and tells nothing in words: digits alone are one of these, or unclear. */
const inDigits: readonly string[] = ['number', 'last-four', 'phone', 'when', 'since', 'choice'];
const isInDigits = (act: Act): boolean =>
  act.label === 'unclear' || (tellsValue(act) && inDigits.includes(act.subject ?? ''));
const valuesOf = ({ acts, likely: guesses }: HeardActs): HeardActs => ({
  acts: acts.filter(isInDigits),
  likely: guesses.filter(isInDigits),
  danger: 0,
});

/** What was heard last, by the documents it was heard with. */
const heardLast = new WeakMap<Documents, (asked: string) => HeardActs>();
const asAsked = (text: string, context: Context): string => JSON.stringify([text, context]);

/** Hears `text` in its context. Many greet, agree and thank in the same words: what was heard last is remembered. */
export const hearActs = (text: string, context: Context, documents: Documents): HeardActs => {
  const before = heardLast.get(documents);
  const heard =
    before ??
    remembered((asked) => {
      const [said, stood] = JSON.parse(asked) as [string, string[]];
      const all = hear(said, stood, documents);
      return /\p{L}/u.test(said) ? all : valuesOf(all);
    });
  if (!before) heardLast.set(documents, heard);
  return heard(asAsked(text, context));
};
