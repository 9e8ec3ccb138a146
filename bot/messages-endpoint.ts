/** POST /api/messages: an activity becomes an event, its replies leave in the answer or through the outbox. */
import { randomUUID } from 'node:crypto';
import { type Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { toActivity } from '../adapters/channels/activity.ts';
import { attachmentsOf, readActivity } from '../adapters/teams/activity.ts';
import type { BotConnector } from '../adapters/teams/connector.ts';
import type { Event } from './event.ts';
import { json, problem, type RouteAnswer, type RouteRequest } from './route.ts';
import type { TurnRunner } from './turn.ts';

/** Headers a proxy adds: behind one, every caller looks like this machine. */
const passedOn = /^(?:x-forwarded|forwarded$|via$|x-real-ip$|(?:true-client|cf-connecting|x-client)-ip$)/;

/** Who may post without an app id: this machine, in the demo. */
const isOurselves = ({ peer, headers }: RouteRequest): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(peer) && !Object.keys(headers).some((name) => passedOn.test(name));

const conversationOf = ({ channelId, conversation, from }: Activity): string =>
  conversation.isGroup ? `${channelId}/${conversation.id}/${from.id}` : `${channelId}/${conversation.id}`;

const mentions = z.object({ type: z.literal('mention'), text: z.string(), mentioned: z.object({ id: z.string() }) });

/** What was said, without the bot's own name, which Teams puts into the text. The SDK's own way fails on entities that are none. */
const textOf = ({ text, entities, recipient }: Activity): string =>
  (Array.isArray(entities) ? entities : [])
    .flatMap((entity) => mentions.safeParse(entity).data ?? [])
    .filter(({ mentioned }) => mentioned.id === recipient?.id)
    .reduce((rest, mention) => rest.replace(mention.text, '').trim(), text ?? '');

/** The event an activity stands for; undefined for the kinds nobody needs to hear of. */
const eventOf = (activity: Activity, inResponse: boolean): Event | undefined => {
  const conversation = conversationOf(activity);
  const joined =
    activity.type === 'conversationUpdate' &&
    (activity.membersAdded ?? []).some(({ id }) => id !== activity.recipient?.id);
  if (activity.type !== 'message' && !joined) return undefined;
  return {
    kind: 'message',
    id: `${conversation}/${activity.id ?? randomUUID()}`,
    conversation,
    user: `${activity.channelId}/${activity.from.aadObjectId ?? activity.from.id}`,
    text: textOf(activity),
    attachments: attachmentsOf(activity),
    ...(joined && { join: true }),
    delivery: { by: 'connector', reference: TurnContext.getConversationReference(activity), inResponse },
  };
};

/** The handler. `access`: who is let in; without an app id only this machine is, in the demo. */
export const messagesEndpoint = (tools: {
  connector: BotConnector;
  turns: TurnRunner;
  access: 'connector' | 'ourselves' | 'nobody';
  /** the refusal of one more message of a conversation */
  tooMuch: (conversation: string) => RouteAnswer | undefined;
}) => {
  const { connector, turns, access, tooMuch } = tools;
  return async (ask: RouteRequest): Promise<RouteAnswer> => {
    if (access === 'nobody' || (access === 'ourselves' && !isOurselves(ask))) {
      return problem(401, 'Unauthorized', 'Set MicrosoftAppId to receive activities from the Bot Connector.');
    }
    const read = readActivity(ask.json);
    if ('problem' in read) return problem(400, 'BadActivity', read.problem);
    const { activity } = read;
    if (!(await connector.believes(activity, ask.headers.authorization ?? '')))
      return problem(401, 'Unauthorized', 'The Authorization header is not one of the Bot Connector.');
    const inResponse = activity.deliveryMode === 'expectReplies';
    const event = eventOf(activity, inResponse);
    if (!event) return { status: 200 };
    const refused = tooMuch(event.conversation);
    if (refused) return refused;
    const { replies } = await turns.run(event);
    if (!inResponse) return { status: 200 };
    const reference = TurnContext.getConversationReference(activity);
    const shown = activity.channelId === 'msteams' ? 'teams' : 'web';
    const activities = replies.map((reply) =>
      TurnContext.applyConversationReference(toActivity(reply, shown), reference),
    );
    return json(200, { activities });
  };
};
