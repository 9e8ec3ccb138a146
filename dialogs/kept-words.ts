/** As much of a customer's own words as is kept for an operator to read. */

/** What the trouble is, or what is wanted. */
export const keptWords = (text: string): string => text.slice(0, 500);

/** When something is wished for, or what else is to be set up. */
export const keptWish = (text: string): string => text.slice(0, 200);
