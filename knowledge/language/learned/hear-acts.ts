/** The acts of a message, as the learned reader hears them: of the whole, and of each clause where there are several. */
import type { Documents } from '../../terms/documents.ts';
import { moodOf } from '../lexicon/mood.ts';
import type { Act } from '../reading.ts';
import { actOf } from './act-meanings.ts';
import { clausesOf } from './clauses-of.ts';
import { type Context, featuresOf } from './features.ts';
import { learnedModel } from './load-model.ts';
import type { Scores } from './model.ts';

/** What is heard at less is a guess. */
const guessed = 0.5;
/** A clause means something of its own from here on, beside what the whole means. */
const clearly = 0.55;
/** What the whole means and no clause says is taken for a second act from here on. */
const certainly = 0.8;
/** A second act of one clause is likely enough from here on, where both together leave little doubt; of two questions in a list, less is enough. */
const second = 0.25;
const secondListed = 0.15;
/** 熱が下がりました。21日の14時はどうでしょう ends no trouble: the whole message must be as likely to. */
const doneByWhole = 0.25;
/** A question that the whole message is as little about as this was not asked. */
const unheardOf = 0.005;
/** Readings of the whole that are told, however unlikely. */
const told = 6;
const toldOfClause = 3;
const takesNote = 'understands this';
const withdrawsThis = 'withdraws this';
/** Said beside anything; an act of its own only where there is no other. */
const courtesies: ReadonlySet<string> = new Set(['greets', 'thanks', 'leaves', 'unclear', takesNote, 'tells detail']);

/** Said of what stands in another clause: 証明書のエラーが出る。これ何？ tells a trouble. */
const leaning: ReadonlySet<string> = new Set(['asks itself', 'asks meaning', 'asks which', 'asks why', 'off-topic']);

/** Acts that change what stands. */
const changes: readonly string[] = ['moves', 'withdraws'];

/** What kind of thing is meant, whatever of it: two kinds of trouble are one matter in doubt. */
const groupOf = ({ act, subject, label }: Act): string => {
  if (courtesies.has(label)) return 'courtesy';
  if (act === 'asks' && subject !== 'how-to') return 'asks';
  // Which of the things that stand is changed, what stands tells.
  if (changes.includes(act)) return act;
  return subject === undefined ? act : `${act} ${subject}`;
};

export interface HeardActs {
  /** in the order of the message; none when nothing is heard surely */
  acts: readonly Act[];
  /** the likeliest readings, best first, however unlikely: of the whole, then of its clauses */
  likely: readonly Act[];
  /** how likely the message tells of a danger, whichever */
  danger: number;
}

/** The context of the clause that follows one which means `act`: 来てほしい。いくら？ asks what that costs. */
const speakingOf = (act: Act | undefined, context: Context): Context => {
  if (!act || act.confidence < clearly || context.some((token) => token.startsWith('asked:'))) return context;
  const { subject: of } = act;
  if (of === undefined || !['asks', 'wants', 'tells'].includes(act.act)) return context;
  return [...context.filter((token) => !token.startsWith('spoken:')), `spoken:${of}`];
};

/** 連絡先と解約金: two questions of one clause. */
const lists = /[とや、,]|\band\b/u;
/** 無線もプリンターも使えない: two troubles of one clause. */
const listsTroubles = /両方|どっちも|どちらも|ともに|も.{1,12}も|\bboth\b/u;

/** The labels that tell of a danger, whichever; known once the model is. */
let dangers: readonly string[] | undefined;

/** A stretch of words, and what it may mean: the likeliest acts, best first, and how likely any other is. */
interface Heard {
  best: readonly Act[];
  scores: Scores;
}

/** The sum of what `labels` are likely; from the largest on, so that it is the same for the same numbers. */
const sumOf = (scores: Scores, labels: Iterable<string>): number =>
  Array.from(labels, (label) => scores.of(label))
    .sort((one, other) => other - one)
    .reduce((all, one) => all + one, 0);

/** One of these is meant, and not two of them. */
const opposes: ReadonlySet<string> = new Set([
  'agrees',
  'declines',
  'understands',
  'puts-off',
  'done',
  'not-done',
  'stuck',
]);

/** The labels of one change, of whatever stands; known once the model is. */
const changed = (act: string): readonly string[] =>
  learnedModel().labels.filter((label) => label.startsWith(`${act} `));

/** How a trouble is told. */
const toldAs = ['tells', 'corrects'];

