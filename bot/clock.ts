/** The two clocks: business time, which CLOCK can move, and real time, on which leases, retries and cookies run. */

export interface Clock {
  /** business time */
  now(): Temporal.Instant;
  /** real time, epoch milliseconds */
  realNow(): number;
}

/** The machine's time, or, when `startAt` is given, business time that starts there and ticks. */
export const machineClock = (startAt?: Temporal.Instant): Clock => {
  const began = Date.now();
  return {
    now: () => (startAt ? startAt.add({ milliseconds: Date.now() - began }) : Temporal.Now.instant()),
    realNow: () => Date.now(),
  };
};

/** Business time that stands until it is set: for measuring programs and tests. */
export const steppedClock = (startAt: Temporal.Instant): Clock & { set(to: Temporal.Instant): void } => {
  let at = startAt;
  return {
    now: () => at,
    realNow: () => Date.now(),
    set: (to) => {
      at = to;
    },
  };
};
