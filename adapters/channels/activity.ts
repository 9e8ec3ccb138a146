/** A Message as a Bot Framework activity: what the web chat, Teams and the Emulator share. */
import type { Activity, Attachment } from 'botbuilder';
import { attached, cardOf } from './card.ts';
import { citationLines, type Message, plainText, type SentFile } from './port.ts';

/** Who shows the activity. Teams alone wants numbers in the text, and shows no suggested actions beside a card. */
export type Shown = 'web' | 'teams';

// What Teams shows at most: learn.microsoft.com/microsoftteams/platform/bots/how-to/bot-messages-ai-generated-content
// and …/conversations/suggested-actions
const longest = { name: 80, abstract: 160, citations: 20, suggested: 3 };

/** `text` within `most` UTF-16 units, its end marked when it was cut. Never cuts a character in two. */
const within = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
};

/** The citations as the schema.org entity that Teams shows behind the numbers in the text, and that a model worded it. There is one such entity at most. */
const messageEntity = ({ citations = [], byModel }: Message) => ({
  type: 'https://schema.org/Message',
  '@type': 'Message',
  '@context': 'https://schema.org',
  '@id': '',
  ...(byModel && { additionalType: ['AIGeneratedContent'] }),
  citation: citations.slice(0, longest.citations).map(({ title, abstract }, n) => ({
    '@type': 'Claim',
    position: n + 1,
    appearance: {
      '@type': 'DigitalDocument',
      name: within(title, longest.name),
      ...(abstract && { abstract: within(abstract, longest.abstract) }),
    },
  })),
});

/** Teams shows a citation only where its number stands in the text; the citation lines stay as they are. */
const numberedText = ({ text, citations = [] }: Message): string => {
  const numbers = citations.slice(0, longest.citations).map((_, n) => `[${n + 1}]`);
  return [`${text} ${numbers.join('')}`, ...citationLines(citations)].join('\n');
};

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

/** Pictures that every client of the Bot Framework shows in their place. */
const shownPictures = ['image/png', 'image/jpeg', 'image/gif'];

/** A file with its link: in Teams a picture alone, since it shows no other attachment by a link. */
const attachedFile = (file: SentFile | undefined, teams: boolean): Attachment[] => {
  if (!file?.url || (teams && !shownPictures.includes(file.type))) return [];
  const { url, kind, type, name } = file;
  // Web Chat shows its customer's own pictures only where they have a thumbnail.
  const thumbnail = kind === 'image' && !teams ? { thumbnailUrl: url } : {};
  return [{ contentType: kind === 'file' ? 'application/octet-stream' : type, contentUrl: url, name, ...thumbnail }];
};

/** What Teams is told in words of a file that it does not show. */
const fileInWords = (file: SentFile | undefined): string[] =>
  file?.url && !shownPictures.includes(file.type) ? [file.name, file.url] : [];

/**
 * `message` as an activity, without sender, recipient or id. The citation lines are the last lines of its text.
 * For Teams the text before them ends with the numbers of the citations, and choices move onto a card where Teams
 * would not show them as suggested actions (beside an attachment, or more than three), or where they confirm something:
 * such a card is used once. `place`: that of the message among all that were ever sent to the customer.
 */
export const toActivity = (message: Message, shown: Shown, place?: number): Partial<Activity> => {
  const { citations = [], choices = [], card, confirmation, byModel, file } = message;
  const teams = shown === 'teams';
  const wantsCard = card || confirmation || message.picture || file || choices.length > longest.suggested;
  const onCard = teams && wantsCard ? choices : [];
  const attachments = [
    ...(message.picture ? [picture(message.picture)] : []),
    ...attachedFile(file, teams),
    ...(card || onCard.length > 0 ? [attached(cardOf(card, onCard, { place, confirmation }))] : []),
  ];
  const suggested = onCard.length > 0 ? [] : choices;
  return {
    type: 'message',
    text: [
      teams && citations.length > 0 ? numberedText(message) : plainText(message),
      ...(teams ? fileInWords(file) : []),
    ]
      .filter((line) => line !== '')
      .join('\n'),
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
    ...(citations.length > 0 || byModel ? { entities: [messageEntity(message)] } : {}),
  };
};
