/** How sure the learned reader, or the rules, must be for what comes of it. Each was chosen on batches that were not trained on. */

/** What is meant at less than this is a guess. */
export const likely = 0.5;
/** What the learned reader hears from here on decides whether words answer what was asked. */
export const answersFrom = 0.6;
/** What is heard at this is so, though the rules know other words by heart. */
export const surely = 0.7;
/** What is heard at this is so, whatever the rules say. */
export const certain = 0.8;
/** From here on a danger is told of first. It may be told needlessly, but not be missed. */
export const dangerous = 0.35;
/** A yes or a no that is said as one. */
export const explicit = 0.9;

/** What a word or two say, the rules know by heart from here on. */
export const knownByHeart = 0.6;
/** The rules are sure from here on, and know a service by its name. */
export const ruled = 0.65;
export const ruledSurely = 0.85;
/** A service or a person is wished for by name from here on, beside a trouble that is told. */
export const wishedByName = 0.8;
/** What the rules alone hear must be as likely as this to the learned reader. */
export const seconded = 0.25;
/** So likely, nobody is said to break the rules without having tried to. */
export const heardOf = 0.03;
