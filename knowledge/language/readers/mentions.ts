/** What a message mentions in passing: the kind of trouble, the device, since when, which case. */

import type { FirstAid } from '../../terms/first-aid.ts';
import type { Hit } from '../lexicon/lexicon.ts';
import type { Mentions } from '../reading.ts';
import { anyOf } from '../text/any-of.ts';
import type { Normalised } from '../text/normalise.ts';

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

const ago = '(?:an?|one|two|three|four|five|a few|some|several|\\d+) (?:minutes?|hours?|days?|weeks?|months?) ago';
/** since this morning, two days ago */
const sinceInEnglish = new RegExp(
  `\\bsince (?:(?:about |around )?${ago}|(?:this |last |yesterday )?(?:morning|noon|afternoon|evening|night|week|weekend|month|year|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\\b|\\b${ago}\\b`,
  'iu',
);

const aboutContract = /契約(?:内容)?(?:の(?:こと|件|相談|話)|について|に関し)/u;

/** まだ直りません, もう一度: the trouble spoken of before goes on. */
const again = anyOf([
  'もう(?:一|1)[度回](?!言|書|教|説明|確認|送)',
  '相変わらず',
  'あいかわらず',
  '(?:まだ|やっぱり?|やはり)(?:、)?(?:なお|治|直|解決|つなが|繋が|動|でき|だめ|ダメ|駄目|調子|切れ|途切|遅|重|出|同じ|おかし|変|届|送|印刷|映|起動|立ち上が|開)',
]);

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
  const named = hits.filter(({ concepts }) => concepts.some((concept) => devices.includes(concept)));
  const [device] = named;
  // 困っています tells that there is a trouble, 音が出ない which.
  const symptom = hits.some(({ concepts }) => concepts.includes('symptom') && !concepts.includes('vague'));
  // 遅いです names no thing: it may be a sign of any trouble.
  const names = ({ concepts }: Hit) =>
    !concepts.includes('symptom') && category?.words.some((word) => concepts.includes(word));
  const sign = trouble !== undefined && device === undefined && !hits.some(names);
  const begun = since.exec(even.text) ?? sinceInEnglish.exec(even.text);
  const ofContract = ['contract', 'plan', 'plan1', 'plan2'].some((concept) => said.has(concept));
  const isContract =
    ['end-contract', 'contract-change', 'x-move'].some((concept) => said.has(concept)) ||
    (ofContract && said.has('change')) ||
    aboutContract.test(even.text);
  const goesOn = again.test(even.text);
  // プリンターも動かなくなった is of another thing than what was spoken of before.
  const signs = hits.filter(({ concepts }) => concepts.includes('symptom'));
  const adds = hits.some((hit) => {
    const isAlso = (hit === device || names(hit)) && even.text.startsWith('も', hit.end);
    // ルーターも再起動したのにつながらない tells what was tried: its sign does not follow at once.
    return isAlso && signs.some(({ start }) => start > hit.end && start <= hit.end + 5);
  });
  const other = said.has('case-other') || (adds && !goesOn);
  const same = said.has('case-same') || goesOn;
  return {
    ...(trouble ? { trouble } : {}),
    ...(sign && { sign }),
    ...(symptom && !trouble && { symptom: true }),
    ...(device && { device: inTheirWords(device) }),
    ...(named.length > 1 && { devices: named.map(inTheirWords) }),
    ...(isContract && { matter: 'contract' as const }),
    ...(begun ? { since: inTheirWords({ start: begun.index, end: begun.index + begun[0].length }) } : {}),
    ...(other ? { case: 'other' as const } : same ? { case: 'same' as const } : {}),
  };
};
