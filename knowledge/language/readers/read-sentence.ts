/** What one sentence asks for: a service, a passage of the terms, a small command. */
import type { Documents } from '../../terms/documents.ts';
import { excusedUpTo } from '../dates/excused-day.ts';
import type { Hit, Lexicon } from '../lexicon/lexicon.ts';
import { matches } from '../lexicon/match.ts';
import { moodOf } from '../lexicon/mood.ts';
import type { Meaning } from '../reading.ts';
import { type Service, traitsOf, trouble } from '../services.ts';
import type { Span } from '../text/span.ts';
import { type FoundTopic, findTopic, unknownWords } from './find-topic.ts';
import { leaningTopic } from './lean.ts';
import { asksForSum, changesRules } from './rule-change.ts';

/** One meaning of a sentence, its place given in the sentence. */
export interface SentenceMeant {
  meaning: Meaning;
  confidence: number;
  span: Span;
}

type Smalltalk = Exclude<Extract<Meaning, { kind: 'smalltalk' }>['about'], 'abuse'>;
const smalltalk: readonly string[] = [
  'greeting',
  'thanks',
  'bye',
  'itself',
  'off-topic',
  'rule-change',
] satisfies Smalltalk[];
const isSmalltalk = (command: string): command is Smalltalk => smalltalk.includes(command);

const surely = 0.95;
const sure = (score: number): number => Math.max(0.1, Math.min(surely, 0.45 + 0.1 * score));
/** The tool is not listed for these. */
const otherSystems: readonly string[] = ['mac', 'other-os'];
/** Said with a wish for a service, a concept takes something for granted that the terms may have to set right. */
const takesForGranted = (concept: string, service: Service): boolean =>
  concept === 'free' ||
  concept === 'costs' ||
  (concept === 'per-kind' && traitsOf(service).isNumbered === true) ||
  (otherSystems.includes(concept) && traitsOf(service).runsOnSystems === true);
/** Concepts every question is made with: they tell nothing of what it is about. */
const formWords: readonly string[] = [
  'what',
  'how',
  'which',
  'exists',
  'useable',
  'need',
  'day',
  'number-word',
  'procedure',
  'both',
  'question',
];
const bids = /(?:[してでんっいえけせねべめれ]て|んで)(?:よ|ね|ください|くれ|ほしい)?[。!]*$/u;
const verbEnd = /^[るたいうくすつむぶぐ]と/u;
/** と and its like, also after 必要なもの, whose もの is no word of the lexicon. */
const joins = /^(?:な?(?:もの|物|こと))?(?:と|や|、|で[、,]|および|及び|&|それから|あと)/u;

/** Help that is wanted now, whatever the day. */
const helps = (meaning: Meaning | undefined): boolean =>
  meaning?.kind === 'human' || (meaning?.kind === 'start' && traitsOf(meaning.service).isHelpNow === true);

