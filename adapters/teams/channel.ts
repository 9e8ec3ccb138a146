/** Bot Framework as a channel: each message leaves as one activity, to the reference its customer last wrote with. */
import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { toActivity } from '../channels/activity.ts';
import type { Address, Channel } from '../channels/channel.ts';
import { OutsideError } from '../errors.ts';
import type { BotConnector } from './connector.ts';
import { pacer } from './pacer.ts';

const reference = z.looseObject({
  serviceUrl: z.string().optional(),
  channelId: z.string().optional(),
  conversation: z.looseObject({ id: z.string().optional(), tenantId: z.string().nullish() }).optional(),
});

/** Where an activity is answered, as a channel-neutral address. */
export const addressOf = (to: Partial<ConversationReference>): Address => ({ channel: 'bot-framework', to: { ...to } });

/** The channel over `connector`. `realNow`: epoch ms. */
export const botFrameworkChannel = (connector: Pick<BotConnector, 'send'>, realNow: () => number): Channel => {
  const { waitMs } = pacer(realNow);
  return {
    plan: () => ({ count: 1 }),
    pace(address) {
      const { serviceUrl = '', channelId, conversation } = reference.parse(address.to);
      return channelId === 'msteams' ? waitMs(`${serviceUrl} ${conversation?.id}`, conversation?.tenantId ?? '') : 0;
    },
    async send({ address, messages }) {
      const to = reference.parse(address.to);
      // The SDK would send to its own default: a conversation without an address cannot be reached.
      if (!to.serviceUrl)
        throw new OutsideError('bot connector', { retryable: false, message: 'the conversation has no serviceUrl' });
      const shown = to.channelId === 'msteams' ? 'teams' : 'web';
      const named: { id: string; as: string }[] = [];
      for (const { message, name, id, place } of messages) {
        const text = name === undefined ? message.text : `${name}：${message.text}`;
        const activity = toActivity({ ...message, text }, shown, place);
        // What is told with its clauses may be judged by a thumb.
        const judged = shown === 'teams' && message.citations?.length ? { feedbackLoop: { type: 'default' } } : {};
        const channelData = { deskMessage: id, ...judged };
        const as = await connector.send(to as Partial<ConversationReference>, { ...activity, channelData });
        if (as !== undefined) named.push({ id, as });
      }
      return { came: 'delivered', ...(named.length > 0 && { as: named }) };
    },
  };
};
