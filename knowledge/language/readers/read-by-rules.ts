/** What the rules read in a message: what it answers, asks for and mentions. Deterministic, and linear in the message's length. */

import type { Documents } from '../../terms/documents.ts';
import type { Hit } from '../lexicon/lexicon.ts';
import { type Command, type Expecting, isTrouble, type Meaning, type Reading } from '../reading.ts';
import { trouble } from '../services.ts';
import { normalise } from '../text/normalise.ts';
import type { Span } from '../text/span.ts';
import { bareWish } from './bare-wish.ts';
import { hearAsked, hearPlainly } from './hear.ts';
import { wantsConnecting } from './hear-connect.ts';
import { hearPause } from './hear-pause.ts';
import { hearYesNo, type YesNo } from './hear-yes-no.ts';
import { mentionsIn } from './mentions.ts';
import { inOwnWords } from './own-words.ts';
import type { SentenceMeant } from './read-sentence.ts';
import { meantWords, readSentences, refused } from './read-sentences.ts';

/** No customer means anything with more letters; the rest of a longer message is not read. */
const readUpTo = 2000;

const corrects = /やっぱり?|間違[えい]|まちが[えい]|訂正|ではなく|じゃなくて?|でなく|修正|^(?:いや|いえ|違|ちが)/u;
/** いや、違う、…: a no to what was said, and no question about differences. */
const contradicts = /^(?:(?:いや|いえ|いいえ)[、,]?)?(?:違う|違います|ちがう|ちがいます)[、。,]/u;
const plainCommands: readonly string[] = ['cancel', 'back', 'human', 'repeat'];

/** What may stand round the name of a thing where nothing else is said: プリンターの件なんですが. */
const onlyNames =
  /^[のとや、]*(?:件|こと|話|ほう|方)?(?:について|で)?(?:です|なんです|なの)?(?:けど|けれど|が)?[。、…!]*$/u;

const withoutWords = (text: string, hits: readonly Hit[]): string =>
  hits.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);

/** A yes or a no and nothing else tells nothing in the customer's own words. */
const isBare = (text: string, yesNo: readonly YesNo[]): boolean =>
  yesNo.some(({ end, confidence }) => {
    if (confidence < 0.9) return false;
    const rest = text.slice(end).replace(/^[\p{P}\p{S}\s]+/u, '');
    return rest === '' || hearYesNo(rest).length > 0;
  });

const namesService = ({ meaning, confidence }: SentenceMeant): boolean =>
  confidence >= 0.5 && (meaning.kind === 'human' || (meaning.kind === 'start' && !isTrouble(meaning)));

const putPlainly = { question: false, isDone: false };

const sameMeaning = (one: Meaning, other: Meaning): boolean =>
  one.kind === other.kind && JSON.stringify(bare(one)) === JSON.stringify(bare(other));
const bare = (meaning: Meaning) => ({ ...meaning, confidence: undefined, span: undefined });

/**
 * What `source` means when `expecting` was asked. The commands are best first and never empty. A message may answer and ask
 * at once: what was asked comes first, the rest follows. `last` is the topic of the question answered last, which a short one leans on.
 */
