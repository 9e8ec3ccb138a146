/** Commits that share what the disk costs: all that come while one lot is brought to the disk make up the next. */

export interface Grouped<Asked, Answer> {
  /** Carried out with everything else that waits, and answered once it is on the disk. Rejects with why it is not. */
  join(asked: Asked): Promise<Answer>;
  /** Resolves when what was carried out by now is on the disk; rejects with why it is not. */
  settled(): Promise<void>;
  /** Opens again what a sync that failed left behind, so that what is looked at next is on the disk. Throws while it cannot. */
  sound(): void;
  /** Resolves when nothing waits any more. */
  ended(): Promise<void>;
}

/**
 * Groups what is asked: `carryOut` does a whole lot at once (all of it or, when it throws, nothing), `sync` resolves when it
 * is on the disk. After a sync that failed nobody knows what the disk holds: everything is refused until `mend` has opened
 * it again, which each later lot tries first, and `sound` too.
 */
export const groupCommits = <Asked, Answer>(
  carryOut: (lot: readonly Asked[]) => Answer[],
  sync: () => Promise<void>,
  mend: () => void,
): Grouped<Asked, Answer> => {
  let waiting: { asked: Asked; done(answer: Answer): void; failed(error: unknown): void }[] = [];
  let syncing: Promise<void> | undefined;
  let underWay: Promise<void> | undefined;
  let broken = false;

  const sound = (): void => {
    if (broken) mend();
    broken = false;
  };

  const next = async (): Promise<void> => {
    const lot = waiting;
    waiting = [];
    try {
      sound();
      const answers = carryOut(lot.map(({ asked }) => asked));
      syncing = sync()
        .catch((error: unknown) => {
          broken = true;
          throw error;
        })
        .finally(() => {
          syncing = undefined;
        });
      await syncing;
      for (const [n, { done }] of lot.entries()) done(answers[n] as Answer);
    } catch (error) {
      for (const { failed } of lot) failed(error);
    }
  };
  const all = async (): Promise<void> => {
    // What comes in the same round of the event loop goes together.
    await new Promise((go) => setImmediate(go));
    while (waiting.length > 0) await next();
    underWay = undefined;
  };

  return {
    join: (asked) =>
      new Promise((done, failed) => {
        waiting.push({ asked, done, failed });
        underWay ??= all();
      }),
    settled: async () => syncing,
    sound,
    ended: async () => underWay,
  };
};
