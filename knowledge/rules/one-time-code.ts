/** How long a one-time code is right, how often it may be tried, and how often codes go out. */

/** The settings of desk.yaml. */
export interface OneTimeCode {
  /** it is right for so long after it was sent last */
  validMinutes: number;
  /** wrong ones, then none is right any more */
  tries: number;
  /** it is sent so often, the first time included */
  sends: number;
  /** codes of one contract that went out within a day and did not come back, then none goes out */
  sendsToContract: number;
}

/** What is kept of a code; times are epoch milliseconds. */
export interface CodeKept {
  sentAt: readonly number[];
  wrong: number;
  until: number;
}

const dayMs = 24 * 3_600_000;

/** Until when a code that is sent at `now` is right, epoch ms. */
export const rightUntil = (now: Temporal.Instant, { validMinutes }: OneTimeCode): number =>
  now.epochMilliseconds + validMinutes * 60_000;

/** How a code stands at `now`: it may be right, its time is over, or it was tried too often. */
export const codeStands = (
  { wrong, until }: CodeKept,
  now: Temporal.Instant,
  { tries }: OneTimeCode,
): 'open' | 'late' | 'tried-out' => {
  if (wrong >= tries) return 'tried-out';
  return now.epochMilliseconds < until ? 'open' : 'late';
};

/** Whether it may be sent once more: not for ever, and not where it was tried too often. */
export const sentAgainAllowed = (code: CodeKept, now: Temporal.Instant, rule: OneTimeCode): boolean =>
  codeStands(code, now, rule) !== 'tried-out' && code.sentAt.length < rule.sends;

/** Whether one more code goes out to a contract, to which codes went out at `sent` and did not come back. Who asks is not told. */
export const goesOut = (sent: readonly number[], now: Temporal.Instant, { sendsToContract }: OneTimeCode): boolean =>
  sent.filter((at) => at > now.epochMilliseconds - dayMs).length < sendsToContract;