export const readByRules = (source: string, expecting: Expecting, documents: Documents, last?: string): Reading => {
  const text = source.slice(0, readUpTo);
  const even = normalise(text);
  const against = contradicts.exec(even.text)?.[0].length ?? 0;
  const hits = meantWords(even.text, documents).filter(({ end }) => end > against);
  const { asked, open } = expecting;
  const yesNo = hearYesNo(text);
  const surely = yesNo.some(({ confidence }) => confidence >= 0.9);
  const whole = { start: 0, end: even.text.length };
  const isAnswer = asked !== undefined || yesNo.length > 0;
  const others = readSentences(even.text, hits, documents, { last, isAnswer });
  const agrees = asked !== undefined && surely && yesNo[0]?.means === 'yes';
  // スキャナーが動かない。つないで takes up nothing that was dropped before.
  const isYes = expecting.connects === true && (asked !== undefined || others.length === 0);
  const toPerson = !isYes && !agrees && !others.some(namesService) && wantsConnecting(even.text);
  if (toPerson) others.unshift({ meaning: { kind: 'human' }, confidence: 0.8, span: whole, ...putPlainly });
  const answered = asked?.hears.as === 'yes-no' && yesNo.length > 0 && !toPerson;
  const commands: Command[] = [];
  const add = (meaning: Meaning, confidence: number, { start, end }: Span) => {
    if (commands.some((command) => sameMeaning(command, meaning))) return;
    commands.push({ ...meaning, confidence, span: { start, end } });
  };

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
  // ほかにもスキャナーが… tells of another thing than the one that was asked about.
  const namesDevice = mentions.device !== undefined && mentions.case !== 'other';
  const worded = free === undefined ? 'with-more' : inOwnWords(text, free, means, namesDevice);
  const wishesPerson = bareWish(even.text)?.kind === 'human';
  const fits = !wishesPerson && !isBare(text, yesNo) && (worded === 'alone' || (worded === 'with-more' && !isPlain));
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
  for (const { meaning, confidence, span, question, isDone } of others) {
    // はい、つないでいただけますか holds no question beside its yes; 訪問のほう asks for nothing beside its choice.
    if (answered && ((surely && meaning.kind === 'cancel') || (meaning.kind === 'ask' && meaning.topic === undefined)))
      continue;
    // 土曜から, as an answer, does not ask about Saturdays.
    if (given && meaning.kind === 'ask' && !question) continue;
    if (worded === 'alone' && meaning.kind === 'ask') continue;
    // 直った？, asked back, is no goodbye.
    if (asked && question && meaning.kind === 'smalltalk' && meaning.about === 'bye') continue;
    if (chosen && (meaning.kind === 'start' || (meaning.kind === 'ask' && !question))) continue;
    // A trouble told with the service that is wanted is that service's trouble (see mentions), not another wish.
    if (named && isTrouble(meaning)) continue;
    // To a question of ours, words that speak of nothing are no question but an answer that was not understood.
    // So is what was done: 電源を入れ直しました asks nothing about power supplies.
    const vague =
      asked !== undefined && meaning.kind === 'ask' && (isDone || (meaning.topic === undefined && confidence <= 0.5));
    add(meaning, vague ? 0.4 : confidence, even.original(span));
  }
  // いや、リモートのほうで: the wish stands behind the no.
  const [first] = yesNo;
  const wished = first?.means === 'no' ? normalise(text.slice(first.end)).text : even.text;
  const isVague = (command: Command) => command.kind === 'ask' && command.topic === undefined;
  // やっぱり電話で goes ahead with nothing, where a call is not what was asked about.
  const isSaid = ({ kind, confidence }: Command) =>
    !['unknown', 'no', 'repeat'].includes(kind) && (kind !== 'yes' || confidence >= 0.9);
  const says = commands.some((command) => isSaid(command) && !isVague(command));
  const bare = says ? undefined : bareWish(wished.replace(refused, ''));
  if (bare) {
    commands.splice(0, commands.length, ...commands.filter(({ kind }) => kind === 'no' || kind === 'yes'));
    add(bare, 0.6, even.original(whole));
  }
  if (commands.length === 0 && !hearPause(text))
    for (const one of yesNo) add({ kind: one.means }, Math.min(0.5, one.confidence), one);
  // プリンターの件 names what the trouble is with, and nothing else.
  const isNamed = (mentions.trouble ?? mentions.device) !== undefined && onlyNames.test(withoutWords(even.text, hits));
  if (commands.length === 0 && asked === undefined && isNamed) {
    add({ kind: 'start', service: trouble }, 0.6, even.original(whole));
  }
  if (commands.length === 0) add({ kind: 'unknown' }, 0, { start: 0, end: source.length });
  return {
    text: source,
    commands,
    acts: [],
    says: {},
    mentions: {
      ...mentions,
      ...(corrects.test(even.text) && { corrected: true }),
    },
  };
};