/** What is heard of one stretch of words: one act, two that share it, or a group of which each alone is in doubt. */
const heardIn = ({ best: [first, next], scores }: Heard, text: string): Act[] => {
  if (!first) return [];
  const group = groupOf(first);
  const isListed = (group === 'asks' && lists.test(text)) || (group === 'tells trouble' && listsTroubles.test(text));
  const isShared =
    next !== undefined &&
    next.confidence >= (isListed ? secondListed : second) &&
    first.confidence + next.confidence >= 0.85 &&
    (group !== groupOf(next) || isListed) &&
    !(opposes.has(first.act) && opposes.has(next.act)) &&
    // MacBookの代わりを貸して wishes, and asks nothing beside.
    !(groupOf(next) === 'asks' && group !== 'asks' && !moodOf(text).has('question')) &&
    ![first, next].some(({ label }) => courtesies.has(label));
  // Both are meant as surely as one of them is.
  // 明日は何時まで？ is nothing of ours, or asks something: then it asks.
  if (isShared)
    return [first, next]
      .filter(({ label }) => label !== 'off-topic')
      .map((act) => ({ ...act, confidence: first.confidence + next.confidence }));
  if (first.confidence >= guessed) return [first];
  // 訂正します、音が聞こえないんです tells the same trouble, whether it corrects another or not.
  const { subject, detail } = first;
  const ofKind = detail && subject === 'trouble' ? toldAs.map((act) => `${act} ${subject} ${detail}`) : [];
  const toldKind = sumOf(scores, ofKind);
  if (toldKind >= guessed) return [{ ...first, confidence: toldKind }];
  // やっぱりキャンセルで calls off whatever stands.
  const ofThing = changes.includes(first.act) ? sumOf(scores, changed(first.act)) : 0;
  if (ofThing >= clearly)
    return [first.act === 'withdraws' ? actOf(withdrawsThis, ofThing, first.span) : { ...first, confidence: ofThing }];
  // 了解です takes note, thanks or leaves: whichever, it is a courtesy.
  const sum = group === 'courtesy' ? sumOf(scores, courtesies) : 0;
  if (sum < clearly) return [];
  const isNoted = scores.of(takesNote) >= 0.2;
  return [{ ...(isNoted ? actOf(takesNote, sum, first.span) : first), confidence: sum }];
};

/** Hears `text` in its context. About 30 µs a clause beside the rules. */
export const hearActs = (text: string, context: Context, documents: Documents): HeardActs => {
  const model = learnedModel();
  dangers ??= model.labels.filter((label) => label.startsWith('tells danger '));
  const score = (span: Act['span'], before: Context, most = toldOfClause): Heard => {
    const scores = model.score(featuresOf(text.slice(span.start, span.end), before, documents));
    return { best: scores.best(most).map(({ label, probability }) => actOf(label, probability, span)), scores };
  };
  const whole = score({ start: 0, end: text.length }, context, told);
  let spoken = context;
  const clauses = clausesOf(text);
  const each =
    clauses.length < 2 && clauses.every(({ parts }) => parts.length === 0)
      ? []
      : clauses.flatMap((span) => {
          const scored = score(span, spoken);
          const [first] = scored.best;
          spoken = speakingOf(first, context);
          const isClear = (first?.confidence ?? 0) >= clearly;
          return [scored, ...(isClear ? [] : span.parts.map((one) => score(one, spoken)))];
        });
  /** 手順を教えて。印刷できない asks about nothing of ours: the whole message knows of no such question. */
  const isStrange = ({ label, act, subject }: Act) =>
    subject !== 'trouble' && whole.scores.of(label) < (act === 'done' ? doneByWhole : unheardOf);
  const found: Act[] = [];
  for (const scored of each) {
    for (const act of heardIn(scored, text)) {
      if (scored.best[0] === act && act.confidence < clearly) continue;
      const isBeside = courtesies.has(act.label) || leaning.has(act.label) || isStrange(act);
      if (!isBeside && !found.some(({ label }) => label === act.label)) found.push(act);
    }
  }
  const ofWhole = heardIn(whole, text);
  if (found.length === 0) found.push(...ofWhole);
  else {
    for (const act of ofWhole) {
      const same = found.findIndex((one) => groupOf(one) === groupOf(act));
      const known = found[same];
      if (known && known.label !== act.label && act.confidence > known.confidence) found[same] = act;
      else if (!known && act.confidence >= certainly && !courtesies.has(act.label)) found.push(act);
    }
  }
  // In the midst of a read-back a danger is heard as if it were told first; 入力しました, of a step, tells of none.
  const isReadBack = context.some((token) => token.endsWith('.confirm'));
  const alone = isReadBack ? [score({ start: 0, end: text.length }, [])] : [];
  const ofDanger = alone.flatMap(({ best }) => best.filter(({ subject }) => subject === 'danger'));
  const likely = [...whole.best, ...each.flatMap(({ best }) => best), ...ofDanger];
  return {
    acts: found,
    likely: likely.filter(({ label }, n) => likely.findIndex((one) => one.label === label) === n),
    danger: Math.max(...[whole, ...each, ...alone].map(({ scores }) => sumOf(scores, dangers ?? []))),
  };
};
