/** Keeps the page connected to its conversation: by web socket, by polling where none can be had, anew where that ends. */
import { type OpenChat, resume } from './kept.ts';
import type { Post } from './send-again.ts';
import { watchSockets } from './sockets.ts';
import type { Activity } from './who.ts';

/** Direct Line's client, as far as this page knows it. */
export interface DirectLine {
  token: string;
  watermark: string;
  connectionStatus$: { subscribe(next: (status: number) => void): void };
  activity$: {
    subscribe(observer: { next?: (activity: Activity) => void; error?: () => void; complete?: () => void }): void;
  };
  /** gives the id of the activity, or 'retry' when the server could not take it just now */
  postActivity: Post<Activity>;
  end(): void;
}

declare const WebChat: { createDirectLine(options: Record<string, unknown>): DirectLine };

// The numbers Direct Line's client gives its states.
const states = { online: 2, expired: 3, failed: 4 };
const pollMs = 2_000;
const againMs = 5_000;
/** Polling that was not answered for so long has ended: its client stops at the first failure and says nothing. */
const silentMs = 8_000;

/** Calls `silent` once no poll of `directLine` has been answered for some time: each that is sets its watermark. */
const watchPolls = (directLine: DirectLine, silent: () => void): void => {
  let { watermark } = directLine;
  let over = setTimeout(silent, silentMs);
  Object.defineProperty(directLine, 'watermark', {
    get: () => watermark,
    set(next: string) {
      watermark = next;
      clearTimeout(over);
      over = setTimeout(silent, silentMs);
    },
  });
};

/** What the page is told. */
export interface ConnectionNews {
  /** a client to speak through from now on, in the place of any other */
  connected(directLine: DirectLine): void;
  online(): void;
  lost(): void;
  /** nothing opens the conversation any more */
  over(): void;
  /** it was never reached */
  failed(): void;
}

/** Connects to `chat` and stays so. Answers who posts to it, whichever client is there by then, the token of now, and whether it stands. */
export const keepConnected = (
  chat: OpenChat,
  news: ConnectionNews,
): { post: Post<Activity>; token: () => string; stands: () => boolean } => {
  let current: { directLine: DirectLine; post: Post<Activity> } | undefined;
  let byStream = true;
  let wasOnline = false;
  let streamed = false;
  let misses = 0;
  let recovering = false;
  let connectedAt = 0;
  const pause = () => new Promise((over) => setTimeout(over, againMs));

  const recover = async (): Promise<void> => {
    if (recovering) return;
    recovering = true;
    news.lost();
    // A server that takes the token and then no client is not asked again and again at once.
    if (Date.now() - connectedAt < againMs) await pause();
    for (;;) {
      const token = await resume().catch(() => undefined);
      if (token === 'over') return news.over();
      if (token !== undefined) {
        recovering = false;
        return connect(token);
      }
      await pause();
    }
  };

  const connect = (token: string): void => {
    connectedAt = Date.now();
    const { conversationId, resumed } = chat;
    const before = current?.directLine;
    const readOn = before || resumed ? { conversationId, watermark: before?.watermark || '0' } : {};
    const directLine = WebChat.createDirectLine({
      domain: `${location.origin}/directline`,
      token,
      webSocket: byStream,
      pollingInterval: pollMs,
      ...readOn,
    });
    current = { directLine, post: directLine.postActivity.bind(directLine) };
    const isCurrent = () => current?.directLine === directLine;
    news.connected(directLine);
    directLine.connectionStatus$.subscribe((status) => {
      if (!isCurrent()) return;
      if (status === states.online) {
        wasOnline = true;
        news.online();
      } else if (status === states.expired || (status === states.failed && wasOnline)) void recover();
      else if (status === states.failed) news.failed();
    });
    // Its streams end after a quarter of an hour of failures.
    const ended = () => void (isCurrent() && wasOnline && recover());
    directLine.activity$.subscribe({ error: ended, complete: ended });
    if (!byStream) watchPolls(directLine, ended);
    // Whoever shows it has changed over by then.
    if (before) setTimeout(() => before.end(), 1_000);
  };

  watchSockets(() => {
    const owner = current?.directLine;
    return (what) => {
      if (!owner || owner !== current?.directLine) return;
      if (what === 'opened') {
        streamed = true;
        misses = 0;
        news.online();
      } else if (what === 'closed') news.lost();
      // The server answers, and no socket opens: a proxy keeps them from us. One that opened before is tried once more.
      else if (++misses > (streamed ? 1 : 0)) {
        byStream = false;
        connect(owner.token);
      }
    };
  });
  connect(chat.token);
  return {
    post: (activity) => ({ subscribe: (...observer) => current?.post(activity).subscribe(...observer) }),
    token: () => current?.directLine.token ?? chat.token,
    stands: () => !recovering,
  };
};
