/** Runs tasks, so many of them at once at most; the others wait in the order they came. */

/** `run` for tasks that nobody waits for: each begins when one before it has ended, and one that fails holds nothing up. */
export const fewAtOnce = (most: number): ((task: () => Promise<void>) => Promise<void>) => {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (task) => {
    if (underWay >= most) await new Promise<void>((go) => waiting.push(go));
    else underWay += 1;
    try {
      await task();
    } finally {
      const next = waiting.shift();
      // Whoever waited has this one's place. Requests that came meanwhile are read first.
      if (next) setImmediate(next);
      else underWay -= 1;
    }
  };
};
