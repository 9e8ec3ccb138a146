/** A question about the customer's own contract is told apart from one about the terms. */
import { expect, it } from 'vitest';
import { asksOfArrival, hearOwn, hearPlanAsked, type Own } from '../../knowledge/language/readers/hear-own.ts';

it.each<[string, Own]>([
  ['うちはどのプランに入っていますか', 'plan'],
  ['私の契約はどっちのプラン？', 'plan'],
  ['回数が減りましたか', 'count'],
  ['あと2回しかないんですか', 'count'],
  ['今月はもう使えませんか', 'count'],
  ['借りてるパソコンの返却期限はいつですか', 'loan'],
  ['いつ返せばいいんだっけ', 'loan'],
  ['訪問はいつでしたっけ', 'visit'],
  ['来るのは何日ですか', 'visit'],
  ['予約の状況は？', 'request'],
  ['申し込みはどうなってる', 'request'],
])('%s asks for %s', (text, own) => expect(hearOwn(text)).toBe(own));

it.each([
  'プランの違いは何ですか',
  '回数は減りますか',
  '月に何回まで使えますか',
  '返却の送料はいくらですか',
  '返却方法を教えて',
  '代替機はいつ届きますか',
  '訪問は何時まで対応していますか',
  '土曜も来てもらえますか',
  '訪問の予約をしたい',
  '回数を教えて',
])('%s does not', (text) => expect(hearOwn(text)).toBeUndefined());

it.each(['何時頃に着きますか', '到着時刻を約束してほしい', '今日っていつ来る？', '前日に連絡もらえますか'])(
  '%s asks when the visit comes',
  (text) => expect(asksOfArrival(text)).toBe(true),
);
it.each(['訪問は何時までですか', '折り返しはいつですか', '17時に来てほしい'])(
  '%s does not ask when the visit comes',
  (text) => expect(asksOfArrival(text)).toBe(false),
);

it.each<[string, 1 | 2]>([
  ['うちプラン2だよね？', 2],
  ['プラン1で合ってる？', 1],
  ['うちの契約、プラン１でしたっけ', 1],
  ['私ってプラン2なの？', 2],
  ['うちはプラン2？', 2],
  ['are we on plan 1?', 1],
])('%s asks whether it is the own plan', (text, plan) => {
  expect(hearPlanAsked(text)).toBe(plan);
  expect(hearOwn(text)).toBe('plan');
});
it.each([
  'プラン2なら何回？',
  'プラン1は？',
  'プラン1は5回だよね？',
  'うちはプラン2なので5台ですよね',
  'プラン2に変更できますか',
])('%s does not ask whether it is', (text) => expect(hearPlanAsked(text)).toBeUndefined());
