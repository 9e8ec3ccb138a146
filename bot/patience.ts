/** How long what could not be handed over waits until it is tried again, and when it is given up. Real time. */

/** After this long it is given up, visibly for operators. */
export const giveUpMs = 24 * 3_600_000;

/** Milliseconds until it is tried again after `attempts` before this one: one second and ever longer, up to fifteen minutes. */
export const backOffMs = (attempts: number): number => Math.min(15 * 60_000, 1_000 * 2 ** Math.min(attempts, 10));
