/** The event an activity of the Bot Framework stands for. */
import { createHash, randomUUID } from 'node:crypto';
import { type Activity, TurnContext } from 'botbuilder';
import { type Attached, attachedTo } from '../adapters/teams/attachments.ts';
import { addressOf } from '../adapters/teams/channel.ts';
import { reactionOf } from '../adapters/teams/reactions.ts';
import { readCardAction, readSubmitted, readThumb } from '../adapters/teams/submitted.ts';
import { wordsOf } from '../adapters/teams/words.ts';
import type { Event, GivenThing } from './event.ts';
import { joined } from './joined.ts';

/** Several people read it. Teams says so by the kind of the conversation, too. */
const isGroup = ({ channelId, conversation }: Activity): boolean =>
  conversation.isGroup === true ||
  (channelId === 'msteams' && ['groupChat', 'channel'].includes(conversation.conversationType));

const conversationOf = (activity: Activity): string => {
  const { channelId, conversation, from } = activity;
  return joined(channelId, conversation.id, ...(isGroup(activity) ? [from.id] : []));
};

/** Teams alone vouches for aadObjectId; on other channels the client writes what it likes there. */
const userOf = ({ channelId, from }: Activity): string =>
  joined(channelId, (channelId === 'msteams' && from.aadObjectId) || from.id);

/** What comes about a message has the message's own id: told apart by when it was told, and by what it tells. */
const toldAbout = ({ type, timestamp, text, channelData }: Activity): string => {
  const told = JSON.stringify([timestamp ?? null, text ?? null, channelData?.eventType ?? null]);
  return joined(type, createHash('sha256').update(told).digest('base64url').slice(0, 16));
};

const channelEvent = (activity: Activity, of: Pick<Event, 'id' | 'conversation'> & { delivery: Delivery }) => {
  const { type, action, text = '', id, channelData } = activity;
  const about = { ...of, id: `${of.id}/${toldAbout(activity)}`, kind: 'channel' as const };
  if (type === 'messageDelete' && id) return { ...about, what: 'taken-back' as const, of: id };
  if (type === 'messageUpdate' && id) {
    const { text: words } = wordsOf(activity);
    const what = channelData?.eventType === 'undeleteMessage' ? ('restored' as const) : ('edited' as const);
    return words === '' && text === '' && what === 'edited' ? undefined : { ...about, what, of: id, text: words };
  }
  if (type === 'installationUpdate' && action === 'remove' && !isGroup(activity))
    return { ...about, what: 'left' as const };
  const reaction = type === 'messageReaction' ? reactionOf(activity) : undefined;
  return reaction === undefined ? undefined : { ...about, what: 'reacted' as const, text: reaction };
};

type Delivery = Extract<Event, { kind: 'message' }>['delivery'];

/** Somebody has come who may be greeted: nobody is in a group, where others read. */
const isJoin = (activity: Activity): boolean => {
  const { type, action, membersAdded = [], recipient } = activity;
  if (isGroup(activity)) return false;
  if (type === 'installationUpdate') return action === 'add';
  return type === 'conversationUpdate' && membersAdded.some(({ id }) => id !== recipient?.id);
};

const givenBy = ({ got, ...file }: Attached): GivenThing => ({
  is: 'file',
  ...file,
  got: 'at' in got ? { source: { channel: 'bot-framework', at: got.at } } : got,
});

/**
 * The event, undefined for the kinds nobody needs to hear of. An activity is the same one again when its conversation, its
 * sender and its id are: nobody swallows another's message by using its id first.
 */
export const eventOf = (activity: Activity, inResponse: boolean): Event | undefined => {
  const { channelId, from, conversation: within, id = randomUUID() } = activity;
  const delivery: Delivery = {
    by: 'channel',
    address: addressOf(TurnContext.getConversationReference(activity)),
    inResponse,
  };
  const of = {
    id: `in/${joined(channelId, within.id, from.id, id)}`,
    conversation: conversationOf(activity),
    delivery,
  };
  const message = { ...of, kind: 'message', user: userOf(activity) } as const;
  if (isJoin(activity)) return { ...message, id: `${of.id}/${activity.type}`, text: '', join: true };
  if (activity.type === 'invoke') {
    const thumb = readThumb(activity);
    if (thumb) return { ...of, kind: 'channel', id: `${of.id}/judged`, what: 'judged', ...thumb };
    const tap = readCardAction(activity);
    return tap && { ...message, text: tap.say, tapped: tap.place, onCard: true };
  }
  if (activity.type !== 'message') return channelEvent(activity, of);
  const { text, quote, addressed } = wordsOf(activity);
  // Among several people only what names us is for us.
  if (channelId === 'msteams' && isGroup(activity) && !addressed && activity.value === undefined) return undefined;
  const words = {
    ...message,
    things: attachedTo(activity).map(givenBy),
    ...(activity.id !== undefined && { clientId: activity.id }),
    ...(quote !== undefined && { quote }),
  };
  if (text !== '' || activity.value === undefined) return { ...words, text };
  const submitted = readSubmitted(activity.value);
  return 'place' in submitted ? { ...words, text: submitted.say, tapped: submitted.place } : { ...words, ...submitted };
};
