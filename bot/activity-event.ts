/** The event an activity of the Bot Framework stands for. */
import { randomUUID } from 'node:crypto';
import { type Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { attachmentsOf } from '../adapters/teams/activity.ts';
import { addressOf } from '../adapters/teams/channel.ts';
import type { Event } from './event.ts';
import { joined } from './joined.ts';

const conversationOf = ({ channelId, conversation, from }: Activity): string =>
  joined(channelId, conversation.id, ...(conversation.isGroup ? [from.id] : []));

/** Teams alone vouches for aadObjectId; on other channels the client writes what it likes there. */
const userOf = ({ channelId, from }: Activity): string =>
  joined(channelId, (channelId === 'msteams' && from.aadObjectId) || from.id);

const mentions = z.object({ type: z.literal('mention'), text: z.string(), mentioned: z.object({ id: z.string() }) });

/** What was said, without the bot's own name, which Teams puts into the text. The SDK's own way fails on entities that are none. */
const textOf = ({ text, entities, recipient }: Activity): string =>
  (Array.isArray(entities) ? entities : [])
    .flatMap((entity) => mentions.safeParse(entity).data ?? [])
    .filter(({ mentioned }) => mentioned.id === recipient?.id)
    .reduce((rest, mention) => rest.replace(mention.text, '').trim(), text ?? '');

/**
 * The event, undefined for the kinds nobody needs to hear of. An activity is the same one again when its conversation, its
 * sender and its id are: nobody swallows another's message by using its id first.
 */
export const eventOf = (activity: Activity, inResponse: boolean): Event | undefined => {
  const conversation = conversationOf(activity);
  const joins =
    activity.type === 'conversationUpdate' &&
    (activity.membersAdded ?? []).some(({ id }) => id !== activity.recipient?.id);
  if (activity.type !== 'message' && !joins) return undefined;
  const { channelId, from, conversation: of, id = randomUUID() } = activity;
  return {
    kind: 'message',
    id: `in/${joined(channelId, of.id, from.id, id)}`,
    conversation,
    user: userOf(activity),
    text: textOf(activity),
    attachments: attachmentsOf(activity),
    ...(joins && { join: true }),
    delivery: { by: 'channel', address: addressOf(TurnContext.getConversationReference(activity)), inResponse },
  };
};
