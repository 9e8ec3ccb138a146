/** Hears when a customer would like to be called, in their own words: nothing is computed from it. */

const day =
  /(?:本日|今日|明日|あした|あす|明後日|あさって|しあさって|来週|再来週|今週|週明け|\d{1,2}月\d{1,2}日|\d{1,2}\/\d{1,2}|\d{1,2}日|[月火水木金土日]曜日?)/;
const time =
  /(?:午前中?|午後|朝イチ|朝一|朝|お?昼|夕方|正午)?(?:\d{1,2}(?:時(?:半|\d{1,2}分)?|:\d{2}))|午前中?|午後|朝イチ|朝一|お昼|夕方|正午/;
const when = new RegExp(`(?:${day.source}の?)?(?:${time.source})|${day.source}`, 'gu');
const edge = /^(?:以降|まで|ごろ|頃|以前)/u;
/** How long something has lasted is no wish: 今日の朝から切れる. */
const since = /^(?:の?(?:朝|昼|夕方|夜))?(?:ごろ|頃)?(?:から|以来)/u;

/** The words of a wished time in `text`, as written, the last that are said; undefined when there are none. */
export const hearWish = (text: string): string | undefined => {
  const folded = text.replace(/[０-９：／]/g, (sign) => sign.normalize('NFKC'));
  const wished = [...folded.matchAll(when)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ end }) => !since.test(folded.slice(end)))
    .at(-1);
  if (!wished) return undefined;
  const tail = edge.exec(folded.slice(wished.end))?.[0] ?? '';
  return text.slice(wished.start, wished.end + tail.length);
};
