/** What an activity says in words: without the bot's own name, in whatever form a client puts it there, and apart from what it quotes. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { type Body, marked, mentionMarks, readBody, withoutEntities } from './body.ts';

/** The words of a message. */
export interface SaidInActivity {
  text: string;
  /** what was said before that it answers to */
  quote?: string;
  /** whether it names the bot */
  addressed: boolean;
}

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().optional().catch(undefined),
  mentioned: z
    .looseObject({ id: z.string().catch(''), name: z.string().optional().catch(undefined) })
    .catch({ id: '' }),
});

const longestQuote = 500;
/** More mentions than this are none of a person. */
const mostMentions = 50;

const unmarked = (text: string): string => text.replace(/[\ue000\ue001]/g, '');
const atTag = /<at(?:\s[^<>]{0,1000})?>([^<]{0,1000})<\/at>/gi;
const asMarks = (text: string): string => text.replace(atTag, (_, name: string) => marked(name));

/** A name as it is compared: however it was escaped, spaced or written in width and case. */
const plainName = (name: string): string =>
  withoutEntities(withoutEntities(unmarked(asMarks(name))))
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^@/, '')
    .toLowerCase();

interface Named {
  /** the bot's names, ready to be compared */
  names: Set<string>;
  /** as they may stand in a text where nothing marks them */
  written: string[];
  isMentioned: boolean;
}

const namesOfBot = ({ entities, recipient }: Activity): Named => {
  const all = (Array.isArray(entities) ? entities : []).slice(0, mostMentions);
  const ofBot = all
    .flatMap((entity) => mention.safeParse(entity).data ?? [])
    // Ids of bots begin with 28: on Teams; a recipient that is not told may be known by that.
    .filter(({ mentioned: { id } }) => id !== '' && (recipient?.id ? id === recipient.id : id.startsWith('28:')));
  const given = [
    ...ofBot.flatMap(({ text, mentioned: { name } }) => [text, name]),
    typeof recipient?.name === 'string' ? recipient.name : undefined,
  ].flatMap((name) => (name?.trim() ? [name.trim().slice(0, 200)] : []));
  const bare = given.map((name) => withoutEntities(unmarked(asMarks(name))).replace(/^@/, ''));
  const written = [...new Set([...given, ...given.map(withoutEntities), ...bare.map((name) => `@${name}`), ...bare])];
  const names = new Set(given.map(plainName).filter((name) => name !== ''));
  return { names, written: written.filter((name) => name !== ''), isMentioned: ofBot.length > 0 };
};

/** `text` without the mentions of the bot; those of others stay as names. */
const withoutBot = (text: string, { names, written, isMentioned }: Named): { text: string; removed: boolean } => {
  let removed = false;
  const others = text.replace(/\ue000([^\ue000\ue001]{0,1000})\ue001/g, (_, name: string) => {
    if (!names.has(plainName(name))) return name;
    removed = true;
    return ' ';
  });
  if (removed) return { text: others, removed };
  // Not marked in the text: named at its beginning with an @, or, where the client says that it is named, anywhere.
  const found = written.find((name) =>
    isMentioned ? others.includes(name) : name.startsWith('@') && others.trimStart().startsWith(name),
  );
  return found === undefined ? { text: others, removed } : { text: others.replace(found, () => ' '), removed: true };
};

const preview = z.looseObject({ messagePreview: z.string() });
const parsed = (content: unknown): unknown => {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
};

const bodiesOf = ({ attachments }: Activity): Body[] =>
  (attachments ?? []).flatMap(({ contentType, content }) =>
    contentType === 'text/html' && typeof content === 'string' ? [readBody(content)] : [],
  );

const quoteOf = ({ attachments }: Activity, bodies: readonly Body[]): string =>
  [
    ...bodies.map(({ quote }) => quote),
    ...(attachments ?? [])
      .filter(({ contentType }) => contentType === 'messageReference')
      .map(({ content }) => preview.safeParse(parsed(content)).data?.messagePreview ?? ''),
  ].find((quote) => quote.trim() !== '') ?? '';

/** The text itself: of Teams it may be marked up and escaped; what stands in for an attachment is none of it. */
const ownText = ({ text, textFormat, channelId }: Activity): string => {
  const given = (text ?? '').replace(/<(attachment|quoted)(?:\s[^<>]{0,1000})?>(?:<\/\1>)?/gi, ' ');
  if (textFormat === 'xml') return readBody(given).text;
  const withMarks = asMarks(given);
  return channelId === 'msteams' ? withoutEntities(withMarks) : withMarks;
};

/** The words of `activity`. */
export const wordsOf = (activity: Activity): SaidInActivity => {
  const bodies = bodiesOf(activity);
  const quote = quoteOf(activity, bodies);
  const own = ownText(activity);
  const html = bodies.find(({ text }) => text !== '')?.text ?? '';
  // Some clients put what is quoted into the text as well: the HTML tells the two apart.
  const isInHtml = unmarked(own).trim() === '' || (bodies.some((body) => body.quote !== '') && html !== '');
  const named = namesOfBot(activity);
  const { text, removed } = withoutBot(isInHtml ? html : own, named);
  return {
    text: text.replaceAll('\u00a0', ' ').replaceAll(mentionMarks.begin, '').replaceAll(mentionMarks.end, '').trim(),
    ...(quote !== '' && { quote: quote.trim().slice(0, longestQuote).toWellFormed() }),
    addressed: named.isMentioned || removed,
  };
};
