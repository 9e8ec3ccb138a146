/** LINE in this process: its channel, its inbox, and the sign that an answer is being made. */
import type { Logger } from 'pino';
import type { Channel } from '../adapters/channels/channel.ts';
import type { FetchFile } from '../adapters/channels/download.ts';
import { type LinkTickets, linkTickets } from '../adapters/line/account-link.ts';
import { type LineApi, type LineSettings, lineApi } from '../adapters/line/api.ts';
import { type HearLine, lineChannel, markAsRead, showLoading } from '../adapters/line/channel.ts';
import { lineContent } from '../adapters/line/content.ts';
import { lineEventShape } from '../adapters/line/webhook.ts';
import type { Store } from '../adapters/store/port.ts';
import { type After, afterMs } from './after.ts';
import type { Clock } from './clock.ts';
import { type Inbox, openInbox } from './inbox.ts';
import { conversationOnLine, eventOnLine } from './line-event.ts';
import { type LineMenus, lineMenus } from './line-menus.ts';
import type { Metrics } from './metrics.ts';
import { wordsOfSent } from './sent-as.ts';
import type { TurnRunner } from './turn.ts';

export interface OnLine {
  channel: Channel;
  api: LineApi;
  /** of the page that links its users */
  tickets: LinkTickets;
  menus: LineMenus;
  /** fetches what customers send there */
  fetch: FetchFile;
  /** tells LINE that what its user wrote was read */
  markRead(token: string): Promise<void>;
  /** The inbox of its webhook, whose events `turns` makes happen. */
  inboxFor(turns: Pick<TurnRunner, 'run'>): Inbox;
}

/** Who waits longer than this for the answer is shown that it is being made. Real time. */
const loadingAfterMs = 1_000;

/** LINE by `settings`. */
export const openLine = (
  settings: LineSettings,
  tools: { store: Store; clock: Clock; log: Logger; metrics: Metrics; goesOn: () => boolean; after?: After },
): OnLine => {
  const { clock, metrics } = tools;
  const api = lineApi(settings);
  const hear: HearLine = (call, result) => metrics.count('desk_line_calls_total', { call, result });
  const soon = tools.after ?? afterMs;
  return {
    fetch: lineContent(settings),
    channel: lineChannel(api, clock.realNow, hear),
    api,
    tickets: linkTickets(settings.secret, clock.realNow),
    menus: lineMenus({ ...tools, api }),
    markRead: (token) => markAsRead(api, token, hear),
    inboxFor: (turns) =>
      openInbox({
        ...tools,
        async carryOut({ event: given, arrivedAt }) {
          const read = lineEventShape.parse(given);
          const quotes = read.heard.is === 'said' ? read.heard.quotes : undefined;
          const quote = quotes && (await wordsOfSent(tools.store, conversationOnLine(read.from), quotes));
          const event = eventOnLine(read, arrivedAt, quote);
          if (!event) return;
          const isAsked = event.kind === 'message';
          const stop = isAsked ? soon(loadingAfterMs, () => void showLoading(api, read.from, hear)) : undefined;
          try {
            await turns.run(event);
          } finally {
            stop?.();
          }
        },
      }),
  };
};