/** The meaning of a sentence, and what else it asks; empty when it says nothing we know. `hits` are places in the sentence. */
export const readSentence = (sentence: string, hits: readonly Hit[], documents: Documents): SentenceMeant[] => {
  const { services, lexicon, answers } = documents;
  const moods = moodOf(sentence);
  const asks = moods.has('question');
  const whole = { start: 0, end: sentence.length };
  const meant = (meaning: Meaning, confidence: number, span: Span = whole): SentenceMeant => ({
    meaning,
    confidence,
    span,
  });

  if (hits.some(({ concepts }) => concepts.includes('rule-break')) || changesRules(sentence)) {
    return [meant({ kind: 'smalltalk', about: 'rule-change' }, surely)];
  }
  if (asksForSum(sentence)) return [meant({ kind: 'smalltalk', about: 'off-topic' }, surely)];
  const from = excusedUpTo(sentence);
  if (from > 0) {
    const rest = hits.flatMap((hit) =>
      hit.start < from ? [] : [{ ...hit, start: hit.start - from, end: hit.end - from }],
    );
    const wanted = readSentence(sentence.slice(from), rest, documents);
    if (helps(wanted[0]?.meaning)) return wanted.map((one) => ({ ...one, span: whole }));
  }
  const hitsIn = ({ start, end }: Span) =>
    hits
      .filter((hit) => hit.start >= start && hit.end <= end)
      .map((hit) => ({ ...hit, start: hit.start - start, end: hit.end - start }));
  const topicIn = (part: Span) =>
    findTopic(sentence.slice(part.start, part.end), hitsIn(part), moods, answers, lexicon);
  // 訪問の料金と回数: the second half speaks of the first one's thing.
  const leaning = (part: Span, on: string) =>
    leaningTopic(sentence.slice(part.start, part.end), hitsIn(part), on, documents);
  const ranked = matches(services.services, hits, moods, lexicon);
  const commands = matches(services.commands, hits, moods, lexicon);
  const wanted = ranked.find(({ rule, by }) => rule.service !== trouble && by.includes('want'));
  const person = commands.some(({ rule }) => rule.command === 'human');
  // プリンタが動かないのでリモートで見てほしい asks for the session; the trouble is why.
  const told = ranked[0]?.rule.service === trouble && (wanted !== undefined || person);
  const service = told ? wanted : ranked[0];
  const urgency = told ? (ranked[0]?.score ?? 0) : 0;
  const found = moods.has('stated') ? undefined : topicIn(whole);
  const further = found?.by.filter((name) => !service?.by.includes(name)) ?? [];

  // 代替機を借りられますか asks for one, 代替機はタダで借りられますか asks about it.
  const asksFurther = !moods.has('firm') && further.some((name) => lexicon.weight(name) >= 2);
  // 警告が出たのですがどうしたらいいですか tells a trouble, whatever else is named in it.
  const isAtLoss = service?.rule.service === trouble && hits.some(({ concepts }) => concepts.includes('how'));
  const doubt = !asks || isAtLoss ? 0 : asksFurther ? 3 : moods.has('want') ? 0 : 1.5;
  const results: { meaning: Meaning; confidence: number; score: number }[] = [];
  const add = (meaning: Meaning, score: number, confidence = sure(score)) =>
    results.push({ meaning, score, confidence });
  if (service) add({ kind: 'start', service: service.rule.service }, Math.max(service.score, urgency) - doubt);
  if (found) add({ kind: 'ask', topic: found.topic }, found.score - (asks ? 0 : 2.5), found.confidence);
  for (const { rule, score } of commands) {
    const { command } = rule;
    if (isSmalltalk(command)) add({ kind: 'smalltalk', about: command }, score + (command === 'off-topic' ? 0.5 : 0));
    else add({ kind: command }, command === 'human' ? Math.max(score, urgency) + 2 : score);
  }
  results.sort((one, other) => other.score - one.score);
  const best = results[0];
  if (best === undefined) {
    // Something is asked that no topic speaks of.
    const ours = hits.some(({ concepts }) =>
      concepts.some((concept) => lexicon.weight(concept) >= 1 && !formWords.includes(concept)),
    );
    const asked = asks && (ours || unknownWords(sentence, hits, lexicon).length > 0);
    if (asked) return [meant({ kind: 'ask', topic: undefined }, 0.5)];
    // この文を訳して asks for what is none of our business.
    const orders = !ours && bids.test(sentence) && unknownWords(sentence, hits, lexicon).length > 0;
    return orders ? [meant({ kind: 'smalltalk', about: 'off-topic' }, 0.6)] : [];
  }
  // サーバー代は有料ですか is near to what is charged, and not near enough to be answered with it.
  if (asks && best.meaning.kind === 'ask' && best.confidence < 0.5)
    return [meant({ kind: 'ask', topic: undefined }, 0.5)];
  const first = meant(best.meaning, best.confidence);
  if (first.meaning.kind === 'ask' && found) {
    const two = found.topic?.startsWith('x.') ? undefined : inTwo(sentence, hits, found, topicIn, leaning, lexicon);
    return two ? two.map(({ topic, confidence, span }) => meant({ kind: 'ask', topic }, confidence, span)) : [first];
  }
  // 無料だから来て wants a visit, and takes something for granted that the terms must set right.
  const { meaning } = first;
  const premise = meaning.kind === 'start' && further.some((name) => takesForGranted(name, meaning.service));
  return premise && found?.topic !== undefined && found.confidence >= 0.7
    ? [first, meant({ kind: 'ask', topic: found.topic }, found.confidence)]
    : [first];
};

/** Nobody lists more in one sentence; each place is looked at with all that stands around it. */
const mostJoins = 12;

/** Two questions in one sentence (月額料金と、訪問の時間を教えて): its halves, when they say more than the whole. */
const inTwo = (
  sentence: string,
  hits: readonly Hit[],
  whole: FoundTopic,
  topicIn: (part: Span) => FoundTopic | undefined,
  leaning: (part: Span, on: string) => FoundTopic | undefined,
  lexicon: Lexicon,
): (FoundTopic & { span: Span })[] | undefined => {
  const speaksOfMore = (one: FoundTopic, other: FoundTopic) =>
    one.score >= 1 &&
    one.by.some((name) => (lexicon.weight(name) >= 2 || name === 'price') && !other.by.includes(name));
  // 入れると is no list: と after a verb joins nothing.
  const joined = ({ end }: Hit) =>
    joins.test(sentence.slice(end, end + 7)) && !verbEnd.test(sentence.slice(end - 1, end + 1));
  for (const { end } of hits.slice(0, -1).filter(joined).slice(0, mostJoins)) {
    const before = { start: 0, end };
    const after = { start: end, end: sentence.length };
    const left = topicIn(before);
    if (!left?.topic) continue;
    // 料金と窓口の番号: a price that is named by itself, beside another thing, is not that thing's price.
    const asksPrice =
      left.by.every((name) => name === 'price' || name === 'monthly') && !whole.topic?.startsWith('fee.');
    const right = (!asksPrice && leaning(after, left.topic)) || topicIn(after);
    if (!right?.topic || sameTopic(left.topic, right.topic)) continue;
    if (!speaksOfMore(left, right) || !speaksOfMore(right, left)) continue;
    if (!asksPrice && whole.score >= left.score + right.score - 1) continue;
    return [
      { ...left, span: before },
      { ...right, span: after },
    ];
  }
  return undefined;
};

/** One topic is the other, or a part of it (tool.licences, tool.licences.plan1). */
const sameTopic = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);
