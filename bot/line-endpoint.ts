/** POST /api/line: LINE's webhook. Signed bytes are kept in the inbox, LINE hears 200, and only then anything is answered. */
import { isSigned, mayBeSigned } from '../adapters/line/signature.ts';
import { readWebhook } from '../adapters/line/webhook.ts';
import type { Desk } from './desk.ts';
import { conversationOnLine } from './line-event.ts';
import { rememberEventsMs } from './queues.ts';
import { json, problem, type Route } from './route.ts';

const notLine = problem(401, 'Unauthorized', 'The x-line-signature header is not one of this LINE channel.');
const noWebhook = problem(400, 'BadWebhook', 'Not a webhook of LINE: send an object with a list of events.');

const utf8 = new TextDecoder('utf-8', { fatal: true });
const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    return undefined;
  }
};

/** The most a webhook may hold, in bytes: hundreds of messages, each as long as LINE lets it be. */
const bodyLimit = 2 * 1024 * 1024;

/** What happened longer ago is heard no more: LINE signs no time, and an event is known again for seven days (`rememberEventsMs`). */
const oldestMs = rememberEventsMs - 24 * 3_600_000;

/** The route of the webhook; none where LINE is not set up. */
export const lineRoutes = ({ line, log, clock }: Pick<Desk, 'line' | 'log' | 'clock'>): Route[] => {
  if (!line) return [];
  const { secret, inbox, takeUp } = line;
  return [
    {
      method: 'post',
      path: '/api/line',
      bodyLimit,
      // The signature is of the bytes as they came: nothing is parsed before it holds.
      json: false,
      admit: async ({ headers }) => (mayBeSigned(headers['x-line-signature']) ? undefined : notLine),
      async handle({ bytes, headers }) {
        if (!isSigned(bytes, headers['x-line-signature'], secret)) return notLine;
        const webhook = readWebhook(parsed(bytes));
        if (!webhook) return noWebhook;
        for (const kind of webhook.passedOver) log.info({ kind }, 'an event of LINE is passed over');
        const oldest = clock.realNow() - oldestMs;
        const events = webhook.events.filter(({ at }) => at > oldest);
        if (events.length < webhook.events.length) log.warn({ kind: 'old' }, 'an event of LINE is passed over');
        const last = new Map<string, number>();
        const kept = events.map((event) => {
          const conversation = conversationOnLine(event.from);
          // What happened in one millisecond happened in LINE's order.
          const at = Math.max(event.at, (last.get(conversation) ?? 0) + 1);
          last.set(conversation, at);
          return { id: `line/${event.id}`, conversation, at, event };
        });
        await inbox.keep(kept);
        for (const conversation of last.keys()) takeUp(conversation);
        return json(200, {});
      },
    },
  ];
};
