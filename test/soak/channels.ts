/** The channels that customers are played on, each by a platform of its own that accepts, refuses and loses what it is sent. */
import { readBubble } from '../helpers/line-screen.ts';
import { type LineFault, lineSecret, lineToken, lineUser, startLine } from '../helpers/line-server.ts';

/** What a customer writes, as the channel brings it: the same again is a redelivery. */
export interface ChannelEvent {
  person: string;
  event: object;
}

/** A platform, and the customers on it. */
export interface ChannelPlatform {
  /** what the program is set to, to be reached by it */
  settings: Record<string, string>;
  write(person: string, words: string): ChannelEvent;
  /** the same, brought again */
  again(event: ChannelEvent): ChannelEvent;
  /** Brings them to the program at `origin`, in one call; false: it did not take them. */
  bring(origin: string, events: readonly ChannelEvent[]): Promise<boolean>;
  /** what `person` has on the screen, in order */
  screen(person: string): string[];
  /** From now on each send fails where `fails` gives a number: in that of its ways. */
  failing(fails: (ways: number) => number | undefined): void;
  /** so many answers of the channel were lost after it had taken a send of `person` that cannot be told from a second one */
  lost(person: string): number;
  /** Sends that are under way when this is called may be such. */
  killed(): void;
  /** sends in all */
  sends(): number;
  /** Resolves when `enough` holds, looked at with each send. */
  until(enough: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Each of LINE's failures that are over at once; one without an answer takes ten seconds. */
const faults: readonly LineFault[] = [
  'lost',
  'accepted, and the answer lost',
  { status: 500 },
  { status: 503, headers: { 'retry-after': '1' } },
  { status: 429, message: 'The API rate limit has been exceeded. Try again later.' },
];

/** So long before the program is killed a send may have been answered and not heard, ms. */
const unheardMs = 3_000;
/** The longest a soak waits for the next send. */
const patientMs = 180_000;

const lineChannel = async (): Promise<ChannelPlatform> => {
  const line = await startLine();
  /** what may have been taken without our hearing of it, by user */
  const lost = new Map<string, number>();
  const replies: { at: number; user: string }[] = [];
  const mayBeLost = (user: string) => lost.set(user, (lost.get(user) ?? 0) + 1);
  let last = 0;
  const isSend = ({ path }: { path: string }) => /\/(?:reply|push)$/.test(path);
  return {
    settings: { LINE_CHANNEL_SECRET: lineSecret, LINE_CHANNEL_ACCESS_TOKEN: lineToken, LINE_API_BASE_URL: line.url },
    write(person, words) {
      // What one person writes is written at different times.
      last = Math.max(last + 1, Date.now());
      return { person, event: line.text(lineUser(person), words, { timestamp: last }) };
    },
    again: ({ person, event }) => ({ person, event: { ...event, deliveryContext: { isRedelivery: true } } }),
    async bring(origin, events) {
      const status = await line
        .post(
          origin,
          events.map(({ event }) => event),
        )
        .catch(() => 0);
      return status === 200;
    },
    screen: (person) => line.screen(lineUser(person)).map(readBubble),
    failing(fails) {
      line.answerWith((call) => {
        if (!isSend(call)) return 'as usual';
        const fault = faults[fails(faults.length) ?? -1] ?? 'as usual';
        const user = line.receiver(call);
        if (user !== undefined && call.path.endsWith('/reply')) {
          replies.push({ at: Date.now(), user });
          if (fault === 'accepted, and the answer lost') mayBeLost(user);
        }
        return fault;
      });
    },
    // A push is known again by its key, a reply only as long as its token would be good.
    lost: (person) => lost.get(lineUser(person)) ?? 0,
    killed() {
      for (const { at, user } of replies) if (at > Date.now() - unheardMs) mayBeLost(user);
    },
    sends: () => line.calls.filter(isSend).length,
    until: (enough) => line.until(enough, patientMs),
    close: line.close,
  };
};

/** The channels that are played, by name. */
export const soakedChannels: Readonly<Record<string, () => Promise<ChannelPlatform>>> = { line: lineChannel };
