/** Which of several rules says most about what a sentence holds. */
import type { Hit, Lexicon } from './lexicon.ts';

/** A rule is met when all of one combination is said; `also` are concepts that fit as well. */
export interface LexiconRule {
  asked: readonly string[];
  also: string;
  /** met only when nothing else of any weight is said */
  alone?: boolean;
}

export interface Match<T extends LexiconRule> {
  rule: T;
  score: number;
  /** the concepts that met it */
  by: readonly string[];
}

const fitsAlso = 0.6;
const leftUnsaid = 0.25;

interface Parts {
  /** where the rule stands in its list */
  place: number;
  combinations: string[][];
  also: string[];
}

const positive = (name: string): boolean => !name.startsWith('!');

const partsOf = ({ asked, also }: LexiconRule, place: number): Parts => ({
  place,
  combinations: asked.map((combination) => combination.split(' ')),
  also: also.split(' ').filter(Boolean),
});

/** The rules of a list by the first concept of each of their combinations: most rules are never looked at. */
interface Index<T> {
  parts: ReadonlyMap<T, Parts>;
  byConcept: ReadonlyMap<string, readonly T[]>;
}
const indexes = new WeakMap<readonly LexiconRule[], Index<LexiconRule>>();

const indexOf = <T extends LexiconRule>(rules: readonly T[]): Index<T> => {
  const known = indexes.get(rules);
  if (known) return known as Index<T>;
  const parts = new Map<T, Parts>();
  const byConcept = new Map<string, T[]>();
  for (const [place, rule] of rules.entries()) {
    const own = partsOf(rule, place);
    parts.set(rule, own);
    for (const first of new Set(own.combinations.map((names) => names.find(positive) ?? ''))) {
      const sharing = byConcept.get(first);
      if (sharing) sharing.push(rule);
      else byConcept.set(first, [rule]);
    }
  }
  const index = { parts, byConcept };
  indexes.set(rules, index as unknown as Index<LexiconRule>);
  return index;
};

/** What is said in `hits` that a rule does not speak of tells against it: the rule that covers more is the better one. */
export const matches = <T extends LexiconRule>(
  rules: readonly T[],
  hits: readonly Hit[],
  moods: ReadonlySet<string>,
  lexicon: Lexicon,
): Match<T>[] => {
  const said = new Set([...moods, ...hits.flatMap(({ concepts }) => concepts)]);
  const { parts, byConcept } = indexOf(rules);
  const candidates = new Set([...said].flatMap((concept) => byConcept.get(concept) ?? []));
  const met: Match<T>[] = [...candidates].flatMap((rule) => {
    const { combinations, also } = parts.get(rule) ?? partsOf(rule, 0);
    const fitting = also.filter((concept) => said.has(concept));
    const best = combinations
      .filter((names) => names.every((name) => (positive(name) ? said.has(name) : !said.has(name.slice(1)))))
      .map((names) => {
        const core = names.filter(positive);
        const more = fitting.filter((name) => !core.includes(name));
        const by = [...core, ...more];
        const unsaid = hits.filter(({ concepts }) => !concepts.some((concept) => by.includes(concept)));
        const score =
          core.reduce((sum, name) => sum + lexicon.weight(name), 0) +
          fitsAlso * more.reduce((sum, name) => sum + lexicon.weight(name), 0) -
          leftUnsaid * unsaid.reduce((sum, { concepts }) => sum + heaviest(concepts, lexicon), 0);
        const beside = unsaid.some(({ concepts }) => heaviest(concepts, lexicon) > 1);
        return { rule, score, by, beside };
      })
      .filter(({ beside }) => !(rule.alone && beside))
      .sort((one, other) => other.score - one.score)[0];
    return best ? [best] : [];
  });
  // Of the same score the one that stands first in the document is the better.
  const place = (rule: T): number => parts.get(rule)?.place ?? 0;
  return met.sort((one, other) => other.score - one.score || place(one.rule) - place(other.rule));
};

/** What a hit left unsaid weighs: nothing when it may as well be a word that says nothing. */
const heaviest = (concepts: readonly string[], lexicon: Lexicon): number => {
  const weights = concepts.map(lexicon.weight);
  return weights.includes(0) ? 0 : Math.max(...weights);
};
