/** A Message as a Bot Framework activity: what the web chat, Teams and the Emulator share. */
import type { Activity, Attachment } from 'botbuilder';
import { type Card, type Choice, type Citation, citationLines, type Message, plainText } from './port.ts';

/** Who shows the activity. Teams alone wants numbers in the text, and shows no suggested actions beside a card. */
export type Shown = 'web' | 'teams';

// What Teams shows at most: learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content
// and …/conversations/suggested-actions
const longest = { name: 80, abstract: 160, citations: 20, suggested: 3, buttonsInARow: 6 };

/** `text` within `most` UTF-16 units, its end marked when it was cut. Never cuts a character in two. */
const within = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
};

/** The citations as the schema.org entity that Teams shows behind the numbers in the text. */
const citationEntity = (citations: readonly Citation[]) => ({
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  '@id': '',
  citation: citations.slice(0, longest.citations).map(({ title, abstract }, n) => ({
    '@type': 'Claim',
    position: n + 1,
    appearance: {
      '@type': 'DigitalDocument',
      name: within(title, longest.name),
      abstract: within(abstract, longest.abstract),
    },
  })),
});

/** Teams shows a citation only where its number stands in the text; the citation lines stay as they are. */
const numberedText = ({ text, citations = [] }: Message): string => {
  const numbers = citations.slice(0, longest.citations).map((_, n) => `[${n + 1}]`);
  return [`${text} ${numbers.join('')}`, ...citationLines(citations)].join('\n');
};

const inRows = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / longest.buttonsInARow) }, (_, n) =>
    all.slice(n * longest.buttonsInARow, (n + 1) * longest.buttonsInARow),
  );

const buttonSets = (choices: readonly Choice[]) =>
  inRows(choices).map((row) => ({
    type: 'ActionSet',
    actions: row.map(({ label, say }) => ({
      type: 'Action.Submit',
      title: label,
      data: { msteams: { type: 'imBack', value: say } },
    })),
  }));

const adaptiveCard = (card: Card | undefined, choices: readonly Choice[]): Attachment => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.3',
    body: [
      ...(card ? [{ type: 'TextBlock', text: card.title, weight: 'Bolder', size: 'Medium', wrap: true }] : []),
      ...(card?.fields.length
        ? [{ type: 'FactSet', facts: card.fields.map(({ name, value }) => ({ title: name, value })) }]
        : []),
      ...buttonSets(choices),
    ],
    actions: card?.link ? [{ type: 'Action.OpenUrl', title: card.link.label, url: card.link.url }] : [],
  },
});

const pictureTypes: Record<string, string> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

const picture = ({ url, alt }: { url: string; alt: string }): Attachment => {
  const ending = /\.([a-z]+)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return { contentType: pictureTypes[ending] ?? 'image/png', contentUrl: url, name: alt };
};

/**
 * `message` as an activity, without sender, recipient or id. The citation lines are the last lines of its text.
 * For Teams the text before them ends with the numbers of the citations, and choices move onto a card where Teams
 * would not show them as suggested actions: beside an attachment, or when there are more than three.
 */
export const toActivity = (message: Message, shown: Shown): Partial<Activity> => {
  const { citations = [], choices = [], card } = message;
  const teams = shown === 'teams';
  const onCard = teams && (card || message.picture || choices.length > longest.suggested) ? choices : [];
  const attachments = [
    ...(message.picture ? [picture(message.picture)] : []),
    ...(card || onCard.length > 0 ? [adaptiveCard(card, onCard)] : []),
  ];
  const suggested = onCard.length > 0 ? [] : choices;
  return {
    type: 'message',
    text: teams && citations.length > 0 ? numberedText(message) : plainText(message),
    textFormat: 'plain',
    locale: 'ja-JP',
    ...(attachments.length > 0 ? { attachments, attachmentLayout: 'list' } : {}),
    ...(suggested.length > 0
      ? {
          suggestedActions: {
            to: [],
            actions: suggested.map(({ label, say }) => ({ type: 'imBack', title: label, value: say })),
          },
        }
      : {}),
    ...(citations.length > 0 ? { entities: [citationEntity(citations)] } : {}),
  };
};
