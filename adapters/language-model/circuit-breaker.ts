/** A circuit breaker: after failures in a row a server is left alone for a while; then one call tries it. */

/** So many failures in a row open the circuit for so long, real time. */
const mostFailures = 5;
const openMs = 30_000;

/** Whether a server is called just now. */
export interface CircuitBreaker {
  /** Whether a call may be made; once the circuit was open for its time one may, alone. */
  allows(): boolean;
  /** Tells what came of a call that was allowed. */
  came(what: 'answered' | 'failed'): void;
}

/** Counts failures in a row; `realNow` in milliseconds. */
export const circuitBreaker = (realNow: () => number): CircuitBreaker => {
  let failures = 0;
  let openUntil = 0;
  return {
    allows() {
      if (failures < mostFailures) return true;
      if (realNow() < openUntil) return false;
      // The one that tries it; for the others it stays open until that one tells.
      openUntil = realNow() + openMs;
      return true;
    },
    came(what) {
      failures = what === 'answered' ? 0 : failures + 1;
      if (failures >= mostFailures) openUntil = realNow() + openMs;
    },
  };
};
