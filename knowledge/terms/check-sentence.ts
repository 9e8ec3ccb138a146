/** A sentence somebody else worded, held against the clauses it names: it says nothing they do not, or it is dropped. */
import { holdsFigure } from '../language/text/figure.ts';
import { isConditional, isDenial, restricts, stancesOf, withoutStances } from '../language/text/stances.ts';
import type { Documents, Fact } from './documents.ts';
import type { ClauseId, Figure, Text } from './figures.ts';
import { partsOfSentence, type SourcePart, sourcesOf } from './sources.ts';

/** A sentence with the clauses it is said to rest on. */
export interface WordedSentence {
  text: string;
  clauses: readonly ClauseId[];
}

/**
 * Why a sentence is dropped: it names no clause; is too long or holds marks that are ours; holds a figure that no clause it names has, or gives one to
 * another thing; says yes where the clause says no, leaves out on what condition, or says of what can be done what no clause does; promises;
 * or has nothing to do with the clause.
 */
export type Dropped = 'no-clause' | 'form' | 'figure' | 'binding' | 'stance' | 'condition' | 'promise' | 'unrelated';

const longest = 220;
/** Marks that lead a citation, masked words, links and code. */
const foreign = /[【】〔〕`<>{}|\\]|https?:|www\.|@/iu;

/** The words of a text that carry its matter: katakana, words in Latin letters, two kanji at a time. */
const wordsIn = (text: string): Set<string> => {
  const found = new Set(
    (text.match(/[\p{sc=Katakana}ー]{2,}\d?|[a-z]{4,}/giu) ?? []).map((word) => word.toLowerCase()),
  );
  for (const [run] of text.matchAll(/\p{sc=Han}{2,}/gu))
    for (let n = 0; n + 2 <= run.length; n++) found.add(run.slice(n, n + 2));
  return found;
};
const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  [...one].filter((word) => other.has(word)).length;

/** A name in which a digit may stand: プラン1. It may be said wherever it is spoken of. */
const isName = ({ text }: Fact): boolean => !/^[\d#+]/u.test(text);

/** The sentence with its figures told apart; undefined where one is of no clause that is named. */
const withFigures = (text: string, clauses: readonly ClauseId[], documents: Documents): Text | undefined => {
  const known = documents.terms.facts
    .filter((fact) => clauses.includes(fact.clause) || isName(fact))
    .flatMap((fact) => [fact.text, ...(fact.en === undefined ? [] : [fact.en])].map((said) => ({ said, fact })))
    .filter(({ said, fact }) => holdsFigure(said) || !isName(fact))
    .sort((one, other) => other.said.length - one.said.length);
  const parts: (string | Figure)[] = [];
  let at = 0;
  let words = '';
  while (at < text.length) {
    const here = known.find(({ said }) => text.startsWith(said, at));
    // 12,000円 holds no 2,000円.
    const isWhole = here && !/[\d,.]$/u.test(text.slice(0, at)) && !/^[\d]/u.test(text.slice(at + here.said.length));
    if (here && isWhole) {
      if (words !== '') parts.push(words);
      words = '';
      parts.push({ kind: 'fact', text: here.said, clause: here.fact.clause });
      at += here.said.length;
    } else {
      words += text[at];
      at += 1;
    }
  }
  if (words !== '') parts.push(words);
  return parts.some((part) => typeof part === 'string' && holdsFigure(part)) ? undefined : parts;
};

/** Right behind a figure a name may say of what it is: 2,000 yen for Plan 1. */
const namedBehind = /^ ?(?:for|on|of|with|\(|（)/iu;

/** Whether each figure is told of what it is of: after 携帯電話からは comes the number for mobile phones. */
const isBoundRight = (text: Text, documents: Documents): boolean => {
  const { terms, modelGuide } = documents;
  const unitFacts = (said: string) =>
    terms.facts.filter((fact) => !isName(fact) && [fact.text, fact.en].includes(said));
  const plainOf = (parts: Text) =>
    parts
      .map((one) => (typeof one === 'string' ? one : one.text))
      .join('')
      .toLowerCase();
  return text.every((part, n) => {
    const facts = typeof part === 'object' ? unitFacts(part.text) : [];
    if (facts.length === 0) return true;
    const next = text.findIndex((one, m) => m > n && typeof one === 'object' && unitFacts(one.text).length > 0);
    const before = plainOf(text.slice(0, n));
    const after = plainOf(text.slice(n + 1, next < 0 ? undefined : next));
    return modelGuide.rivals.every((row) => {
      const isOf = (one: (typeof row)[number]) =>
        facts.some(({ id }) => one.facts.some((begin) => id.startsWith(begin)));
      if (!row.some(isOf)) return true;
      const places = (words: string) =>
        row
          .flatMap((one) => one.names.map((name) => ({ one, at: words.lastIndexOf(name) })))
          .filter(({ at }) => at >= 0);
      const [behind] = places(after).sort((one, other) => one.at - other.at);
      const [nearest] = places(before).sort((one, other) => other.at - one.at);
      const named = behind && (namedBehind.test(after) || !nearest) ? behind : nearest;
      return named === undefined || isOf(named.one);
    });
  });
};

/** Whether what a part says can be done, is needed or costs is what the nearest words of its clauses say. */
const stanceOf = (part: string, sentence: string, sources: readonly SourcePart[]): Dropped | undefined => {
  const words = wordsIn(withoutStances(part));
  const ofSentence = wordsIn(withoutStances(sentence));
  const isNear = (source: SourcePart) => words.size === 0 || shared(words, wordsIn(source.sentence)) > 0;
  const scoreOf = (source: SourcePart) =>
    2 * shared(words, wordsIn(withoutStances(source.text))) +
    shared(ofSentence, wordsIn(withoutStances(source.sentence)));
  for (const { of, holds } of stancesOf(part)) {
    const near = sources
      .flatMap((source) =>
        stancesOf(source.text)
          .filter((stance) => stance.of === of)
          .map((stance) => ({ holds: stance.holds, source, score: scoreOf(source) })),
      )
      .sort((one, other) => other.score - one.score);
    const best = (yes: boolean) => near.find((one) => one.holds === yes && isNear(one.source));
    const [same, opposite] = [best(holds), best(!holds)];
    if (!same || (opposite && opposite.score >= same.score)) return 'stance';
    const isRestricted = near.some(({ source, score }) => score >= same.score && restricts(source.sentence));
    if (of === 'can' && holds && isRestricted && !isConditional(sentence)) return 'condition';
  }
  const isDenied = (source: SourcePart) =>
    isDenial(source.text) && (words.size === 0 || shared(words, wordsIn(source.text)) > 0);
  return isDenial(part) && !sources.some(isDenied) ? 'stance' : undefined;
};

/** The sentence as text with its figures sourced, or why it may not be said. Clauses that do not exist are as none. */
export const checkSentence = (
  { text, clauses }: WordedSentence,
  documents: Documents,
): { said: Text; cites: ClauseId[] } | { dropped: Dropped } => {
  const all = sourcesOf(documents);
  const cites = [...new Set(clauses)].filter((id) => all.has(id));
  const sources = cites.flatMap((id) => all.get(id) ?? []);
  const said = text.trim();
  if (cites.length === 0) return { dropped: 'no-clause' };
  const bare = documents.terms.facts.reduce((left, fact) => left.replaceAll(fact.text, ''), said);
  if (said === '' || said.length > longest || said.includes('\n') || foreign.test(bare)) return { dropped: 'form' };
  const withSources = withFigures(said, cites, documents);
  if (!withSources) return { dropped: 'figure' };
  if (!isBoundRight(withSources, documents)) return { dropped: 'binding' };
  const lower = said.toLowerCase();
  const own = sources.filter((one) => one.own || /[a-z]{4}/i.test(one.text));
  const isPromised = documents.modelGuide.onlyAsWritten.some(
    (word) => lower.includes(word) && !own.some(({ sentence }) => sentence.toLowerCase().includes(word)),
  );
  if (isPromised) return { dropped: 'promise' };
  for (const part of partsOfSentence(said)) {
    const wrong = stanceOf(part, said, sources);
    if (wrong) return { dropped: wrong };
  }
  const words = wordsIn(said);
  const known = new Set(sources.flatMap((one) => [...wordsIn(one.sentence)]));
  if (shared(words, known) === 0) return { dropped: 'unrelated' };
  return { said: withSources, cites };
};
