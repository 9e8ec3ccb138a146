/** A Message as LINE messages: text, or a Flex bubble where there is something to press or to look at. Within LINE's limits by construction. */
import type { Waiting } from '../channels/channel.ts';
import { type Card, type Choice, citationLines, type Message, plainText } from '../channels/port.ts';
import { tapText } from '../channels/tap.ts';
import { cutLabel, cutText, inParts, most } from './limits.ts';

/** One of LINE's message objects. */
export interface LineMessage {
  type: 'text' | 'flex' | 'image';
  [field: string]: unknown;
}
type Part = Record<string, unknown>;

/** A button says its words in the customer's name, as a postback, so that it is known which message it stood under. */
const tap = ({ label, say }: Choice, place: number, longest: number): Part => {
  const data = tapText({ place, say });
  const shown = { label: cutLabel(label, longest) };
  return data.length > most.postback
    ? { type: 'message', ...shown, text: cutLabel(say, most.postback) }
    : { type: 'postback', ...shown, data, displayText: cutLabel(say, most.postback) };
};

const grey = '#5f6368';
const blue = '#0b57d0';

const flexText = (text: string, more: Part = {}): Part => ({ type: 'text', text, wrap: true, size: 'md', ...more });

const row = ({ name, value }: Card['fields'][number]): Part => ({
  type: 'box',
  layout: 'baseline',
  spacing: 'sm',
  contents: [
    flexText(cutText(name, 100) || '-', { size: 'sm', color: grey, flex: 2 }),
    flexText(cutText(value, 500) || '-', { size: 'sm', flex: 5 }),
  ],
});

const button = (action: Part, style: 'primary' | 'secondary' | 'link'): Part => ({
  type: 'button',
  style,
  height: 'sm',
  adjustMode: 'shrink-to-fit',
  action,
  ...(style === 'primary' && { color: blue }),
});

/** A code that is typed elsewhere. */
const isCode = (value: string): boolean => /^\d{6,}$/.test(value);

/** What of a card can be pressed: a code to copy, a page to open. */
const cardButtons = (card: Card | undefined): Part[] => {
  const codes = (card?.fields ?? []).filter(({ value }) => isCode(value));
  const copies = codes.map(({ name, value }) =>
    button({ type: 'clipboard', label: cutLabel(`📋 ${name}`, most.buttonLabel), clipboardText: value }, 'secondary'),
  );
  const { label = '', url: uri = '' } = card?.link ?? {};
  if (!/^(?:https?|tel):/.test(uri) || uri.length > most.uri) return copies;
  return [...copies, button({ type: 'uri', label: cutLabel(label, most.buttonLabel), uri }, 'primary')];
};

/** Numbers that are free, or the same from everywhere: those a desk tells. */
const deskNumber = /(?<![\d-])0(?:120|800|570)-\d{2,4}-?\d{2,4}(?![\d-])/g;

/** A button for each number of a desk that is told: LINE makes none of numbers in a bubble. */
const callButtons = ({ text }: Message): Part[] =>
  [...new Set(text.match(deskNumber))]
    .slice(0, most.callButtons)
    .map((number) =>
      button({ type: 'uri', label: `📞 ${number}`, uri: `tel:${number.replaceAll('-', '')}` }, 'secondary'),
    );

const bubble = (
  { text, citations = [], choices = [], confirmation, card }: Message,
  place: number,
  calls: Part[],
): Part => {
  const cites = citationLines(citations).map((line) => flexText(cutText(line, 300), { size: 'xs', color: grey }));
  const body = [
    ...(card?.title ? [flexText(cutText(card.title, 300), { weight: 'bold', size: 'lg' })] : []),
    ...(text.trim() === '' ? [] : [flexText(text)]),
    ...(card?.fields ?? []).map(row),
    ...cites,
  ];
  const buttons = [
    ...cardButtons(card),
    ...calls,
    ...choices.map((choice, n) =>
      button(tap(choice, place, most.buttonLabel), confirmation && n === 0 ? 'primary' : 'secondary'),
    ),
  ];
  const box = (contents: Part[], spacing: string): Part => ({ type: 'box', layout: 'vertical', spacing, contents });
  return {
    type: 'bubble',
    ...(body.length > 0 && { body: box(body, 'md') }),
    ...(buttons.length > 0 && { footer: box(buttons, 'sm') }),
  };
};

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** What is read out, and shown where a bubble is not: all of it in words. */
const altText = (message: Message): string => {
  const { card, text } = message;
  const fields = (card?.fields ?? []).map(({ name, value }) => `${name} ${value}`);
  return cutText([card?.title, text, ...fields].filter((part) => part?.trim()).join('\n') || '-', most.altText);
};

