/** Runs tasks of one key one after the other, in the order they came; different keys do not wait for each other. */

export interface InOrder {
  /** What `task` comes to, once those before it of the same key are over. */
  run<T>(key: string, task: () => Promise<T>): Promise<T>;
  /** How many tasks of `key` run or wait. */
  waiting(key: string): number;
  /** How many tasks run or wait in all. */
  all(): number;
}

export const inOrder = (): InOrder => {
  const lines = new Map<string, { last: Promise<unknown>; many: number }>();
  let many = 0;
  return {
    run(key, task) {
      const line = lines.get(key) ?? { last: Promise.resolve(), many: 0 };
      const mine = line.last.then(task, task);
      lines.set(key, { last: mine, many: line.many + 1 });
      many += 1;
      const leave = () => {
        many -= 1;
        const now = lines.get(key);
        if (now && now.many > 1) now.many -= 1;
        else lines.delete(key);
      };
      mine.then(leave, leave);
      return mine;
    },
    waiting: (key) => lines.get(key)?.many ?? 0,
    all: () => many,
  };
};
