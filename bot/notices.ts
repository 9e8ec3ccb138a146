/** Notices of the store, told by topic: one subscription for the whole process. */
import { everything, type Store } from '../adapters/store/port.ts';

export interface Notifications {
  /** Calls `hear` after each commit that touched `topic`, and with `surely` false where one may have; call the result to stop. */
  on(topic: string, hear: (surely: boolean) => void): () => void;
  close(): void;
}

export const noticesOf = (store: Store): Notifications => {
  const listeners = new Map<string, Set<(surely: boolean) => void>>();
  const stop = store.watch((topics) => {
    const surely = !topics.includes(everything);
    const touched = surely ? topics.map((topic) => listeners.get(topic)) : [...listeners.values()];
    for (const set of touched) for (const hear of set ?? []) hear(surely);
  });
  return {
    on(topic, hear) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(hear));
      return () => {
        set.delete(hear);
        if (set.size === 0) listeners.delete(topic);
      };
    },
    close: stop,
  };
};