const texts = (text: string, parts: number): LineMessage[] =>
  inParts(text, most.text, parts).map((part) => ({ type: 'text', text: part }));

/** Without bubbles: fields as lines, choices as numbers to answer with. */
const inWords = ({ card, choices = [], ...message }: Message): string =>
  [
    ...(card ? [card.title] : []),
    plainText(message),
    ...(card?.fields ?? []).map(({ name, value }) => `${name} ${value}`),
    ...(card?.link ? [`${card.link.label} ${card.link.url}`] : []),
    ...choices.map(({ label }, n) => `${n + 1} ${label}`),
  ].join('\n');

const pictureOf = ({ picture }: Message): LineMessage[] =>
  picture && /^https:/.test(picture.url) && picture.url.length <= 2_000
    ? [{ type: 'image', originalContentUrl: picture.url, previewImageUrl: picture.url }]
    : [];

/** A file by its link: a picture that LINE shows in its place, any other in words. */
const fileOf = ({ file }: Message): LineMessage[] => {
  if (!file?.url) return [];
  const { url, type, size, name } = file;
  const isShown = ['image/jpeg', 'image/png'].includes(type) && size <= most.previewBytes;
  if (isShown && /^https:/.test(url)) return [{ type: 'image', originalContentUrl: url, previewImageUrl: url }];
  return [{ type: 'text', text: `${cutText(name, 200)}\n${url}` }];
};

/** What stands for words that are none: LINE takes no empty message. */
const nothing: LineMessage = { type: 'text', text: '…' };

/** `message` as one to five bubbles, without sender and quick replies. */
const bubblesOf = (message: Message, place: number): LineMessage[] => {
  const picture = [...pictureOf(message), ...fileOf(message)];
  const room = most.bubbles - 1 - picture.length;
  const inText = (text: string): LineMessage[] => {
    const all = [...picture, ...texts(text, room)];
    return all.length > 0 ? all : [nothing];
  };
  const calls = callButtons(message);
  if (!message.card && !message.choices?.length && calls.length === 0) return inText(plainText(message));
  const isLong = message.text.length > most.flexText;
  // A long text stands before the bubble, where it can be copied.
  const contents = bubble(isLong ? { ...message, text: '', citations: [] } : message, place, calls);
  const isEmpty = !contents.body && !contents.footer;
  if (isEmpty || bytesOf(contents) > most.flexBytes) return inText(inWords(message));
  const flex: LineMessage = { type: 'flex', altText: altText(message), contents };
  return [...picture, ...(isLong ? texts(plainText(message), room - 1) : []), flex];
};

/** The operator's name over what they say; LINE refuses its own name there. */
const senderOf = (name: string | undefined): Part =>
  name === undefined || name.trim() === '' || /line/i.test(name)
    ? {}
    : { sender: { name: cutText(name, most.senderName) } };

/** How many bubbles it comes to, before anything is sent. */
export const countBubbles = ({ message, place }: Waiting): number => bubblesOf(message, place).length;

/**
 * All of `waiting` as LINE's messages, in its order. The choices offered last stand as quick replies under the last bubble
 * as well, where LINE for phones shows them.
 */
export const toLine = (waiting: readonly Waiting[]): LineMessage[] => {
  const all = waiting.flatMap(({ message, place, name }) =>
    bubblesOf(message, place).map((one) => ({ ...one, ...senderOf(name) })),
  );
  const offering = waiting.findLast(({ message }) => message.choices?.length);
  const last = all.at(-1);
  if (!offering || !last) return all;
  const items = (offering.message.choices ?? []).slice(0, most.quickReplies);
  const quickReply = {
    items: items.map((choice) => ({ type: 'action', action: tap(choice, offering.place, most.quickReplyLabel) })),
  };
  return [...all.slice(0, -1), { ...last, quickReply }];
};
