/** Waiting for what arrives at a server of a test. */

export const openArrivals = () => {
  const waiting = new Set<() => void>();
  return {
    /** Something arrived: whoever waits looks again. */
    look(): void {
      for (const look of waiting) look();
    },
    /** Resolves when `enough` holds; rejects with what `tell` says when it does not in `withinMs` of real time. */
    until: (enough: () => boolean, tell: () => string, withinMs = 15_000) =>
      new Promise<void>((resolve, reject) => {
        const done = () => {
          clearTimeout(late);
          waiting.delete(look);
        };
        const late = setTimeout(() => {
          done();
          reject(new Error(`within ${withinMs} ms: ${tell()}`));
        }, withinMs);
        const look = () => {
          if (!enough()) return;
          done();
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
};
