/** A language model, as far as this program asks one: it says what a message may mean, or words an answer. It decides nothing. */
import type { z } from 'zod';

/** What is asked for: how a message is read, a question answered, a case told to an operator. */
export type ModelUse = 'reading' | 'answer' | 'help' | 'gist';

/** One call. */
export interface ModelCall<T = unknown> {
  use: ModelUse;
  /** instructions, and the documents they speak of: the same bytes in every call of this use */
  prefix: string;
  /** what it is about, as JSON: data, whatever it says */
  about: string;
  /** what the answer must look like: a closed object, nothing of it left out, what may be missing null */
  shape: z.ZodType<T>;
  /** so many tokens the answer may have */
  most: number;
}

/** The tokens of a call; those of `input` that the server still knew are `cached`. */
export interface TokensUsed {
  input: number;
  cached: number;
  output: number;
}

/**
 * Why a model says nothing: it took too long, too much is asked at once, it failed too often just now, it would not answer, its answer was cut, or
 * has another shape, or the server refused or failed.
 */
export type Silence = 'slow' | 'busy' | 'circuit-open' | 'unwilling' | 'cut' | 'malformed' | 'failed';

/** What came of a call. */
export type ModelAnswer<T> = { value: T; tokens: TokensUsed } | { silent: Silence; tokens: TokensUsed };

/** Asked outside of turns, for as long as `signal` allows. */
export interface LanguageModel {
  /**
   * What the model says to `call`, in its shape. Never throws; ends with `signal` at the latest. `customer` tells the server
   * whose calls belong together, by a digest.
   */
  ask<T>(call: ModelCall<T>, asked: { customer: string; signal: AbortSignal }): Promise<ModelAnswer<T>>;
}

/** The model as a turn has it. */
export interface ModelOfTurn {
  /**
   * What the model says to `call`; undefined: nothing. The first time the turn ends here, with nothing kept, and is run again once the
   * answer is there: each use is asked for once a turn, and what is asked then must be the same to be answered.
   */
  saysTo<T>(call: ModelCall<T>): T | undefined;
  /** Counts what became of the sentences it worded: so many were kept, the others dropped, each with why. */
  countSentences(kept: number, dropped: readonly string[]): void;
}
