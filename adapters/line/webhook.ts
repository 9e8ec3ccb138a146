/** What LINE posts to the webhook, as far as we read it: events of several users at once, each by itself, unknown kinds told by name. */
import { z } from 'zod';
import { fileKinds } from '../channels/port.ts';

const id = z.string().min(1).max(200);
const person = z.string().regex(/^U[0-9a-f]{32}$/);
const source = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('user'), userId: person }),
  z.looseObject({ type: z.literal('group'), groupId: id }),
  z.looseObject({ type: z.literal('room'), roomId: id }),
]);
const emoji = z.looseObject({ index: z.number().int().min(0), length: z.number().int().min(0) });
const text = z.looseObject({
  type: z.literal('text'),
  id,
  text: z.string().max(50_000),
  quotedMessageId: id.nullish(),
  markAsReadToken: z.string().max(1_000).nullish(),
  emojis: z.array(emoji).nullish(),
});
/** `external`: it stands at an address that its sender chose. */
const contentProvider = z.looseObject({ type: z.string() }).optional().catch(undefined);
const short = z.string().max(1_000).optional().catch(undefined);
const image = z.looseObject({
  type: z.literal('image'),
  id,
  contentProvider,
  imageSet: z.looseObject({ index: z.number().optional() }).optional().catch(undefined),
});
const played = z.looseObject({ type: z.enum(['video', 'audio']), id, contentProvider });
const document = z.looseObject({
  type: z.literal('file'),
  id,
  fileName: short,
  fileSize: z.number().optional().catch(undefined),
});
const location = z.looseObject({
  type: z.literal('location'),
  id,
  title: short,
  address: short,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
const sticker = z.looseObject({
  type: z.literal('sticker'),
  id,
  text: z.string().max(1_000).nullish(),
  keywords: z.array(z.string().max(100)).max(50).optional().catch(undefined),
});

const always = z.looseObject({
  webhookEventId: id,
  timestamp: z.number().int(),
  mode: z.string(),
  source: source.optional(),
  replyToken: z.string().min(1).max(200).nullish(),
});
const whole = z.discriminatedUnion('type', [
  always.extend({
    type: z.literal('message'),
    message: z.discriminatedUnion('type', [text, image, played, document, location, sticker]),
  }),
  always.extend({ type: z.literal('postback'), postback: z.looseObject({ data: z.string().max(300) }) }),
  always.extend({ type: z.literal('follow') }),
  always.extend({ type: z.literal('unfollow') }),
  always.extend({
    type: z.literal('messageEdited'),
    message: z.looseObject({ id, text: z.string().max(50_000) }),
  }),
  always.extend({ type: z.literal('unsend'), unsend: z.looseObject({ messageId: id }) }),
  always.extend({ type: z.literal('join') }),
  always.extend({
    type: z.literal('accountLink'),
    link: z.looseObject({ result: z.string(), nonce: z.string().min(1).max(255) }),
  }),
]);
type Whole = z.infer<typeof whole>;

/** What came in place of words. */
const shown = z.discriminatedUnion('is', [
  /** to be fetched by the message's id; `further`: one more of several pictures sent at once */
  z.object({
    is: z.literal('file'),
    kind: z.enum(fileKinds),
    name: z.string().optional(),
    size: z.number().optional(),
    elsewhere: z.literal(true).optional(),
    further: z.literal(true).optional(),
  }),
  z.object({
    is: z.literal('place'),
    title: z.string().optional(),
    address: z.string().optional(),
    latitude: z.number(),
    longitude: z.number(),
  }),
  z.object({ is: z.literal('sticker'), keywords: z.array(z.string()) }),
]);

/** What one event says. */
const heard = z.discriminatedUnion('is', [
  /** `quotes`: the message it answers to; `read`: what marks it as read */
  z.object({
    is: z.literal('said'),
    text: z.string(),
    message: z.string(),
    quotes: z.string().optional(),
    read: z.string().optional(),
  }),
  /** something that is no words, with the words on it, if any; `thing` is missing in what was kept before it was looked at */
  z.object({ is: z.literal('shown'), text: z.string(), message: z.string(), thing: shown.optional() }),
  z.object({ is: z.literal('tapped'), data: z.string() }),
  /** a friend anew, or again */
  z.object({ is: z.literal('followed') }),
  z.object({ is: z.literal('left') }),
  z.object({ is: z.literal('unsent'), message: z.string() }),
  z.object({ is: z.literal('edited'), message: z.string(), text: z.string() }),
  /** LINE has made sure that this is who is to be linked to what we keep under the nonce */
  z.object({ is: z.literal('linked'), nonce: z.string() }),
  /** we were brought into a group */
  z.object({ is: z.literal('grouped') }),
]);

/** One event that concerns us, in the form the inbox keeps. */
export const lineEventShape = z.object({
  /** the same however often it is delivered */
  id: z.string(),
  /** when it happened, by LINE's clock, epoch ms */
  at: z.number(),
  /** whose it is: a person, or for `grouped` a group */
  from: z.string(),
  replyToken: z.string().optional(),
  heard,
});
export type LineEvent = z.infer<typeof lineEventShape>;

/** The events in the order they happened, and the kinds of those passed over. */
export interface Webhook {
  events: LineEvent[];
  passedOver: string[];
}

/** The words without LINE's own emoji, which stand in them as a name in brackets. */
const withoutEmoji = ({ text: words, emojis }: z.infer<typeof text>): string =>
  [...(emojis ?? [])]
    .sort((one, other) => other.index - one.index)
    .reduce((rest, { index, length }) => rest.slice(0, index) + rest.slice(index + length), words);

const saidIn = (message: z.infer<typeof text>): LineEvent['heard'] => {
  const { id: of, quotedMessageId: quotes, markAsReadToken: read } = message;
  return { is: 'said', text: withoutEmoji(message), message: of, ...(quotes && { quotes }), ...(read && { read }) };
};

type ShownMessage = Exclude<Extract<Whole, { type: 'message' }>['message'], { type: 'text' }>;

const shownOf = (message: ShownMessage): z.infer<typeof shown> => {
  switch (message.type) {
    case 'sticker':
      return { is: 'sticker', keywords: message.keywords ?? [] };
    case 'location': {
      const { title, address, latitude, longitude } = message;
      return { is: 'place', ...(title && { title }), ...(address && { address }), latitude, longitude };
    }
    case 'file': {
      const { fileName: name, fileSize: size } = message;
      return { is: 'file', kind: 'file', ...(name && { name }), ...(size !== undefined && { size }) };
    }
    default: {
      const isFurther = message.type === 'image' && (message.imageSet?.index ?? 1) > 1;
      const isElsewhere = message.contentProvider?.type === 'external';
      return {
        is: 'file',
        kind: message.type,
        ...(isElsewhere && { elsewhere: true }),
        ...(isFurther && { further: true }),
      };
    }
  }
};

const heardOf = (event: Whole): LineEvent['heard'] | undefined => {
  switch (event.type) {
    case 'message': {
      const { message } = event;
      return message.type === 'text'
        ? saidIn(message)
        : {
            is: 'shown',
            text: message.type === 'sticker' ? (message.text ?? '') : '',
            message: message.id,
            thing: shownOf(message),
          };
    }
    case 'postback':
      return { is: 'tapped', data: event.postback.data };
    case 'follow':
      return { is: 'followed' };
    case 'unfollow':
      return { is: 'left' };
    case 'messageEdited':
      return { is: 'edited', message: event.message.id, text: event.message.text };
    case 'unsend':
      return { is: 'unsent', message: event.unsend.messageId };
    case 'accountLink':
      return event.link.result === 'ok' ? { is: 'linked', nonce: event.link.nonce } : undefined;
    case 'join':
      return { is: 'grouped' };
  }
};

const nameOf = z.looseObject({ type: z.string().regex(/^\w{1,40}$/) });

const eventOf = (given: unknown): LineEvent | { passedOver: string } => {
  const kind = nameOf.safeParse(given).data?.type ?? 'nameless';
  const { data: event } = whole.safeParse(given);
  if (!event) return { passedOver: kind };
  // Another module holds the chat: nothing may be sent.
  if (event.mode !== 'active') return { passedOver: 'standby' };
  const { source: of, webhookEventId, timestamp, replyToken } = event;
  const isGroup = of !== undefined && of.type !== 'user';
  // In a group we say once that we serve no groups, and hear nothing.
  if (!of || isGroup !== (event.type === 'join')) return { passedOver: isGroup ? `${kind} of a group` : kind };
  const from = of.type === 'user' ? of.userId : of.type === 'group' ? of.groupId : of.roomId;
  const what = heardOf(event);
  if (!what) return { passedOver: kind };
  return { id: webhookEventId, at: timestamp, from, ...(replyToken && { replyToken }), heard: what };
};

const bodyShape = z.looseObject({ events: z.array(z.unknown()).max(10_000) });

/** What the body holds; undefined: it is no webhook of LINE's. An event that cannot be read spoils no other. */
export const readWebhook = (body: unknown): Webhook | undefined => {
  const { data } = bodyShape.safeParse(body);
  if (!data) return undefined;
  const all = data.events.map(eventOf);
  return {
    events: all.flatMap((one) => ('passedOver' in one ? [] : [one])).sort((one, other) => one.at - other.at),
    passedOver: all.flatMap((one) => ('passedOver' in one ? [one.passedOver] : [])),
  };
};
