/** A message, read once: what it answers, asks for and mentions. Deterministic, and linear in the message's length. */

import type { Documents } from '../terms/documents.ts';
import { bareWish } from './bare-wish.ts';
import type { Command, Expecting, Meaning, Reading, Span } from './commands.ts';
import { hearAsked, hearPlainly } from './hear.ts';
import { hearYesNo } from './hear-yes-no.ts';
import { leaningTopic } from './lean.ts';
import type { Hit } from './lexicon.ts';
import { mentionsIn } from './mentions.ts';
import { moodOf } from './mood.ts';
import { normalise } from './normalise.ts';
import { inOwnWords } from './own-words.ts';
import { type Meant, readSentence } from './read-sentence.ts';

/** No customer means anything with more; the rest of a longer message is not read. */
const readUpTo = { letters: 2000, sentences: 20 };

const corrects = /やっぱり?|間違[えい]|まちが[えい]|訂正|ではなく|じゃなくて?|でなく|修正|^(?:いや|いえ|違|ちが)/u;
const plainCommands: readonly string[] = ['cancel', 'back', 'human', 'repeat'];

interface Read extends Meant {
  /** the sentence is put as a question */
  question: boolean;
}

/** Every sentence's meanings, their places in the normalised text, best first. */
const sentencesRead = (even: string, hits: readonly Hit[], documents: Documents): Read[] => {
  /** what the terms tell of a service that a sentence before asked for */
  let on: string | undefined;
  return [...even.matchAll(/[^。!?\n]+[。!?]*/gu)]
    .slice(0, readUpTo.sentences)
    .flatMap((match) => {
      const [sentence] = match;
      const from = match.index;
      const inside = hits
        .filter((hit) => hit.start >= from && hit.end <= from + sentence.length)
        .map((hit) => ({ ...hit, start: hit.start - from, end: hit.end - from }));
      const question = moodOf(sentence).has('question');
      // 設定に来てほしい。料金は？ asks what that costs.
      const leaning = on === undefined ? undefined : leaningTopic(sentence, inside, on, documents);
      const whole = { start: 0, end: sentence.length };
      const found: Meant[] = leaning
        ? [{ meaning: { kind: 'ask', topic: leaning.topic }, confidence: leaning.confidence, span: whole }]
        : readSentence(sentence, inside, documents);
      on = found.flatMap(({ meaning }) => aboutOf(meaning, documents) ?? [])[0] ?? on;
      return found.map((one) => ({
        ...one,
        question,
        span: { start: one.span.start + from, end: one.span.end + from },
      }));
    })
    .sort((one, other) => rank(other) - rank(one));
};

/** The topic that tells of the service a sentence asks for. */
const aboutOf = (meaning: Meaning, { services }: Documents): string | undefined =>
  meaning.kind === 'start' ? services.services.find(({ service }) => service === meaning.service)?.about : undefined;

/** What is wanted comes before what is asked, and pleasantries last; of the same rank the first said is first. */
const rank = ({ meaning, confidence }: Meant): number => {
  if (meaning.kind === 'smalltalk') return ranks[meaning.about];
  const unsure = confidence < 0.5 ? 1.5 : 0;
  return (meaning.kind === 'ask' || isTrouble(meaning) ? 3 : 4) - unsure;
};
const ranks = { 'rule-change': 5, 'off-topic': 2, bye: 1, thanks: 0, greeting: 0 };
const isTrouble = (meaning: Meaning): boolean => meaning.kind === 'start' && meaning.service === 'trouble';
const namesService = ({ meaning, confidence }: Meant): boolean =>
  confidence >= 0.5 && (meaning.kind === 'human' || (meaning.kind === 'start' && !isTrouble(meaning)));

const sameMeaning = (one: Meaning, other: Meaning): boolean =>
  one.kind === other.kind && JSON.stringify(bare(one)) === JSON.stringify(bare(other));
const bare = (meaning: Meaning) => ({ ...meaning, confidence: undefined, span: undefined });

/**
 * What `source` means when `expecting` was asked. The commands are best first and never empty. A message may answer and ask
 * at once: what was asked comes first, the rest follows. `last` is the topic of the question answered last, which a short one leans on.
 */
