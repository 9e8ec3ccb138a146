/** What the sentences of a message mean: each by itself, with what was told before it, or leaning on what was spoken of. */
import type { Documents } from '../../terms/documents.ts';
import type { Hit } from '../lexicon/lexicon.ts';
import { moodOf } from '../lexicon/mood.ts';
import { isTrouble, type Meaning } from '../reading.ts';
import { remembered } from '../text/remembered.ts';
import { bareWish } from './bare-wish.ts';
import type { FoundTopic } from './find-topic.ts';
import { leaningTopic, topicWithTold } from './lean.ts';
import { readSentence, type SentenceMeant } from './read-sentence.ts';

/** No customer asks for more; the rest of a longer message is not read. */
const readUpTo = 20;

export interface Read extends SentenceMeant {
  /** the sentence is put as a question */
  question: boolean;
  /** it tells what was done */
  isDone: boolean;
}

/** What a short question can lean on, and whether the message answers: a question of ours, or with a yes or a no. */
export interface Before {
  last: string | undefined;
  isAnswer: boolean;
}

/** Ways of help that cannot be, with why something else is wanted: リモートは無理なので, 電話が苦手だから. */
const cannotBe = `(?:リモート|遠隔|電話|訪問|折り?返し|チャット|オペレータ)(?:ー|サポート)?(?:は|が|も)(?:${[
  '無理',
  'だめ',
  'ダメ',
  '駄目',
  '不安',
  '苦手',
  '怖い',
  '嫌',
  '難しい',
  '(?:でき|出来|使え|出られ|いら)ない',
  '(?:でき|出来|使え|出られ|いり)ません',
  '結構',
].join('|')})(?:です|な|だ)?(?:ので|から|んで|し)`;
/** リモートではなく電話で, 電話せずに訪問で: what stands before is not what is meant. 電話じゃなくてもいい refuses nothing. */
export const refused = new RegExp(
  `^.*(?:(?:じゃ|では|で)なくて?(?!も|いい|良い|大丈夫)|せずに|しないで(?=[^。!])|${cannotBe})、?`,
  'u',
);

/** 借りたいのですが、料金はかかりますか is a wish for a service, and a question of its own. */
const ofService = /リモート|遠隔|訪問|来て|借り|代替|代わり/u;
const fee = '(?=(?:その)?(?:料金|費用|お?金[はが]|無料|有料|いくら))';
const thenFee = new RegExp(
  `(?<=たい|しい|お願いします)(?:(?:の|ん)です(?:が|けれ?ども?)|です(?:が|けれ?ども?)|が|けれ?ども?)、?${fee}`,
  'gu',
);
const aSentence = /[^。!?\n]+[。!?]*/gu;

/** Where the question of what it costs begins, from `start` on, behind a wish for a service; 0: nowhere. */
const feeAfterWish = (sentence: string, start: number): number => {
  const service = ofService.exec(sentence.slice(start));
  if (!service) return 0;
  thenFee.lastIndex = start + service.index + service[0].length;
  return thenFee.test(sentence) ? thenFee.lastIndex : 0;
};

/** The sentences of a text, each with its place. */
const sentencesOf = (even: string): { sentence: string; from: number; to: number }[] =>
  [...even.matchAll(aSentence)]
    .slice(0, readUpTo)
    .flatMap(({ 0: sentence, index }) => {
      const starts = [0];
      for (let next = feeAfterWish(sentence, 0); next > 0; next = feeAfterWish(sentence, next)) starts.push(next);
      return starts.map((start, n) => {
        const end = starts[n + 1] ?? sentence.length;
        return { sentence: sentence.slice(start, end), from: index + start, to: index + end };
      });
    })
    .slice(0, readUpTo);

/** The words of a text that are meant, without those a sentence names to refuse them. */
export const meantWords = (even: string, { lexicon }: Documents): readonly Hit[] => {
  const hits = lexicon.find(even);
  return sentencesOf(even).flatMap(({ sentence, from, to }) => {
    const inside = hits.filter(({ start, end }) => start >= from && end <= to);
    const after = refused.exec(sentence)?.[0].length ?? 0;
    const meant = after === 0 ? [] : inside.filter(({ start }) => start >= from + after);
    return meant.some(({ concepts }) => concepts.some((name) => lexicon.weight(name) >= 1)) ? meant : inside;
  });
};

/** A sentence that ends in what was done. */
const done = /(?:[しいっきえけせてめれべみ]た|んだ)(?:んです|の)?(?:けど|けれど|が|よ)?[。!]*$/u;

