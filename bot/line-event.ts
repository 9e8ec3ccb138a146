/** The event that something on LINE stands for: its user is one conversation, which no id of another channel can name. */
import { readTap } from '../adapters/channels/tap.ts';
import { lineAddress, lineOpening } from '../adapters/line/channel.ts';
import type { LineEvent } from '../adapters/line/webhook.ts';
import type { Event, GivenThing, MessageDelivery } from './event.ts';

/** The conversation of a person or a group on LINE. Those of the Bot Framework hold a slash, also Azure's own LINE channel's. */
export const conversationOnLine = (from: string): string => `line:${from}`;

/** The person whose conversation it is; undefined: it is not one of LINE's. */
export const personOnLine = (conversation: string): string | undefined =>
  /^line:(U[0-9a-f]{32})$/.exec(conversation)?.[1];
/** What a message shows. A picture at an address that its sender chose is not fetched: who knows what stands there. */
const givenBy = ({ thing, message }: Extract<LineEvent['heard'], { is: 'shown' }>): GivenThing => {
  if (!thing) return { is: 'sticker', keywords: [] };
  if (thing.is !== 'file') return thing;
  const { kind, name, size, elsewhere, further } = thing;
  const got = elsewhere ? { refused: 'not-taken' as const } : { source: { channel: 'line' as const, at: { message } } };
  return {
    is: 'file',
    kind,
    got,
    ...(name !== undefined && { name }),
    ...(size !== undefined && { size }),
    ...(further && { further }),
  };
};

/** The event; undefined where nobody needs to hear of it. `arrivedAt`: when the webhook came in, real time, epoch ms; `quote`: the words it answers to. */
export const eventOnLine = (
  { id, from, replyToken, heard }: LineEvent,
  arrivedAt: number,
  quote?: string,
): Event | undefined => {
  const conversation = conversationOnLine(from);
  const delivery: MessageDelivery = {
    by: 'channel',
    address: lineAddress(heard.is === 'grouped' ? { id: from, isGroup: true } : { id: from }),
    inResponse: false,
    ...(replyToken !== undefined && { opening: lineOpening(replyToken, arrivedAt) }),
  };
  const of = { id: `in/line/${id}`, conversation, delivery };
  const message = { ...of, kind: 'message', user: conversation } as const;
  switch (heard.is) {
    case 'said':
      return {
        ...message,
        text: heard.text,
        clientId: heard.message,
        ...(quote !== undefined && { quote }),
        ...(heard.read !== undefined && { readToken: heard.read }),
      };
    case 'shown':
      return { ...message, text: heard.text, things: [givenBy(heard)], clientId: heard.message };
    case 'tapped': {
      const tap = readTap(heard.data);
      return tap && { ...message, text: tap.say, tapped: tap.place };
    }
    case 'followed':
      return { ...message, text: '', join: true };
    case 'left':
      return { ...of, kind: 'channel', what: 'left' };
    case 'edited':
      return { ...of, kind: 'channel', what: 'edited', of: heard.message, text: heard.text };
    case 'unsent':
      return { ...of, kind: 'channel', what: 'taken-back', of: heard.message };
    case 'linked':
      return { ...of, kind: 'channel', what: 'linked', of: heard.nonce };
    case 'grouped':
      return { ...of, kind: 'channel', what: 'grouped' };
  }
};
