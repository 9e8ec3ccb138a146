/** LINE as a channel: what waits is packed into few sends, by the free reply token first, then by push with a retry key. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Address, Attempt, Channel, Handed, OpenWay, Waiting } from '../channels/channel.ts';
import { OutsideError } from '../errors.ts';
import type { LineAnswer, LineApi } from './api.ts';
import { most } from './limits.ts';
import { countBubbles, toLine } from './render.ts';

const addressOfLine = z.object({ id: z.string(), isGroup: z.boolean().optional() });

/** Where a person, or a group, is reached on LINE. */
export const lineAddress = (to: z.infer<typeof addressOfLine>): Address => ({ channel: 'line', to });

/**
 * A reply token is good for a minute after its event arrived, and LINE promises not even that: we count on fifty seconds.
 * `arrivedAt`: real time, epoch ms.
 */
export const lineOpening = (replyToken: string, arrivedAt: number): OpenWay => ({
  key: replyToken,
  until: arrivedAt + 50_000,
});

/** A retry key is good for 24 hours from its first use; later the same push would be another one. */
const keyEndsMs = (24 * 60 - 10) * 60_000;

const how = z.discriminatedUnion('by', [
  z.object({ by: z.literal('reply'), token: z.string(), until: z.number() }),
  z.object({ by: z.literal('push'), key: z.string() }),
]);

/** The retry key of a push: the same for the same messages, another one when they are sent anew by hand. */
const keyOf = (messages: readonly Waiting[]): string => {
  const told = messages.map(({ id, again }) => JSON.stringify([id, again])).join();
  const hex = createHash('sha256').update(told).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join('-');
};

/** So many of the first as LINE takes in one send. */
const packed = (waiting: readonly Waiting[]): number => {
  let bubbles = 0;
  const end = waiting.findIndex((one) => {
    bubbles += countBubbles(one);
    return bubbles > most.bubbles;
  });
  return end < 0 ? waiting.length : Math.max(1, end);
};

/** What each kind of call came to, for the metrics. */
export type HearLine = (call: 'reply' | 'push' | 'loading' | 'read', result: string) => void;

/** LINE told that something is not so: `retryable` when the same may go well later. */
const failed = ({ status, wrong, waitMs }: LineAnswer): OutsideError => {
  const isOver = status === 429;
  const isTheirs = status >= 500 || status === 408;
  const where = wrong.length > 0 ? ` at ${wrong.join(', ')}` : '';
  // 401: the token has expired or was withdrawn. Whoever runs the program mends that.
  const retryable = isOver || isTheirs || status === 401;
  const options = { retryable, unsure: isTheirs, message: `LINE answered ${status}${where}` };
  return new OutsideError('LINE', waitMs === undefined ? options : { ...options, waitMs });
};

const sentShape = z.looseObject({ sentMessages: z.array(z.looseObject({ id: z.string().max(200) })) });

/** What LINE calls the bubbles of each message; empty where it does not tell. */
const namesIn = ({ json }: LineAnswer, messages: readonly Waiting[]): { id: string; as: string }[] => {
  const names = (sentShape.safeParse(json).data?.sentMessages ?? []).map(({ id }) => id);
  return messages.flatMap((one) => names.splice(0, countBubbles(one)).map((as) => ({ id: one.id, as })));
};

/** Tells LINE that what its user wrote was read. What fails is nobody's loss: without chats switched on it is read anyway. */
export const markAsRead = async (api: LineApi, token: string, hear: HearLine = () => {}): Promise<void> => {
  const call = api.call('POST', '/v2/bot/chat/markAsRead', { markAsReadToken: token });
  hear('read', await call.then(({ status }) => String(status)).catch(() => 'failed'));
};

/** The channel over `api`. `realNow`: epoch ms. */
export const lineChannel = (api: LineApi, realNow: () => number, hear: HearLine = () => {}): Channel => {
  const call = async (kind: 'reply' | 'push', body: object, headers: Record<string, string> = {}) => {
    try {
      const answer = await api.call('POST', `/v2/bot/message/${kind}`, body, headers);
      hear(kind, String(answer.status));
      return answer;
    } catch (error) {
      hear(kind, 'failed');
      throw error;
    }
  };

  const reply = async (
    { token, until }: { token: string; until: number },
    { messages, unsureSince }: Attempt,
  ): Promise<Handed> => {
    const perhaps = unsureSince !== undefined;
    if (realNow() >= until) return { came: 'closed', perhaps };
    const answer = await call('reply', { replyToken: token, messages: toLine(messages) });
    if (answer.status === 200) return { came: 'delivered', as: namesIn(answer, messages) };
    if (answer.status === 400 && /reply token/i.test(answer.message)) {
      // Young, and used by nobody but us: the attempt whose answer was lost has used it.
      return perhaps ? { came: 'delivered' } : { came: 'closed', perhaps: false };
    }
    throw failed(answer);
  };

  const push = async (key: string, to: string, { messages, unsureSince }: Attempt): Promise<Handed> => {
    if (unsureSince !== undefined && realNow() - unsureSince >= keyEndsMs)
      throw new OutsideError('LINE', { retryable: false, unsure: true, message: 'LINE gave no answer for a day' });
    const answer = await call('push', { to, messages: toLine(messages) }, { 'x-line-retry-key': key });
    // 409: an earlier attempt with this key was accepted.
    if (answer.status === 200 || answer.status === 409) return { came: 'delivered', as: namesIn(answer, messages) };
    if (answer.status === 429 && /monthly limit/i.test(answer.message))
      return {
        came: 'unheard',
        reason: 'the monthly limit of LINE messages is reached; it leaves when the customer writes',
      };
    throw failed(answer);
  };

  return {
    plan(waiting, openings) {
      const count = packed(waiting);
      const [opening] = openings;
      if (opening)
        return { count, how: { by: 'reply', token: opening.key, until: opening.until }, spends: opening.key };
      return { count, how: { by: 'push', key: keyOf(waiting.slice(0, count)) } };
    },
    async send(attempt) {
      const way = how.parse(attempt.how);
      if (way.by === 'reply') return reply(way, attempt);
      const { id, isGroup } = addressOfLine.parse(attempt.address.to);
      // One push to a group is paid for each of its members.
      if (isGroup) throw new OutsideError('LINE', { retryable: false, message: 'a group is not pushed to' });
      return push(way.key, id, attempt);
    },
  };
};

/** Shows the customer that an answer is being made, for twenty seconds or until it comes. What fails is nobody's loss. */
export const showLoading = async (api: LineApi, user: string, hear: HearLine = () => {}): Promise<void> => {
  const call = api.call('POST', '/v2/bot/chat/loading/start', { chatId: user, loadingSeconds: 20 });
  const result = await call.then(({ status }) => String(status)).catch(() => 'failed');
  hear('loading', result);
};
