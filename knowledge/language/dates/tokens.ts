/** A folded message as tokens: words of the list, numbers in digits or kanji, dates and times written with signs. */
import type { Span } from '../text/span.ts';
import { digitGroup } from './digit-group.ts';
import { fold } from './fold.ts';
import { kanjiNumber, valueOfKanji } from './kanji-number.ts';
import { otherWords } from './other-words.ts';
import type { TokenKind } from './token-kinds.ts';
import { lines } from './words.ts';

/** One word, number or sign. `n` and `name` say what it carries; `text` is as folded. */
export interface Token extends Span {
  is: TokenKind;
  n: number;
  name: string;
  text: string;
}

interface Branch {
  next: Map<string, Branch>;
  word?: { is: TokenKind; n: number; name: string };
}

const root: Branch = { next: new Map() };
for (const [is, value, spellings] of [...lines, ...otherWords]) {
  for (const spelling of spellings.split(' ')) {
    let branch = root;
    for (const letter of fold(spelling.replaceAll('\\n', '\n')).text) {
      const next = branch.next.get(letter) ?? { next: new Map() };
      branch.next.set(letter, next);
      branch = next;
    }
    branch.word ??= { is, n: typeof value === 'number' ? value : 0, name: String(value) };
  }
}

/** Kana words that also stand inside other words: they count only with a border on both sides. */
const shy = new Set([
  'あす',
  'きょう',
  'あさ',
  'いない',
  'まえ',
  'あと',
  'のち',
  'じ',
  'ふん',
  'ぷん',
  'がつ',
  'ごろ',
  'いぶ',
  'ひるま',
  'ちゅう',
  'じゅう',
  'うちに',
  'けさ',
  'はじめ',
  'なかば',
]);
const hiragana = /[ぁ-ゖー]/u;
const katakana = /[ァ-ヺー]/u;
const goesOn =
  /^(?:お願|おねが|来|伺|の|に|は|で|[かと](?=明|あさ|しあ|来|今|[月火水木金土日\d、]|$)|も|や|を|が|なら|だ|まで|から|いこう|以|[、。,!?~()\s\d]|$|[午朝昼夕夜中])/u;

/** The end of a run of digits and the signs between them: 2026/12/24, 13:30-15:00, 0120-770510. */
const endOfGroup = (text: string, start: number): number => {
  let end = start;
  while (end < text.length) {
    if (/\d/.test(text.charAt(end))) end++;
    else if (/[./:,~-]/.test(text.charAt(end)) && /\d/.test(text.charAt(end + 1))) end++;
    else break;
  }
  return end;
};

/**
 * The tokens of a folded text, in order; what no word is found in is 'other'. `source` is the letter of the original text at a
 * folded place: a katakana word is not cut in two. Linear in the length of the text.
 */
export const tokensOf = (text: string, source: (place: number) => string): Token[] => {
  const tokens: Token[] = [];
  const add = (is: TokenKind, start: number, end: number, n = 0, name = '') => {
    const before = tokens.at(-1);
    if (is === 'other' && before?.is === 'other' && before.end === start && before.name === name) {
      before.end = end;
      return;
    }
    tokens.push({ is, start, end, n, name, text: is === 'other' ? '' : text.slice(start, end) });
  };
  /** The longest word that begins at `start`. */
  const wordAt = (start: number): { end: number; word: NonNullable<Branch['word']> } | undefined => {
    let branch: Branch | undefined = root;
    let found: { end: number; word: NonNullable<Branch['word']> } | undefined;
    for (let end = start; branch; ) {
      if (branch.word && isWhole(start, end, branch.word.is)) found = { end, word: branch.word };
      branch = branch.next.get(text.charAt(end));
      end++;
      if (end > text.length) break;
    }
    return found;
  };
  const isWhole = (start: number, end: number, is: TokenKind): boolean => {
    const word = text.slice(start, end);
    const first = source(start);
    if (katakana.test(first) && is !== 'other') {
      if (katakana.test(source(end)) && katakana.test(source(end - 1))) return false;
      if (start > 0 && katakana.test(source(start - 1)) && !/日|月|時/u.test(word)) return false;
    }
    if (shy.has(word)) {
      const before = text.charAt(start - 1);
      const ok = /^(?:じ|ふん|ぷん|がつ|いない|まえ|あと|のち|ごろ|ちゅう|じゅう|うちに)$/u.test(word)
        ? /[\d〇一二三四五六七八九十時分日間週月う年]/u.test(before)
        : !hiragana.test(before) || /[のはがにでとも]/u.test(before);
      return ok && (goesOn.test(text.slice(end, end + 3)) || !hiragana.test(text.charAt(end)));
    }
    if (/^[a-z]/.test(word)) return !/[a-z]/.test(text.charAt(start - 1)) && !/[a-z]/.test(text.charAt(end));
    // 午後一 is a time of its own, 午後一時 is one o'clock.
    if (/[1一]$/u.test(word)) return !/^[時\d〇一二三四五六七八九十:]/u.test(text.slice(end, end + 1));
    // 次の月曜 is no next month, 次の日曜 no next day.
    if (/[月日]$/u.test(word) && text.charAt(end) === '曜') return false;
    if (/^(?:次の|前の|この|その|同じ)日$/u.test(word)) return !/^[本程常時付数]/u.test(text.slice(end, end + 1));
    if (/^(?:今日|明日|昨日|本日)$/u.test(word)) return !/^(?:本(?!日)|香|子|葉)/u.test(text.slice(end, end + 2));
    return true;
  };
  for (let at = 0; at < text.length; ) {
    const letter = text.charAt(at);
    if (letter === ' ') {
      at++;
      continue;
    }
    if (/\d/.test(letter)) {
      const end = endOfGroup(text, at);
      for (const { is, start, end: to, n } of digitGroup(text, at, end))
        add(is, start, to, n, is === 'other' ? 'digits' : '');
      at = end;
      continue;
    }
    const found = wordAt(at);
    if (found) {
      const { word, end } = found;
      add(word.is, at, end, word.n, word.is === 'other' ? 'word' : word.name);
      at = end;
      continue;
    }
    if (kanjiNumber.test(letter)) {
      let end = at + 1;
      while (end < text.length && kanjiNumber.test(text.charAt(end))) end++;
      const value = valueOfKanji(text.slice(at, end));
      add(value === undefined ? 'other' : 'number', at, end, value ?? 0, 'kanji');
      at = end;
      continue;
    }
    add('other', at, at + 1);
    at++;
  }
  return tokens;
};
