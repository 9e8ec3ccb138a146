/** What a message mentions in passing: the kind of trouble, the device, since when, which case. */

import type { FirstAid } from '../../terms/first-aid.ts';
import type { Hit } from '../lexicon/lexicon.ts';
import type { Mentions } from '../reading.ts';
import { anyOf } from '../text/any-of.ts';
import type { Normalised } from '../text/normalise.ts';
import { sinceIn } from '../values/hear-since.ts';

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
  const begun = sinceIn(even.text);
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
    ...(begun && { since: inTheirWords(begun) }),
    ...(other ? { case: 'other' as const } : same ? { case: 'same' as const } : {}),
  };
};
