/** Looks whether a LINE channel is set up for this desk, and sets its webhook's address: what `npm run line:setup` does. */
import { z } from 'zod';
import type { Message } from '../channels/port.ts';
import type { LineAnswer, LineApi } from './api.ts';
import { bringMenus } from './menus.ts';
import { toLine } from './render.ts';

/** What was found, a line each, and what keeps the desk from serving LINE, each with its cure. */
export interface LineSetUp {
  told: string[];
  problems: string[];
}

const info = z.looseObject({ displayName: z.string(), basicId: z.string() });
const endpointShape = z.looseObject({ endpoint: z.string(), active: z.boolean() });
const tried = z.looseObject({ success: z.boolean(), statusCode: z.number(), reason: z.string() });
const quota = z.looseObject({ type: z.string(), value: z.number().optional() });
const used = z.looseObject({ totalUsage: z.number() });

const refusedFor = ({ status }: LineAnswer): string =>
  status === 401 || status === 403
    ? `LINE does not take LINE_CHANNEL_ACCESS_TOKEN (${status}). Issue a new one in the LINE Developers Console, Messaging API.`
    : `LINE answered ${status}. Try again later.`;

type Read = <T>(path: string, shape: z.ZodType<T>) => Promise<T | undefined>;

const checkWebhook = async (
  api: LineApi,
  read: Read,
  { endpoint, change }: { endpoint: string; change: boolean },
  { told, problems }: LineSetUp,
): Promise<void> => {
  const path = '/v2/bot/channel/webhook/endpoint';
  const before = await read(path, endpointShape);
  if (before?.endpoint === endpoint) told.push(`The webhook's address is ${endpoint}.`);
  else if (!change) problems.push(`The webhook's address is not ${endpoint}. Run npm run line:setup without --check.`);
  else {
    const { status } = await api.call('PUT', path, { endpoint });
    if (status === 200) told.push(`The webhook's address is now ${endpoint}.`);
    else problems.push(`LINE does not take ${endpoint} as the webhook's address (${status}). Correct PUBLIC_URL.`);
  }
  if (before && !before.active)
    problems.push('The webhook is not in use. Switch on "Use webhook" in the LINE Developers Console, Messaging API.');
  const { status, json } = await api.call('POST', '/v2/bot/channel/webhook/test', { endpoint });
  const result = tried.safeParse(json).data;
  if (status === 200 && result?.success) told.push('LINE has reached it, and was answered 200.');
  else {
    const why = result ? `${result.reason} ${result.statusCode}` : `${status}`;
    problems.push(
      `LINE cannot reach ${endpoint} (${why}). Start the desk, and check PUBLIC_URL, TLS and LINE_CHANNEL_SECRET.`,
    );
  }
};

const checkMessages = async (
  api: LineApi,
  samples: readonly Message[],
  { told, problems }: LineSetUp,
): Promise<void> => {
  let wrong = 0;
  for (const [n, message] of samples.entries()) {
    const messages = toLine([{ id: `sample/${n}`, again: 0, place: n + 1, message }]);
    for (const how of ['reply', 'push']) {
      const answer = await api.call('POST', `/v2/bot/message/validate/${how}`, { messages });
      if (answer.status === 200) continue;
      wrong += 1;
      problems.push(
        `LINE would refuse message ${n + 1} as a ${how} (${answer.status}) at ${answer.wrong.join(', ') || '?'}. Please report this line.`,
      );
    }
  }
  if (wrong === 0) told.push(`LINE takes each of ${samples.length} kinds of messages.`);
};

const checkQuota = async (read: Read, { told, problems }: LineSetUp): Promise<void> => {
  const limit = await read('/v2/bot/message/quota', quota);
  const spent = await read('/v2/bot/message/quota/consumption', used);
  if (!limit || !spent) return;
  const { value } = limit;
  const most = value === undefined ? 'without a limit' : `of ${value}`;
  told.push(`Pushed messages this month: ${spent.totalUsage} ${most}. Replies are free.`);
  if (value !== undefined && spent.totalUsage >= value)
    problems.push(
      'The messages of this month are used up: what is not a reply waits until the customer writes. Book a larger plan.',
    );
};

/**
 * Looks at the channel behind `api`. `endpoint`: where the webhook is to stand; undefined: PUBLIC_URL does not say.
 * `change`: the webhook's address and the menus are set where they are others. `samples`: one message of each kind. Throws OutsideError
 * when LINE cannot be reached.
 */
export const lineSetUp = async (
  api: LineApi,
  {
    endpoint,
    change,
    samples,
    menus,
  }: {
    endpoint: string | undefined;
    change: boolean;
    samples: readonly Message[];
    menus: Parameters<typeof bringMenus>[1];
  },
): Promise<LineSetUp> => {
  const found: LineSetUp = { told: [], problems: [] };
  const read: Read = async (path, shape) => {
    const answer = await api.call('GET', path);
    const { data } = shape.safeParse(answer.json);
    if (answer.status === 200 && data) return data;
    found.problems.push(`${path}: ${refusedFor(answer)}`);
    return undefined;
  };
  const self = await read('/v2/bot/info', info);
  if (!self) return found;
  found.told.push(`The access token is that of ${self.displayName} (${self.basicId}).`);
  if (endpoint === undefined || !endpoint.startsWith('https://'))
    found.problems.push('PUBLIC_URL is not an address that begins with https://: LINE posts to no other. Set it.');
  else await checkWebhook(api, read, { endpoint, change }, found);
  await checkMessages(api, samples, found);
  await bringMenus(api, menus, change, found);
  await checkQuota(read, found);
  return found;
};