/** The topic that tells of the service a sentence asks for. */
const aboutOf = (meaning: Meaning, { services }: Documents): string | undefined =>
  meaning.kind === 'start' ? services.services.find(({ service }) => service === meaning.service)?.about : undefined;

interface KnownSentence {
  hits: readonly Hit[];
  meant: readonly SentenceMeant[];
}
const known = new WeakMap<Documents, (sentence: string) => KnownSentence[]>();

const isSame = (one: Hit, other: Hit | undefined): boolean =>
  one.start === other?.start && one.end === other.end && one.concepts === other.concepts;

/** What `readSentence` tells. The clauses of a message are sentences that were read with the whole of it, most of them with the same words. */
const readOnce = (sentence: string, hits: readonly Hit[], documents: Documents): readonly SentenceMeant[] => {
  const knownOf = known.get(documents) ?? remembered((): KnownSentence[] => []);
  known.set(documents, knownOf);
  const before = knownOf(sentence);
  const same = before.find(
    (one) => one.hits.length === hits.length && one.hits.every((hit, n) => isSame(hit, hits[n])),
  );
  if (same) return same.meant;
  const meant = readSentence(sentence, hits, documents);
  before.push({ hits, meant });
  return meant;
};

/** Every sentence's meanings, their places in the normalised text `even`, best first. */
export const readSentences = (
  even: string,
  hits: readonly Hit[],
  documents: Documents,
  { last, isAnswer }: Before,
): Read[] => {
  const sentences = sentencesOf(even);
  /** the words of a statement that meant nothing by itself */
  let told: readonly Hit[] = [];
  /** what the terms tell of a service that a sentence before asked for: 設定に来てほしい。料金は？ asks what that costs */
  let on: string | undefined;

  const meansOf = (
    sentence: string,
    inside: readonly Hit[],
    question: boolean,
  ): readonly (SentenceMeant & Partial<Read>)[] => {
    const span = { start: 0, end: sentence.length };
    const asks = ({ topic, confidence }: FoundTopic) => [
      { meaning: { kind: 'ask', topic } as const, confidence, span, question: true },
    ];
    // まだ遅いです。オペレーターに: beside another sentence a word or two is a wish too.
    const bare = sentences.length > 1 ? bareWish(sentence) : undefined;
    if (bare) return [{ meaning: bare, confidence: 0.6, span }];
    // パソコンの設定です, to a question of ours, and OK ask nothing more of what was spoken of.
    const before = on ?? (question || !isAnswer ? last : undefined);
    const leaning = before === undefined ? undefined : leaningTopic(sentence, inside, before, documents);
    if (leaning) return asks(leaning);
    const alone = readOnce(sentence, inside, documents);
    const asksOnly = question && alone.every(({ meaning }) => meaning.kind === 'ask');
    const together = asksOnly ? topicWithTold(sentence, inside, told, documents) : undefined;
    on = alone.flatMap(({ meaning }) => aboutOf(meaning, documents) ?? [])[0] ?? on;
    told = alone.length === 0 && !question ? inside : [];
    return together && together.confidence > (alone[0]?.confidence ?? 0) ? asks(together) : alone;
  };

  return sentences
    .flatMap(({ sentence, from, to }) => {
      const inside = hits
        .filter(({ start, end }) => start >= from && end <= to)
        .map((hit) => ({ ...hit, start: hit.start - from, end: hit.end - from }));
      const question = moodOf(sentence).has('question');
      return meansOf(sentence, inside, question).map((one) => ({
        question,
        isDone: !question && done.test(sentence),
        ...one,
        span: { start: one.span.start + from, end: one.span.end + from },
      }));
    })
    .sort((one, other) => rank(other) - rank(one));
};

/** What is wanted comes before what is asked, and pleasantries last; of the same rank the first said is first. */
const rank = ({ meaning, confidence }: SentenceMeant): number => {
  if (meaning.kind === 'smalltalk') return meaning.about === 'abuse' ? 0 : ranks[meaning.about];
  const unsure = confidence < 0.5 ? 1.5 : 0;
  // What no topic answers comes after a trouble that is told beside it.
  if (meaning.kind === 'ask' && meaning.topic === undefined) return 2.5 - unsure;
  return (meaning.kind === 'ask' || isTrouble(meaning) ? 3 : 4) - unsure;
};
const ranks = { 'rule-change': 5, 'off-topic': 2, itself: 2, bye: 1, thanks: 0, greeting: 0 };
