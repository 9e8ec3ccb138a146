/** Where a message tells of days and times at all: most messages do not, and need not be looked at any closer. */
import type { Span } from '../text/span.ts';
import { anytime, soon } from './booking-words.ts';
import { datesFromEnglish } from './english-dates.ts';
import { readMentions } from './read-mentions.ts';

/** Words that tell of one beside those of the calendar: 一番遅い時間, これから, ぎりぎり; or that set one right. */
const beside =
  /早|遅|最(?:短|速|後|終|初|大)|(?:一番|いちばん|1番)に|ぎりぎり|ギリギリ|ラスト|(?:今|いま|これ)から|同じ|間違|まちが|訂正|勘違|じゃなく|ではなく|day\b|tomorrow|tonight|christmas|new year/giu;

/** The places in `text` of words that tell of a day or a time, or set one right. */
export const timesTold = (text: string): Span[] => {
  const english = datesFromEnglish(text);
  const { folded, mentions } = readMentions(english.text);
  const inNoDay = [soon, anytime].flatMap((pattern): Span[] => {
    const match = pattern.exec(folded.text);
    return match ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
  return [
    ...[...mentions, ...inNoDay].map((span) => english.original(folded.original(span))),
    ...Array.from(text.matchAll(beside), ({ index, 0: word }) => ({ start: index, end: index + word.length })),
  ];
};
