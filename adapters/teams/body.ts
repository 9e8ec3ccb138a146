/** The HTML of a Teams message as plain words, apart from what it quotes. Not a parser of HTML: of what Teams makes of it. */

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** `text` with its HTML entities read, once: what it does not know stays as it is. */
export const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return character(Number(decimal)).toWellFormed();
    if (hex !== undefined) return character(Number.parseInt(hex, 16)).toWellFormed();
    return named[String(name).toLowerCase()] ?? whole;
  });

/** Stand around the name of whoever is mentioned: letters that nobody types. */
export const mentionMarks = { begin: '\ue000', end: '\ue001' } as const;

/** `name` marked as a mention. */
export const marked = (name: string): string => `${mentionMarks.begin}${name}${mentionMarks.end}`;

/** What a message of HTML says. */
export interface Body {
  /** its words, without those it quotes; mentions stand between `mentionMarks` */
  text: string;
  /** the words it answers to; empty: none */
  quote: string;
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? '';

const isReply = (tag: string) => attribute(tag, 'itemtype').endsWith('schema.skype.com/Reply');
const isMention = (tag: string) => attribute(tag, 'itemtype').endsWith('schema.skype.com/Mention');
/** Who said what is quoted, and when: no part of what was said. */
const tellsWho = (tag: string) => /^(?:mri|time)$/.test(attribute(tag, 'itemprop'));
const endsLine = /^(?:br|p|div|li|tr|h\d|blockquote|pre)$/;
/** Elements that hold no words of the customer's. */
const isMute = /^(?:attachment|script|style|head|title)$/;
const isVoid = /^(?:br|img|hr|input|meta|link|wbr)$/;

type Within = 'quote' | 'mention' | 'mute' | 'plain';

const withinOf = (name: string, tag: string): Within => {
  if (name === 'blockquote' && isReply(tag)) return 'quote';
  if (name === 'at' || isMention(tag)) return 'mention';
  return isMute.test(name) || tellsWho(tag) ? 'mute' : 'plain';
};

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();

/** What `html` says. Linear in its length; tags that are never closed end with it. */
export const readBody = (html: string): Body => {
  const open: { name: string; within: Within }[] = [];
  const out = { text: '', quote: '' };
  const is = (within: Within) => open.some((one) => one.within === within);
  const write = (text: string) => {
    if (is('mute')) return;
    out[is('quote') ? 'quote' : 'text'] += text;
  };
  for (const [part] of html.matchAll(/<[^<>]{0,4000}>|[^<]+|</g)) {
    const [, slash, raw] = /^<(\/?)([a-z][\w:-]*)/i.exec(part) ?? [];
    if (raw === undefined) {
      if (!part.startsWith('<!')) write(withoutEntities(part.replace(/\s+/g, ' ')));
      continue;
    }
    const name = raw.toLowerCase();
    if (slash === '/') {
      const at = open.findLastIndex((one) => one.name === name);
      if (at < 0) continue;
      const closes = open.splice(at);
      if (closes.some(({ within }) => within === 'mention')) write(mentionMarks.end);
      if (endsLine.test(name)) write('\n');
      continue;
    }
    if (name === 'br') write('\n');
    // A picture in the text is a smiley, whose name says it.
    if (name === 'img' || name === 'emoji') write(withoutEntities(attribute(part, 'alt')));
    if (isVoid.test(name) || part.endsWith('/>')) continue;
    const within = withinOf(name, part);
    if (within === 'mention') write(mentionMarks.begin);
    if (open.length < 200) open.push({ name, within });
  }
  return { text: tidy(out.text), quote: tidy(out.quote).replace(/[\ue000\ue001]/g, '') };
};
