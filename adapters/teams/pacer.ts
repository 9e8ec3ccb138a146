/** How fast the Bot Connector may be called: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit. */

/** So many within so long. The smaller windows first: what keeps them keeps the larger ones for long. */
const ofChat: readonly (readonly [many: number, withinMs: number])[] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];
const ofTenant: readonly (readonly [many: number, withinMs: number])[] = [[30, 1_000]];

/** So many chats and tenants are remembered; those heard of longest ago are forgotten first. */
const mostRemembered = 20_000;

export interface Pacer {
  /** 0: one more may leave now, and is counted. Else how long it has to wait, in ms; nothing is counted. */
  waitMs(chat: string, tenant: string): number;
}

const waitFor = (times: readonly number[], limits: typeof ofChat, now: number): number =>
  Math.max(
    0,
    ...limits.map(([many, withinMs]) => {
      const first = times.at(-many);
      return first === undefined ? 0 : first + withinMs - now;
    }),
  );

/** The pace of this process. `realNow`: epoch ms. */
export const pacer = (realNow: () => number): Pacer => {
  const sent = new Map<string, number[]>();
  const timesOf = (key: string) => sent.get(key) ?? [];
  const count = (key: string, now: number, limits: typeof ofChat) => {
    const most = Math.max(...limits.map(([many]) => many));
    const longest = Math.max(...limits.map(([, withinMs]) => withinMs));
    const times = timesOf(key);
    times.push(now);
    const old = times.findIndex((time) => time > now - longest);
    times.splice(0, Math.max(old, times.length - most));
    sent.delete(key);
    sent.set(key, times);
    const [first] = sent.keys();
    if (sent.size > mostRemembered && first !== undefined) sent.delete(first);
  };
  return {
    waitMs(chat, tenant) {
      const now = realNow();
      const [ofThisChat, ofItsTenant] = [`chat/${chat}`, `tenant/${tenant}`];
      const wait = Math.max(waitFor(timesOf(ofThisChat), ofChat, now), waitFor(timesOf(ofItsTenant), ofTenant, now));
      if (wait > 0) return wait;
      count(ofThisChat, now, ofChat);
      count(ofItsTenant, now, ofTenant);
      return 0;
    },
  };
};
