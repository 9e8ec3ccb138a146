/** How much work a message may make: its first letters are read, the rest is only kept. */

/**
 * No customer means anything with more letters. It is the budget of reading, since no pattern can be stopped half way: none takes
 * more than the square of its text (test/house/patterns.test.ts), and over so many letters all of them together take a moment.
 */
export const readUpTo = 2000;
