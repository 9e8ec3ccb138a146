/** How sure the learned reader must be for what comes of it. Each was chosen on batches that were not trained on. */

/** What is meant at less than this is a guess. */
export const likely = 0.5;
/** What is heard at this is so, whatever a word or two may say by themselves. */
export const surely = 0.7;
/** What is heard at this is so, whatever else the message says. */
export const certain = 0.8;
/** From here on a danger is told of first. It may be told needlessly, but not be missed. */
export const dangerous = 0.25;
/** A yes or a no that is said as one. */
export const explicit = 0.9;
