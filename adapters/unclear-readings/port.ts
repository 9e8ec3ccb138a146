/** Messages the reader was not sure of, kept for whoever teaches it: `npm run corpus:export` makes lines of the corpus of them. */

/** One of them. No name, number or address stands in it as it was written: figures are masked. */
export interface UnclearReading {
  /** the event it came with */
  id: string;
  /** when it was read, ISO with +09:00 */
  at: string;
  /** asked back with choices, or among kinds of trouble; not understood at all; or what was read before it was corrected by it */
  because: 'asked-back' | 'not-understood' | 'corrected';
  /** what stood before the message, as the corpus names it */
  context: readonly string[];
  /** what it may have meant, likeliest first, as the corpus names acts */
  guesses: readonly string[];
  /** the message, masked */
  text: string;
}

/** Kept with the turn that read them; forgotten after ninety days. */
export interface UnclearReadings {
  /** Keeps one. */
  keep(one: UnclearReading): Promise<void>;
}
