/** What was said, line by line: telephone numbers and addresses as links, cited clauses with their words to open. */
import type { Activity } from './who.ts';

/** An element as Web Chat's own React makes it. */
interface Made {
  key: string | null;
  type: unknown;
  props: Record<string, unknown>;
}
type Piece = Made | string;

interface Attachment {
  contentType?: string;
  content?: unknown;
}

const address = String.raw`https?:\/\/[\w./?%&=#~:+,@!$;*-]*[\w/%&=#~+-]`;
const telephone = String.raw`0\d{1,4}-(?:\d{1,4}-\d{3,4}|\d{6})(?![\d-])`;

/** Public numbers are shorter than any other: they come from the server, and stand where no other figure goes on. */
const publicNumber = (numbers: readonly string[]): string => {
  const plain = numbers.filter((one) => /^[#\d]+$/.test(one));
  return plain.length > 0 ? String.raw`|(?:${plain.join('|')})(?![\d.,:%-]|\p{sc=Han})` : '';
};

/** The addresses and telephone numbers of `text`, each with its place and where it leads. */
export const linksIn = (text: string, numbers: readonly string[]): { at: number; shown: string; to: string }[] => {
  // A sign before instead of a look behind, which browsers of a few years ago cannot read.
  const sorts = new RegExp(`(${address})|(^|[^\\d#.:-])(${telephone}${publicNumber(numbers)})`, 'gu');
  return [...text.matchAll(sorts)].map(([, to, before = '', number = ''], n, all) => {
    const at = (all[n]?.index ?? 0) + before.length;
    return to ? { at, shown: to, to } : { at, shown: number, to: `tel:${encodeURIComponent(number)}` };
  });
};

/** A cited clause's line holds its name alone. */
const clauseIn = (line: string): string | undefined => /^【(.+)】$/u.exec(line)?.[1];

/**
 * Web Chat middleware that shows plain text so. Web Chat keeps its React to itself: the element it made is taken as the
 * mould for ours. `numbers`: public telephone numbers.
 */
export const showSaid = (numbers: readonly string[]) => () => (next: (shown: object) => unknown) => (shown: object) => {
  const mould = next(shown) as Made | false | null;
  const { activity, attachment } = shown as { activity: Activity; attachment?: Attachment };
  if (!mould || attachment?.contentType !== 'text/plain' || typeof attachment.content !== 'string') return mould;
  const make = (type: string, props: Record<string, unknown>, key: number): Made => ({
    ...mould,
    type,
    key: String(key),
    props,
  });

  const withLinks = (text: string): Piece[] => {
    let done = 0;
    const pieces: Piece[] = [];
    for (const { at, shown: words, to } of linksIn(text, numbers)) {
      const away = to.startsWith('tel:') ? {} : { target: '_blank', rel: 'noopener noreferrer' };
      pieces.push(text.slice(done, at), make('a', { href: to, ...away, children: words }, at));
      done = at + words.length;
    }
    return [...pieces, text.slice(done)];
  };

  const clauses = activity.channelData?.clauses ?? [];
  const lineOf = (line: string, n: number): Made => {
    const title = activity.from?.role === 'user' ? undefined : clauseIn(line);
    if (title === undefined) return make('p', { className: 'said-line', children: withLinks(line) }, n);
    const words = clauses.find((clause) => clause.title === title)?.words;
    if (!words) return make('p', { className: 'citation', children: line }, n);
    const children = [
      make('summary', { children: line }, 0),
      make('p', { className: 'clause-words', children: withLinks(words) }, 1),
    ];
    return make('details', { className: 'citation', children }, n);
  };

  const by = activity.from?.role === 'user' ? 'customer' : activity.from?.id;
  return make('div', { className: 'said', 'data-by': by, children: attachment.content.split('\n').map(lineOf) }, 0);
};
