/** A message that answers to one that it quotes: what これ and それ stand for. */

/** Words that point at what is quoted. */
const pointing =
  /(?:こ|そ|あ)(?:れ|ちら|っち)(?!まで|から|じゃ|では|ぞれ|ほど|とも)|(?:この|その|あの)(?:日程|日時|日|時間帯?|枠|件|内容)|\b(?:this|that)(?: one| time| day| date| slot)?\b(?!['’])/iu;

/** A day, and the time on it, as we write them. */
const time = /\d{1,2}(?::\d{2}|時(?:\d{1,2}分|半)?)/u.source;
const until = /\s?[～〜~–-]\s?/u.source;
const moments: readonly RegExp[] = [
  new RegExp(
    `(?:\\d{1,2}月)?\\d{1,2}日(?:\\s?[（(][日月火水木金土][)）])?(?:\\s?の?\\s?${time}(?:${until}${time})?)?`,
    'u',
  ),
  /(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:,? (?:at |from )?\d{1,2}:\d{2}(?:\s?[–-]\s?\d{1,2}:\d{2})?)?/u,
];

/** What is quoted whole, where it tells of no day: a word, a name, a question. */
const shortQuote = 60;

/** A quoted question whether something is right: これで, said of it, agrees to it. */
const asks = /(?:よろしい|いい|大丈夫)(?:です|でしょう)か[。？?]?$/u;

const pointedAt = (quote: string): string | undefined => {
  for (const moment of moments) {
    const [found] = moment.exec(quote) ?? [];
    if (found !== undefined) return found;
  }
  const whole = quote.trim().replace(/[。．.？?！!]{1,3}$/u, '');
  return whole !== '' && whole.length <= shortQuote && !asks.test(quote.trim()) ? whole : undefined;
};

/** `text` with what it points at in its place, where it quotes that: これでお願いします, of 11月25日（水）9:00～11:00. */
export const withQuoted = (text: string, quote: string | undefined): string => {
  if (quote === undefined || !pointing.test(text)) return text;
  const value = pointedAt(quote);
  return value === undefined ? text : text.replace(pointing, () => value);
};
