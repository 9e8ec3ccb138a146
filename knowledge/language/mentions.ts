/** What a message mentions in passing: the kind of trouble, the device, since when, which case. */
import type { FirstAid } from '../terms/schema.ts';
import type { Mentions } from './commands.ts';
import type { Hit } from './lexicon.ts';
import type { Normalised } from './normalise.ts';

const devices = [
  'router',
  'hub',
  'tablet',
  'pc',
  'printer-device',
  'fax',
  'server-device',
  'phone-device',
  'other-device',
  'app',
];

const day =
  '(?:今朝|今日|本日|昨日|きのう|昨夜|昨晩|ゆうべ|一昨日|おととい|先日|先週|先月|今週|今月|週末|週明け|連休(?:明け)?|休み明け|先ほど|さっき|さきほど|数日前|数時間前|少し前|しばらく前|ずっと前|最近|(?:\\d+|[一二三四五六七八九十]+|何)(?:分|時間|日|週間|か月|ヶ月|年)(?:ほど|くらい|ぐらい)?前|(?:今朝|昨日|今日)?の?(?:午前|午後)?\\d+時(?:半|\\d+分)?|[月火水木金土日]曜日?|\\d+月\\d+日|\\d+日|停電|(?:引っ越し|更新|アップデート|再起動)(?:した)?)';
const since = new RegExp(
  `(?:${day}の?)?${day}(?:の(?:朝|昼|夕方|夜|午前|午後|午前中))?(?:の?(?:あと|後))?(?:頃|ごろ|ころ|くらい|ぐらい|あたり)?(?:から|以降|以来|より(?!も))`,
  'u',
);

/** The mentions in a message whose words were found in its normalised form. */
export const mentionsIn = (source: string, even: Normalised, hits: readonly Hit[], firstAid: FirstAid): Mentions => {
  const said = new Set(hits.flatMap(({ concepts }) => concepts));
  const inTheirWords = (span: { start: number; end: number }) => {
    const { start, end } = even.original(span);
    return source.slice(start, end);
  };
  const category = firstAid.categories.find(({ words }) => words.some((word) => said.has(word)));
  // A symptom of no kind is no other trouble than the one spoken of before.
  const trouble = category?.id;
  const named = hits.filter(({ concepts }) => concepts.some((concept) => devices.includes(concept))).map(inTheirWords);
  const [device] = named;
  const begun = since.exec(even.text);
  const isContract =
    said.has('end-contract') || said.has('contract-change') || (said.has('contract') && said.has('change'));
  const other = said.has('case-other');
  const same = said.has('case-same');
  return {
    ...(trouble ? { trouble } : {}),
    ...(device === undefined ? {} : { device, ...(named.length > 1 && { devices: named }) }),
    ...(isContract && { matter: 'contract' as const }),
    ...(begun ? { since: inTheirWords({ start: begun.index, end: begun.index + begun[0].length }) } : {}),
    ...(other ? { case: 'other' as const } : same ? { case: 'same' as const } : {}),
  };
};
