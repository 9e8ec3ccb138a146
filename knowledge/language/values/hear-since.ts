/** Hears since when something is wrong, and of which kind of trouble it is told: プリンタは今日から、メールはおとといから. */
import type { Documents } from '../../terms/documents.ts';
import { normalise } from '../text/normalise.ts';
import type { Span } from '../text/span.ts';

const day =
  '(?:今朝|今日|本日|昨日|きのう|昨夜|昨晩|ゆうべ|一昨日|おととい|先日|先週|先月|今週|今月|週末|週明け|連休(?:明け)?|休み明け|先ほど|さっき|さきほど|数日前|数時間前|少し前|しばらく前|ずっと前|最近|(?:\\d+|[一二三四五六七八九十]+|何)(?:分|時間|日|週間|か月|ヶ月|年)(?:ほど|くらい|ぐらい)?前|(?:今朝|昨日|今日)?の?(?:午前|午後)?\\d+時(?:半|\\d+分)?|[月火水木金土日]曜日?|\\d+月\\d+日|\\d+日|停電|(?:引っ越し|更新|アップデート|再起動)(?:した)?)';
/** 朝から全然来ない; 明日の昼から来て and 昼からお願い wish for a time. */
const partOfDay =
  '(?<![日後曜週月]の?|\\d)(?:今日の)?(?:朝(?:方|一番?)?|昼(?:過ぎ|すぎ|前|休み)?|お昼(?:過ぎ|すぎ)?|夕方|午前中?)(?:から|以降)(?!来|お願|おねが|見|電話|対応|晩|夜|夕|なら|で|空|は)';
/** 3日もネットが使えない; 3日も空いてますか asks for a day, 1時間も待った tells of a wait. */
const forSoLong =
  '(?:\\d+|[一二三四五六七八九十半数])(?:時間|日|週間|か月|ヶ月|年)(?:間)?(?:も(?!空|大丈|お願|だめ|駄目|無理|かか|待)|ずっと|近く(?!で|の))';
const since = new RegExp(
  `(?:${day}の?)?${day}(?:の(?:朝|昼|夕方|夜|晩|早朝|深夜|午前|午後|午前中))?(?:の?(?:あと|後))?(?:頃|ごろ|ころ|くらい|ぐらい|あたり)?(?:から|以降|以来|より(?!も))|${partOfDay}|${forSoLong}`,
  'gu',
);

const ago = '(?:an?|one|two|three|four|five|a few|some|several|\\d+) (?:minutes?|hours?|days?|weeks?|months?) ago';
/** since this morning, two days ago */
const sinceInEnglish = new RegExp(
  `\\bsince (?:(?:about |around )?${ago}|(?:this |last |yesterday )?(?:morning|noon|afternoon|evening|night|week|weekend|month|year|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\\b|\\b${ago}\\b`,
  'iu',
);

/** Where `even`, normalised words, tells since when, first of all; undefined: it does not. */
export const sinceIn = (even: string): Span | undefined => {
  const [found] = even.matchAll(since);
  const begun = found ?? sinceInEnglish.exec(even);
  return begun ? { start: begun.index, end: begun.index + begun[0].length } : undefined;
};

/** So many letters may stand between a thing and since when it fails: メール|の方は|おとといから. */
const nearby = 6;

/** Since when, in the customer's own words, by the kind of trouble it is told of; undefined where it is told of none. */
export const hearSinceOf = (text: string, { lexicon, firstAid }: Documents): Record<string, string> | undefined => {
  const even = normalise(text);
  const hits = lexicon.find(even.text);
  const told = [...even.text.matchAll(since)].flatMap(({ 0: words, index }) => {
    const named = hits.filter(({ end }) => end <= index && end >= index - nearby);
    const kind = firstAid.categories.find(({ words: own }) =>
      named.some(({ concepts }) => concepts.some((concept) => own.includes(concept))),
    );
    if (!kind) return [];
    const { start, end } = even.original({ start: index, end: index + words.length });
    return [[kind.id, text.slice(start, end)] as const];
  });
  return told.length > 0 ? Object.fromEntries(told) : undefined;
};
