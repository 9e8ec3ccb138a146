/** How much is taken at once: so many at first, so many a second from then on, for each address and conversation. */

export interface Pace {
  /** taken at once */
  most: number;
  /** taken a second from then on */
  perSecond: number;
}

export interface Limit {
  /** Takes one for `key`: 0, or the whole seconds after which it is worth trying again. */
  take(key: string): number;
}

/** So many keys are remembered, those used last: who sends from ever new ones costs no more memory. */
const mostKeys = 10_000;

/** A limit of `pace` for each key; `realNow` gives epoch milliseconds. */
export const openLimit = ({ most, perSecond }: Pace, realNow: () => number, remembered = mostKeys): Limit => {
  const left = new Map<string, { count: number; at: number }>();
  return {
    take(key) {
      const now = realNow();
      const { count, at } = left.get(key) ?? { count: most, at: now };
      const grown = Math.min(most, count + (Math.max(0, now - at) / 1000) * perSecond);
      const taken = grown >= 1;
      left.delete(key);
      left.set(key, { count: taken ? grown - 1 : grown, at: now });
      const [oldest] = left.keys();
      if (left.size > remembered && oldest !== undefined) left.delete(oldest);
      return taken ? 0 : Math.max(1, Math.ceil((1 - grown) / perSecond));
    },
  };
};
