/** What is wrong with a played conversation, by the rules of the examples: end states, and what must and must not be said. */

type States = Record<string, unknown[] | boolean | { date: string; covers?: string; within?: [string, string] }>;
export interface ExpectedStep {
  n: number;
  reply?: { must?: string[][]; must_not?: string[] };
  reply_optional?: boolean;
  state?: States;
}
export interface Expected {
  id: string;
  steps: ExpectedStep[];
  reply_any?: string[][];
}
interface PlayedState {
  used: number;
  remote: number;
  bookings: { date: string; from: string; to: string }[];
  [key: string]: unknown;
}
export interface Played {
  steps: { n: number; replies: { text: string }[]; state: PlayedState }[];
}

const even = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[,、\s]/g, '');
const holds = (text: string, wanted: string): boolean => even(text).includes(even(wanted));
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const stateProblems = (
  expected: States,
  state: PlayedState,
  before: PlayedState | undefined,
  silent: boolean,
): string[] =>
  Object.entries(expected).flatMap(([key, allowed]) => {
    if (key === 'bot_silent') return silent ? [] : ['the bot spoke'];
    if (key === 'pair') {
      const grown = (before?.used ?? 0) + state.remote - (before?.remote ?? 0);
      return before === undefined || state.used === grown ? [] : ['used has not grown by the sessions opened'];
    }
    if (key === 'active_bookings')
      return Array.isArray(allowed) && allowed.includes(state.bookings.length)
        ? []
        : [`${state.bookings.length} bookings stand, not ${JSON.stringify(allowed)}`];
    if (key === 'slot' && typeof allowed === 'object' && 'date' in allowed) {
      const { date, covers, within } = allowed;
      const stands = state.bookings.some(
        (one) =>
          one.date === date &&
          (covers === undefined || (one.from <= covers && covers < one.to)) &&
          (within === undefined || (one.from >= within[0] && one.to <= within[1])),
      );
      return stands ? [] : [`no booking on ${date} ${covers}`];
    }
    const values = Array.isArray(allowed) ? allowed : [allowed];
    const wholes = values.length === 0 ? [[]] : values;
    return wholes.some((value) => same(value, state[key]))
      ? []
      : [`${key} is ${JSON.stringify(state[key])}, not ${JSON.stringify(allowed)}`];
  });

/** Every problem, with its step; none means the conversation went as it must. */
export const conversationProblems = (expected: Expected, played: Played, used: number): string[] => {
  const start: PlayedState = { used, remote: 0, bookings: [] };
  const byStep = expected.steps.flatMap((step, n) => {
    const now = played.steps[n];
    if (!now) return [`step ${step.n} was not played`];
    const said = now.replies.map(({ text }) => text).join('\n');
    const silent = now.replies.length === 0;
    const must = silent && step.reply_optional ? [] : (step.reply?.must ?? []);
    return [
      ...must
        .filter((any) => !any.some((text) => holds(said, text)))
        .map((any) => `nothing of ${any.slice(0, 4).join('|')} in: ${said}`),
      ...(step.reply?.must_not ?? []).filter((text) => holds(said, text)).map((text) => `said ${text}`),
      ...(step.state ? stateProblems(step.state, now.state, played.steps[n - 1]?.state ?? start, silent) : []),
    ].map((problem) => `step ${step.n}: ${problem}`);
  });
  const all = played.steps.flatMap(({ replies }) => replies.map(({ text }) => text)).join('\n');
  const never = (expected.reply_any ?? []).filter((any) => !any.some((text) => holds(all, text)));
  return [...byStep, ...never.map((any) => `never said: ${any.join('|')}`)];
};
