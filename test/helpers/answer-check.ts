/** Whether an answer says what an example demands: its strings, none of the forbidden ones, its clause. */

/** What an example of test/examples/questions.json demands. */
export interface Demand {
  must: string[][];
  must_not: string[];
  must_not_re?: string[];
  clause: string[];
  /** Who says one of the first must say one of the second. */
  if_then?: [string[], string[]][];
}

/** Compared without width, case, commas and spaces. */
export const evened = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[,、\s]/gu, '');

/** The most characters of an answer before its citation lines: an answer of mostly Latin letters is English. */
const longest = (text: string): number => ((text.match(/[A-Za-z ]/gu) ?? []).length * 2 > text.length ? 800 : 400);

/** What is wrong with `text` and the clauses it cites, in words; empty when nothing is. */
export const faultsOf = ({ text, cites }: { text: string; cites: readonly string[] }, demand: Demand): string[] => {
  const all = evened([text, ...cites].join('\n'));
  const lacking = demand.must.filter((any) => !any.some((one) => all.includes(evened(one))));
  const forbidden = demand.must_not.filter((one) => all.includes(evened(one)));
  const matched = (demand.must_not_re ?? []).filter((pattern) => new RegExp(pattern).test(all));
  const says = (any: readonly string[]): boolean => any.some((one) => evened(text).includes(evened(one)));
  const unsaid = (demand.if_then ?? []).filter(([said, then]) => says(said) && !says(then));
  const cited = demand.clause.length === 0 || demand.clause.some((clause) => all.includes(evened(clause)));
  return [
    ...lacking.map((any) => `says none of ${any.slice(0, 3).join(' / ')}`),
    ...forbidden.map((one) => `says ${one}`),
    ...matched.map((pattern) => `matches ${pattern}`),
    ...unsaid.map(([, then]) => `does not add ${then.slice(0, 3).join(' / ')}`),
    ...(cited ? [] : [`cites none of ${demand.clause.join(' / ')}`]),
    ...(text.length > longest(text) ? [`is ${text.length} characters long`] : []),
  ];
};
