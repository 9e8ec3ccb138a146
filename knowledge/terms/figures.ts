/** Text whose every figure says where it comes from: the one way to put a number before a customer. */
import { holdsFigure } from '../language/text/figure.ts';

/** The name of a clause of the contract sheet, as in knowledge/documents/terms.yaml, e.g. 月額利用料 or 代替機器貸出し ※6. */
export type ClauseId = string;

/** A number, time, price, limit or phone number a customer reads, with its source (ARCHITECTURE.md, Figures). */
export type Figure =
  | { kind: 'fact'; text: string; clause: ClauseId }
  | { kind: 'value'; text: string; of: 'contract' | 'clock' | 'desk'; clause?: ClauseId }
  /** an emergency or advice number of safety.yaml, told as general advice; `source` runs it */
  | { kind: 'public'; text: string; source: string }
  | { kind: 'quoted'; text: string };

export type Part = string | Figure;
export type Text = readonly Part[];

const isText = (part: Part | Text): part is Text => Array.isArray(part);

/** A sentence: words`料金は${fact}です。` The words between the figures may hold no digit (see `unsourced`). */
export const words = (strings: TemplateStringsArray, ...parts: (Part | Text)[]): Text =>
  strings.flatMap((string, n) => {
    const part = parts[n];
    return [string, ...(part === undefined ? [] : isText(part) ? part : [part])];
  });

/** A value of this customer's contract. `clause` is the clause of the rule or service behind it. */
export const ofContract = (text: string | number, clause: ClauseId): Figure => ({
  kind: 'value',
  of: 'contract',
  text: String(text),
  clause,
});

/** A name that stands in the contract, or an operator's: no clause is behind it. */
export const nameOf = (text: string): Figure => ({ kind: 'value', of: 'contract', text });

/** A value of the clock: today, the next opening. */
export const ofClock = (text: string, clause: ClauseId): Figure => ({ kind: 'value', of: 'clock', text, clause });

/** A setting of the desk: a session's minutes, a visit window; without a clause where the contract knows nothing of it. */
export const ofDesk = (text: string | number, clause?: ClauseId): Figure => ({
  kind: 'value',
  of: 'desk',
  text: String(text),
  ...(clause !== undefined && { clause }),
});

/** The customer's own words, repeated. */
export const quoted = (text: string): Figure => ({ kind: 'quoted', text });

/** The text as the customer reads it. */
export const plain = (text: Text): string => text.map((part) => (typeof part === 'string' ? part : part.text)).join('');

/** The clauses behind the figures of a text, each once, in their order. */
export const clausesOf = (text: Text): ClauseId[] => [
  ...new Set(text.flatMap((part) => (typeof part === 'object' && 'clause' in part ? (part.clause ?? []) : []))),
];

/** The first word part that holds a figure without a source, undefined when there is none. */
export const unsourced = (text: Text): string | undefined =>
  text.find((part): part is string => typeof part === 'string' && holdsFigure(part));
