/** Bot Framework as a channel: each message leaves as one activity, to the reference its customer last wrote with. */
import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { toActivity } from '../channels/activity.ts';
import type { Address, Channel } from '../channels/channel.ts';
import { OutsideError } from '../errors.ts';
import type { BotConnector } from './connector.ts';

const reference = z.looseObject({ serviceUrl: z.string().optional(), channelId: z.string().optional() });

/** Where an activity is answered, as a channel-neutral address. */
export const addressOf = (to: Partial<ConversationReference>): Address => ({ channel: 'bot-framework', to: { ...to } });

/** The channel over `connector`. */
export const botFrameworkChannel = (connector: Pick<BotConnector, 'send'>): Channel => ({
  plan: () => ({ count: 1 }),
  async send({ address, messages }) {
    const to = reference.parse(address.to);
    // The SDK would send to its own default: a conversation without an address cannot be reached.
    if (!to.serviceUrl)
      throw new OutsideError('bot connector', { retryable: false, message: 'the conversation has no serviceUrl' });
    const shown = to.channelId === 'msteams' ? 'teams' : 'web';
    for (const { message, name, id } of messages) {
      const text = name === undefined ? message.text : `${name}：${message.text}`;
      const activity = { ...toActivity({ ...message, text }, shown), channelData: { deskMessage: id } };
      await connector.send(to as Partial<ConversationReference>, activity);
    }
    return { came: 'delivered' };
  },
});
