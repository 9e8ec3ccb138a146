/** When a server is left alone: after failures in a row, for a while; then one call tries it. */

/** So many failures in a row, and it is left alone for so long, real time. */
const mostFailures = 5;
const restMs = 30_000;

/** Whether a server is called just now. */
export interface Rest {
  /** Whether a call may be made; after a rest one may, alone. */
  allows(): boolean;
  /** Tells what came of a call that was allowed. */
  came(what: 'answered' | 'failed'): void;
}

/** Counts failures in a row; `realNow` in milliseconds. */
export const restAfterFailures = (realNow: () => number): Rest => {
  let failures = 0;
  let until = 0;
  return {
    allows() {
      if (failures < mostFailures) return true;
      if (realNow() < until) return false;
      // The one that tries it; the others rest on until it tells.
      until = realNow() + restMs;
      return true;
    },
    came(what) {
      failures = what === 'answered' ? 0 : failures + 1;
      if (failures >= mostFailures) until = realNow() + restMs;
    },
  };
};
