/** Hears when a customer would like to be called, in their own words: nothing is computed from it. */

const day =
  /(?:本日|今日|明日|あした|あす|明後日|あさって|しあさって|来週|再来週|今週|週明け|\d{1,2}月\d{1,2}日|\d{1,2}\/\d{1,2}|\d{1,2}日|[月火水木金土日]曜日?)/;
const time =
  /(?:午前中?|午後|朝イチ|朝一|朝|お?昼|夕方|正午)?(?:\d{1,2}(?:時(?:半|\d{1,2}分)?|:\d{2}))|午前中?|午後|朝イチ|朝一|お昼|夕方|正午/;
const when = new RegExp(`(?:${day.source}の?)?(?:${time.source})|${day.source}`, 'u');
const edge = /^(?:以降|まで|ごろ|頃|以前|から)/u;

/** The words of a wished time in `text`, as written; undefined when there are none. */
export const hearWish = (text: string): string | undefined => {
  const folded = text.replace(/[０-９：／]/g, (sign) => sign.normalize('NFKC'));
  const match = when.exec(folded);
  if (!match) return undefined;
  const end = match.index + match[0].length;
  const tail = edge.exec(folded.slice(end))?.[0] ?? '';
  return text.slice(match.index, end + tail.length);
};
