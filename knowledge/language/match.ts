/** Which of several rules says most about what a sentence holds. */
import type { Hit, Lexicon } from './lexicon.ts';

/** A rule is met when all of one combination is said; `also` are concepts that fit as well. */
export interface Rule {
  asked: readonly string[];
  also: string;
}

export interface Match<T extends Rule> {
  rule: T;
  score: number;
  /** the concepts that met it */
  by: readonly string[];
}

const fitsAlso = 0.6;
const leftUnsaid = 0.25;

const split = new WeakMap<Rule, { combinations: string[][]; also: string[] }>();

const partsOf = (rule: Rule) => {
  const known = split.get(rule);
  if (known) return known;
  const parts = {
    combinations: rule.asked.map((combination) => combination.split(' ')),
    also: rule.also.split(' ').filter(Boolean),
  };
  split.set(rule, parts);
  return parts;
};

/** What is said in `hits` that a rule does not speak of tells against it: the rule that covers more is the better one. */
export const matches = <T extends Rule>(
  rules: readonly T[],
  hits: readonly Hit[],
  moods: ReadonlySet<string>,
  lexicon: Lexicon,
): Match<T>[] => {
  const said = new Set([...moods, ...hits.flatMap(({ concepts }) => concepts)]);
  const met = rules.flatMap((rule) => {
    const { combinations, also } = partsOf(rule);
    const fitting = also.filter((concept) => said.has(concept));
    const best = combinations
      .filter((names) => names.every((name) => (name.startsWith('!') ? !said.has(name.slice(1)) : said.has(name))))
      .map((names) => {
        const core = names.filter((name) => !name.startsWith('!'));
        const more = fitting.filter((name) => !core.includes(name));
        const by = [...core, ...more];
        const unsaid = hits.filter(({ concepts }) => !concepts.some((concept) => by.includes(concept)));
        const score =
          core.reduce((sum, name) => sum + lexicon.weight(name), 0) +
          fitsAlso * more.reduce((sum, name) => sum + lexicon.weight(name), 0) -
          leftUnsaid * unsaid.reduce((sum, { concepts }) => sum + heaviest(concepts, lexicon), 0);
        return { rule, score, by };
      })
      .sort((one, other) => other.score - one.score)[0];
    return best ? [best] : [];
  });
  return met.sort((one, other) => other.score - one.score);
};

const heaviest = (concepts: readonly string[], lexicon: Lexicon): number => Math.max(...concepts.map(lexicon.weight));
