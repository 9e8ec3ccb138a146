/** A grammar of what customers' channels post: Bot Framework activities and those of Direct Line, right and nearly right. */
import type { DirectLineChat } from '../helpers/direct-line-client.ts';
import type { Dice } from '../helpers/seeded.ts';
import type { Known } from './known.ts';
import { oddPieces, words } from './words.ts';

const types = [
  'message',
  'conversationUpdate',
  'event',
  'invoke',
  'typing',
  'messageReaction',
  'installationUpdate',
  'endOfConversation',
  'messageUpdate',
  'messageDelete',
  'handoff',
  'trace',
  'x'.repeat(200),
];
const typeOf = (dice: Dice) => (dice.often(0.8) ? 'message' : dice.of(types));
const attachment = (dice: Dice) => ({
  contentType: dice.of(['image/png', 'text/html', 'application/vnd.microsoft.card.adaptive', '']),
  contentUrl: dice.of(['https://example.com/a.png', 'data:image/png;base64,AA==', 'file:///etc/passwd']),
  content: { type: 'AdaptiveCard', body: [] },
});
const attachments = (dice: Dice) =>
  dice.often(0.1) ? { attachments: Array.from({ length: dice.below(13) }, () => attachment(dice)) } : {};
const value = (dice: Dice) => (dice.often(0.1) ? { value: dice.of([{ choice: 'はい' }, 'はい', null, 7, []]) } : {});

/** An activity as the Bot Connector posts it. `lane` keeps its conversations apart from those of other lanes. */
export const connectorActivity = (dice: Dice, lane: number, serviceUrl: string): object => {
  const channelId = dice.of(['emulator', 'msteams', 'emulator', 'webchat', 'line', 'slack', 'directline']) ?? '';
  const isGroup = dice.often(0.1);
  const recipient = { id: 'bot', name: 'Desk' };
  const who = `user-${lane}-${dice.below(6)}`;
  const mention = { type: 'mention', text: '<at>Desk</at>', mentioned: dice.often(0.8) ? recipient : { id: 'other' } };
  return {
    type: typeOf(dice),
    ...(dice.often(0.9) && { id: `a${dice.below(dice.often(0.1) ? 50 : 1_000_000_000)}` }),
    channelId,
    timestamp: '2026-11-24T01:00:00.000Z',
    localTimezone: dice.of(['Asia/Tokyo', 'America/New_York', 'Nowhere/At_All']),
    locale: dice.of(['ja-JP', 'en-US', 'zz', '']),
    serviceUrl: dice.often(0.95)
      ? serviceUrl
      : dice.of(['http://127.0.0.1:9/', 'http://[::1]:1', 'https://x.invalid/']),
    from: { id: who, name: 'x', role: 'user', ...(dice.often(0.2) && { aadObjectId: who }) },
    recipient,
    conversation: { id: `c-${lane}-${dice.below(8)}`, ...(isGroup && { isGroup }), tenantId: 't' },
    ...(dice.often(0.7) && { deliveryMode: dice.of(['expectReplies', 'expectReplies', 'normal', 'notification']) }),
    text: dice.often(0.1) ? `<at>Desk</at> ${words(dice)}` : words(dice),
    textFormat: dice.of(['plain', 'markdown', 'xml']),
    ...(dice.often(0.1) && {
      entities: dice.of([[mention], [mention, mention], [{ type: 'clientInfo' }], [], [null]]),
    }),
    ...(dice.often(0.1) && { membersAdded: [{ id: dice.of(['bot', who]) }], membersRemoved: [] }),
    ...attachments(dice),
    ...value(dice),
    ...(dice.often(0.1) && { channelData: { tenant: { id: 't' }, [dice.of(oddPieces) ?? 'x']: 1 } }),
  };
};

/** An activity as Bot Framework Web Chat posts it. */
export const chatActivity = (dice: Dice): object => ({
  type: typeOf(dice),
  ...(dice.often(0.15) && { type: 'event', name: dice.of(['webchat/join', 'webchat/other', '']) }),
  from: { id: 'anybody', role: 'user' },
  text: words(dice),
  ...(dice.often(0.8) && {
    channelData: { clientActivityID: dice.often(0.9) ? `m${dice.below(1_000_000_000)}` : `m${dice.below(5)}` },
  }),
  ...attachments(dice),
  ...value(dice),
});

const boundary = 'x-fuzz';
/** A message with pictures, as the form that Web Chat posts; its content type names the boundary. */
export const upload = (dice: Dice): { body: Buffer; type: string } => {
  const part = (name: string, type: string, text: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="a"\r\ncontent-type: ${type}\r\n\r\n${text}\r\n`;
  const picture = () => part('file', dice.of(['image/png', 'image/jpeg', 'text/plain', '']) ?? '', 'bytes');
  const parts = [
    ...(dice.often(0.8)
      ? [part('activity', 'application/vnd.microsoft.activity', JSON.stringify(chatActivity(dice)))]
      : []),
    ...Array.from({ length: dice.below(4) }, picture),
  ];
  const end = dice.often(0.95) ? `--${boundary}--\r\n` : '';
  return { body: Buffer.from(parts.join('') + end), type: `multipart/form-data; boundary=${boundary}` };
};

/** A conversation of the web chat that this client opened, or one that nobody did. */
export const chatOf = (dice: Dice, known: Known): DirectLineChat =>
  dice.of(known.chats.slice(-12)) ?? { conversationId: 'nobody', token: 'none' };
