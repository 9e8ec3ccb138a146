/** The tokens of a message with what the grammar asks of them at a place. */

import type { TokenKind } from './token-kinds.ts';
import type { Token } from './tokens.ts';

/** A piece of grammar that was read, and the token after it. */
export interface PieceFound<T> {
  value: T;
  next: number;
}

export interface Sequence {
  tokens: readonly Token[];
  /** the folded text */
  text: string;
}

/** The token at `at` when it is one of `kinds`. */
export const tokenAt = ({ tokens }: Sequence, at: number, ...kinds: readonly TokenKind[]): Token | undefined => {
  const token = tokens[at];
  return token && kinds.includes(token.is) ? token : undefined;
};

/** `at`, or the token after it when that at `at` is one of `kinds`. */
export const past = (sequence: Sequence, at: number, ...kinds: readonly TokenKind[]): number =>
  tokenAt(sequence, at, ...kinds) ? at + 1 : at;

/** The letters of the folded text before the token at `at`. */
export const textBefore = ({ tokens, text }: Sequence, at: number, letters = 4): string => {
  const start = tokens[at]?.start ?? text.length;
  return text.slice(Math.max(0, start - letters), start);
};

/** The letters that follow the token at `at`, spaces included. */
export const textAfter = ({ tokens, text }: Sequence, at: number, letters = 12): string => {
  const end = tokens[at]?.end ?? text.length;
  return text.slice(end, end + letters);
};
