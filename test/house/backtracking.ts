/** Which patterns take for ever over some text (exponential), and which with the square of its length (quadratic). */
import { type CharSet, JS, type Node, type NoParent } from 'refa';
import { analyse } from 'scslre';

export interface Pattern {
  source: string;
  flags: string;
  /** the file that holds it */
  path: string;
}

type Element = NoParent<Node>;
type Loop = Extract<Element, { type: 'Quantifier' }>;

/** The positions of a pattern (its single letters): those it may begin and end with, and which follow which, as often as by different ways. */
interface Positions {
  empty: boolean;
  first: number[];
  last: number[];
}
interface Automaton {
  letters: CharSet[];
  follows: number[][];
}
const nothing: Positions = { empty: true, first: [], last: [] };
/** A repetition is written out up to so many times; beyond that it stands for one without end. */
const writtenOut = 10;

const positionsOf = (node: Element, automaton: Automaton): Positions => {
  const { letters, follows } = automaton;
  const follow = (from: number[], to: number[]) => {
    for (const one of from) follows[one]?.push(...to);
  };
  const then = (one: Positions, next: Positions): Positions => {
    follow(one.last, next.first);
    return {
      empty: one.empty && next.empty,
      first: one.empty ? [...one.first, ...next.first] : one.first,
      last: next.empty ? [...one.last, ...next.last] : next.last,
    };
  };
  const maybe = (one: Positions): Positions => ({ ...one, empty: true });
  const anyOf = (alternatives: readonly Element[]): Positions => {
    const all = alternatives.map((one) => positionsOf(one, automaton));
    return {
      empty: all.some((one) => one.empty),
      first: all.flatMap((one) => one.first),
      last: all.flatMap((one) => one.last),
    };
  };
  if (node.type === 'CharacterClass') {
    const at = letters.push(node.characters) - 1;
    follows.push([]);
    return { empty: false, first: [at], last: [at] };
  }
  if (node.type === 'Concatenation') {
    return node.elements.reduce((before, one) => then(before, positionsOf(one, automaton)), nothing);
  }
  if (node.type === 'Quantifier') {
    const once = () => anyOf(node.alternatives);
    if (node.max <= writtenOut) {
      let rest = nothing;
      for (let n = node.max; n > 0; n--) rest = n > node.min ? maybe(then(once(), rest)) : then(once(), rest);
      return rest;
    }
    const one = once();
    follow(one.last, one.first);
    return node.min === 0 ? maybe(one) : one;
  }
  return 'alternatives' in node && node.type !== 'Assertion' ? anyOf(node.alternatives) : nothing;
};

/** Whether the words of `loop`, one after the other, can be cut in two ways: then there are exponentially many for a long text. */
const isAmbiguous = (loop: Loop): boolean => {
  const automaton: Automaton = { letters: [], follows: [] };
  positionsOf({ ...loop, min: 0, max: Number.POSITIVE_INFINITY }, automaton);
  const { letters, follows } = automaton;
  const count = letters.length;
  // Two ways from one letter to the next.
  if (follows.some((to) => new Set(to).size < to.length)) return true;
  // Two ways that part, and stand at one place again, over the same letters. All places of a loop reach one another.
  const seen = new Set<number>();
  const open: number[] = [];
  const meet = (a: number, b: number, parted: boolean) => {
    const [one, other] = [letters[a], letters[b]];
    const key = (a * count + b) * 2 + Number(parted);
    if (!one || !other || seen.has(key) || one.isDisjointWith(other)) return;
    seen.add(key);
    open.push(key);
  };
  for (let at = 0; at < count; at++) meet(at, at, false);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const parted = key % 2 === 1;
    const pair = (key - (key % 2)) / 2;
    const [a, b] = [Math.floor(pair / count), pair % count];
    if (parted && a === b) return true;
    for (const x of follows[a] ?? []) for (const y of follows[b] ?? []) meet(x, y, parted || x !== y);
  }
  return false;
};

/** The repetitions in `node`, outermost alone, without those that nothing comes after: they match at once whatever they could do else. */
const loopsIn = (node: Element, isLast: boolean): Loop[] => {
  if (node.type === 'Quantifier' && node.max > 1) {
    const endless = node.max > writtenOut;
    if (endless) return isLast ? [] : [node];
    return node.alternatives.flatMap((one) => loopsIn(one, false));
  }
  if (node.type === 'Concatenation')
    return node.elements.flatMap((one, n) => loopsIn(one, isLast && n === node.elements.length - 1));
  return 'alternatives' in node ? node.alternatives.flatMap((one) => loopsIn(one, isLast)) : [];
};

/** What a pattern does in the worst case; lookarounds are taken to hold everywhere, so that it may be better than is told. */
export const worstOf = ({ source, flags }: Omit<Pattern, 'path'>): 'exponential' | 'quadratic' | 'linear' => {
  const { reports, parsed } = analyse({ source, flags });
  const { expression } = JS.Parser.fromAst(parsed).parse({ assertions: 'parse', backreferences: 'disable' });
  if (reports.some(({ exponential }) => exponential) || loopsIn(expression, true).some(isAmbiguous))
    return 'exponential';
  return reports.length > 0 ? 'quadratic' : 'linear';
};

/** Texts over which a quadratic pattern is slow: the letters it goes on over, `length` times, at the end of a text and within one. */
export const slowTextsOf = ({ source, flags }: Omit<Pattern, 'path'>, length: number): string[] =>
  analyse({ source, flags }).reports.flatMap(({ character: { pick } }) => {
    const long = pick.repeat(length);
    return [long, `${long}\u0001`, `x${long}${'y'.repeat(60)}`];
  });
