/** What is turned away so that the rest is served: too much of one conversation, of one address, or in all. */
import type { Desk } from './desk.ts';
import { openLimit, type Pace } from './limits.ts';
import { problem, type Route, type RouteAnswer, type RouteHead } from './route.ts';

/** Nobody types faster for long; an office of many people behind one address is not turned away. */
export const paces = {
  /** messages of one conversation of the web chat */
  conversation: { most: 40, perSecond: 1 },
  /** messages from one address */
  messages: { most: 200, perSecond: 10 },
  /** new conversations from one address */
  tokens: { most: 40, perSecond: 0.5 },
  /** tries to sign in at the desk from one address */
  signIn: { most: 20, perSecond: 0.2 },
  /** looks at the page of a remote session from one address: its code has nine digits, and its page asks every five seconds */
  remote: { most: 120, perSecond: 5 },
  /** looks at the page that links an account, and tries on it, from one address */
  link: { most: 60, perSecond: 0.5 },
  /** pictures and files opened by a link from one address: a chat with many of them is read at once */
  file: { most: 300, perSecond: 10 },
  /** tokens, cookies and signatures from one address that were not right */
  refused: { most: 60, perSecond: 1 },
} satisfies Record<string, Pace>;

/** So many messages of one conversation may wait for the one before; more are turned away. */
export const mostWaiting = 20;

const tooMuch = (seconds: number): RouteAnswer =>
  problem(429, 'TooMuch', `That was much at once. Try again in ${seconds} seconds.`, {
    'retry-after': String(seconds),
  });

export interface BackPressure {
  /** The refusal of one more message for `conversation`, where too many of it wait; undefined: it is taken. */
  ofConversation(conversation: string): RouteAnswer | undefined;
  /** `route` behind the limits that are meant for it, which a request that its route refuses does not use up. */
  before(route: Route): Route;
}

/** The limits of one process. */
export const backPressure = ({ turns, clock, metrics }: Pick<Desk, 'turns' | 'clock' | 'metrics'>): BackPressure => {
  const limits = {
    conversation: openLimit(paces.conversation, clock.realNow),
    messages: openLimit(paces.messages, clock.realNow),
    tokens: openLimit(paces.tokens, clock.realNow),
    signIn: openLimit(paces.signIn, clock.realNow),
    remote: openLimit(paces.remote, clock.realNow),
    link: openLimit(paces.link, clock.realNow),
    file: openLimit(paces.file, clock.realNow),
    refused: openLimit(paces.refused, clock.realNow),
  };
  const refused = (why: string, seconds: number): RouteAnswer => {
    metrics.count('desk_turned_away_total', { why });
    return tooMuch(seconds);
  };

  const ofConversation = (conversation: string) =>
    turns.waiting(conversation) >= mostWaiting ? refused('waiting', 2) : undefined;

  const ofAddress = (which: keyof typeof limits, ask: RouteHead): RouteAnswer | undefined => {
    const seconds = ask.address === undefined ? 0 : limits[which].take(ask.address);
    return seconds > 0 ? refused(which, seconds) : undefined;
  };

  /** `answer`, which whoever guesses is given less and less often: it tells whether they were right. */
  const ofGuess = (answer: RouteAnswer, ask: RouteHead): RouteAnswer =>
    answer.status === 401 || answer.status === 403 ? (ofAddress('refused', ask) ?? answer) : answer;

  const ofMessage = (ask: RouteHead): RouteAnswer | undefined => {
    const id = ask.params.id ?? '';
    const waits = ofAddress('messages', ask) ?? ofConversation(`web/${id}`);
    if (waits) return waits;
    // Who measures the program on its own machine measures the program.
    const seconds = ask.address === undefined ? 0 : limits.conversation.take(id);
    return seconds > 0 ? refused('conversation', seconds) : undefined;
  };

  const checks: Record<NonNullable<Route['paced']>, (head: RouteHead) => RouteAnswer | undefined> = {
    message: ofMessage,
    token: (head) => ofAddress('tokens', head),
    remote: (head) => ofAddress('remote', head),
    link: (head) => ofAddress('link', head),
    file: (head) => ofAddress('file', head),
    signIn: (head) => ofAddress('signIn', head),
  };

  return {
    ofConversation,
    before(route) {
      const check = route.paced && checks[route.paced];
      return {
        ...route,
        async admit(head) {
          const wrong = await route.admit?.(head);
          return wrong ? ofGuess(wrong, head) : check?.(head);
        },
        handle: async (ask) => ofGuess(await route.handle(ask), ask),
      };
    },
  };
};
