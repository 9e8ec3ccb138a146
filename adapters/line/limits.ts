/** What LINE takes at most, and words cut to it (developers.line.biz, Messaging API reference, message and action objects). */

/** Texts are counted in UTF-16 units, labels in characters as people see them. */
export const most = {
  text: 5_000,
  altText: 1_500,
  /** of a Flex text, ours: a bubble of 30 KB holds it with its buttons */
  flexText: 2_000,
  flexBytes: 30_000,
  buttonLabel: 40,
  quickReplies: 13,
  quickReplyLabel: 20,
  postback: 300,
  uri: 1_000,
  clipboard: 1_000,
  senderName: 20,
  chatBar: 14,
  /** of the picture that stands for a picture */
  previewBytes: 1_000_000,
  /** ours: more would hide what is said */
  callButtons: 2,
  /** messages in one send */
  bubbles: 5,
} as const;

const people = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const seen = (text: string): string[] => Array.from(people.segment(text), ({ segment }) => segment);

/** `text` within `length` UTF-16 units, its end marked when it was cut. Never cuts a character in two. */
export const cutText = (text: string, length: number): string => {
  if (text.length <= length) return text;
  let cut = '';
  for (const one of seen(text.slice(0, length))) {
    if (cut.length + one.length > length - 1) break;
    cut += one;
  }
  return `${cut}…`;
};

/** `text` within `length` characters as people see them, its end marked when it was cut. */
export const cutLabel = (text: string, length: number): string => {
  const all = seen(text);
  return all.length <= length ? text : `${all.slice(0, length - 1).join('')}…`;
};

/** Where a text may be cut in two: after a line, else after a sentence, else after a character. */
const cutAt = (text: string, length: number): number => {
  const head = text.slice(0, length);
  const line = head.lastIndexOf('\n') + 1;
  if (line > length / 2) return line;
  const sentence = [...head.matchAll(/[。！？!?]|\. /g)].at(-1);
  if (sentence && sentence.index > length / 2) return sentence.index + sentence[0].length;
  return cutText(text, length).length - 1;
};

/** `text` in parts of `length` UTF-16 units at most, `parts` at most, cut where people would; the end of the last is marked when there was more. */
export const inParts = (text: string, length: number, parts: number): string[] => {
  const all: string[] = [];
  let rest = text;
  while (rest.length > length && all.length < parts - 1) {
    const at = cutAt(rest, length);
    all.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at);
  }
  return [...all, cutText(rest, length)].filter((part) => part.trim() !== '');
};