export const read = (source: string, expecting: Expecting, documents: Documents, last?: string): Reading => {
  const text = source.slice(0, readUpTo.letters);
  const even = normalise(text);
  const hits = documents.lexicon.find(even.text);
  const { asked, open } = expecting;
  const yesNo = hearYesNo(text);
  // OK agrees and speaks of nothing: beside it only what is put as a question leans on what was said before.
  const mayLean = last !== undefined && (yesNo.length === 0 || moodOf(even.text).has('question'));
  const leaning = mayLean ? leaningTopic(even.text, hits, last, documents) : undefined;
  const whole = { start: 0, end: even.text.length };
  const others: Read[] = leaning
    ? [{ meaning: { kind: 'ask', topic: leaning.topic }, confidence: leaning.confidence, span: whole, question: true }]
    : sentencesRead(even.text, hits, documents);
  const commands: Command[] = [];
  const add = (meaning: Meaning, confidence: number, { start, end }: Span) => {
    if (commands.some((command) => sameMeaning(command, meaning))) return;
    commands.push({ ...meaning, confidence, span: { start, end } });
  };

  const answered = asked?.hears.as === 'yes-no' && yesNo.length > 0;
  if (answered) for (const one of yesNo) add({ kind: one.means }, one.confidence, one);

  const heard = asked && hearAsked(text, asked.hears);
  if (asked && heard) add({ kind: 'answer', slot: asked.slot, value: heard.value }, 0.9, heard);

  const isPlain = others.some(
    ({ meaning, question }) =>
      plainCommands.includes(meaning.kind) || (meaning.kind === 'ask' && meaning.topic !== undefined && question),
  );
  const mentions = mentionsIn(text, even, hits, documents.firstAid);
  const means = others.map(({ meaning }) => meaning);
  const free = asked?.hears.as === 'text' ? asked.hears.of : undefined;
  const worded = free === undefined ? 'with-more' : inOwnWords(text, free, means, mentions.device !== undefined);
  const fits = worded === 'alone' || (worded === 'with-more' && !isPlain);
  if (asked?.hears.as === 'text' && fits && text.trim() !== '') {
    add({ kind: 'answer', slot: asked.slot, value: text.trim() }, 0.8, { start: 0, end: text.length });
  }
  for (const { slot, hears } of open) {
    const said = hearPlainly(text, hears);
    if (said) add({ kind: corrects.test(even.text) ? 'correct' : 'answer', slot, value: said.value }, 0.8, said);
  }

  const given = commands.length > 0;
  const named = others.some(namesService);
  const chosen = asked?.hears.as === 'choice' && heard !== undefined;
  for (const { meaning, confidence, span, question } of others) {
    // はい、つないでいただけますか holds no question beside its yes; 訪問のほう asks for nothing beside its choice.
    if (answered && (meaning.kind === 'cancel' || (meaning.kind === 'ask' && meaning.topic === undefined))) continue;
    // 土曜から, as an answer, does not ask about Saturdays.
    if (given && meaning.kind === 'ask' && !question) continue;
    if (worded === 'alone' && meaning.kind === 'ask') continue;
    // 直った？, asked back, is no goodbye.
    if (asked && question && meaning.kind === 'smalltalk' && meaning.about === 'bye') continue;
    if (chosen && (meaning.kind === 'start' || (meaning.kind === 'ask' && !question))) continue;
    // A trouble told with the service that is wanted is that service's trouble (see mentions), not another wish.
    if (named && isTrouble(meaning)) continue;
    // To a question of ours, words that speak of nothing are no question but an answer that was not understood.
    const vague = asked !== undefined && meaning.kind === 'ask' && meaning.topic === undefined && confidence <= 0.5;
    add(meaning, vague ? 0.4 : confidence, even.original(span));
  }
  const sayLittle = commands.every((one) => one.kind === 'unknown' || (one.kind === 'ask' && one.topic === undefined));
  const bare = sayLittle ? bareWish(even.text) : undefined;
  if (bare) {
    commands.length = 0;
    add(bare, 0.6, even.original(whole));
  }
  if (commands.length === 0) for (const one of yesNo) add({ kind: one.means }, Math.min(0.5, one.confidence), one);
  if (commands.length === 0) add({ kind: 'unknown' }, 0, { start: 0, end: source.length });
  const [runnersUp] = others.flatMap((one) => (one.runnersUp ? [one.runnersUp] : []));
  return {
    text: source,
    commands,
    ...(runnersUp && { runnersUp }),
    mentions: {
      ...mentions,
      ...(corrects.test(even.text) && { corrected: true }),
    },
  };
};
