/** Questions in conversation: days computed with the clock, follow-ups, the own plan, both languages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evened } from '../helpers/answer-check.ts';
import { openQuestions } from '../helpers/answer-conversation.ts';

let desk: Awaited<ReturnType<typeof openQuestions>>;
beforeAll(async () => {
  desk = await openQuestions();
});
afterAll(() => desk.close());

let conversations = 0;
const answer = async (messages: string[], more: { clock?: string; contract?: string } = {}) => {
  conversations += 1;
  const before = messages.slice(0, -1);
  const { text, cites } = await desk.ask({ id: `it-${conversations}`, q: messages.at(-1) ?? '', before, ...more });
  return evened([text, ...cites].join('\n'));
};
const at = (time: string) => `2026-${time}:00+09:00`;

describe('a day in a question is worked out', () => {
  test.each<[time: string, question: string, said: string[]]>([
    ['11-24T10:00', '明日は何時まで？', ['11月25日', '18:00']],
    ['11-24T10:00', '11月29日は電話できますか', ['11月29日', '日曜', '休み']],
    ['11-24T10:00', '来週の月曜やってる？', ['11月30日', '9:00']],
    ['11-24T10:00', '12月23日は営業していますか', ['12月23日', '9:00']],
    ['11-24T10:00', '１２月２９日は開いてますか？', ['12月29日', '年末年始', '休み']],
    ['11-24T10:00', '大晦日の電話はつながりますか', ['12月31日', '年末年始']],
    ['11-24T10:00', '成人の日はやってますか', ['1月11日', '成人の日', '休み']],
    ['11-24T10:00', 'クリスマスは営業してる？', ['12月25日', '9:00']],
    ['11-24T10:00', '3日後は開いてる？', ['11月27日']],
    ['11-24T10:00', '明日の8時半に電話してもいいですか', ['11月25日', '対応時間外']],
    ['11-24T10:00', '今日の17時半でも訪問してもらえますか', ['17:00']],
    ['11-24T10:00', '明日の17時台に電話したいのですが、やってますか', ['11月25日', '時間内']],
    ['11-24T20:00', 'いまやってる？', ['時間外', '11月25日']],
    ['11-24T20:00', '今から電話できますか', ['時間外']],
    ['11-24T08:00', '今電話してもいい？', ['時間外', '9:00']],
    ['11-28T10:00', '今日やってますか', ['受付中|はい']],
    ['11-29T10:00', '今日やってますか', ['日曜', '休み']],
    ['11-23T10:00', 'いま開いてる？', ['勤労感謝の日', '休み']],
    ['12-30T10:00', '今日は電話つながりますか', ['年末年始', '休み']],
    ['11-24T10:00', '日曜の午前中は？', ['日曜', '休み']],
    ['11-24T10:00', '土曜の訪問は？', ['土曜', '17:00']],
    ['11-24T10:00', '今週末はやってますか', ['土曜', '日曜']],
    ['11-24T10:00', '年末はいつまで電話できますか', ['12月29日']],
    ['11-24T10:00', '5月3日は休み？', ['5月3日', '憲法記念日']],
    ['11-24T10:00', '水曜の夜8時は？', ['18:00', '時間外']],
    ['11-24T10:00', '営業時間を教えて→明日は？', ['11月25日', '9:00']],
    ['11-24T10:00', '営業時間を教えて→1月2日は？', ['1月2日', '年末年始']],
    ['11-24T10:00', '日曜はやってますか→じゃあ月曜は？', ['11月30日|月曜', '9:00']],
    ['11-24T10:00', '訪問は何時まで？→明日は？', ['11月25日', '17:00']],
    ['11-24T10:00', '明日やってる？→あさっては？', ['11月26日']],
    ['11-24T10:00', 'Are you open now?', ['18:00']],
    ['11-29T10:00', 'Are you open now?', ['closed']],
    ['11-24T10:00', 'Are you open on December 30?', ['December 30', 'closed']],
    ['11-24T10:00', 'Is the desk open this Saturday?', ['November 28']],
    ['11-24T10:00', 'Can I call tomorrow at 8 pm?', ['November 25', 'not available']],
    ['11-24T10:00', 'うちはあと何回電話できますか', ['お客さま番号']],
    ['11-24T10:00', 'わたしの今月の利用回数は？', ['お客さま番号']],
    ['11-24T10:00', '料金は？→じゃあプラン1は？→回数は？', ['5回']],
    ['11-24T10:00', '代替機は借りられる？→いくら？→期間は？', ['2週間']],
    ['11-24T10:00', '訪問は何時まで？→土曜は？→じゃあ祝日は？→電話なら？', ['18:00']],
    ['11-24T10:00', 'プラン1とプラン2の違いは→どっちが安い？', ['2,000円']],
    ['11-24T10:00', '月額料金と工事費を教えて', ['2,000円', '不要']],
    ['11-24T10:00', '電話番号と受付時間', ['0120-770510', '18:00']],
    ['11-24T10:00', '訪問の時間帯と、月の料金を知りたいです', ['17:00', '2,000円']],
    ['11-24T10:00', '解約の連絡先と解約金は？', ['0120-770510', '記載']],
    ['11-24T10:00', '日曜も電話できますか？訪問は？', ['日曜', '訪問']],
    ['11-24T10:00', '土曜の営業と、プラン2の料金', ['土曜', '3,000円']],
    ['11-24T10:00', 'ツールは何台まで？Macにも入る？', ['3台', 'iOS']],
    ['11-24T10:00', 'こんにちは。プラン2の料金を教えてください。', ['3,000円']],
    ['11-24T10:00', 'お世話になります。年末の営業日程を確認したいです', ['12月29日']],
    ['11-24T10:00', 'すみません、ちょっと聞きたいんですけど、代替機って何日借りられるんでしょう？', ['2週間']],
    ['11-24T10:00', '夫に聞かれたんですが訪問は日曜でも大丈夫なんですか？', ['日曜', '休み|行っていません']],
    ['11-24T10:00', 'パソコンの調子が悪い。あと料金っていくらでしたっけ', ['2,000円']],
    ['11-24T10:00', 'What is the monthly fee?→And the phone number?', ['0570-064672']],
    ['11-24T10:00', 'Is there a fee for visits?→On Sundays?', ['Sunday']],
  ])('at %s, %s', async (time, question, said) => {
    const text = await answer(question.split('→'), { clock: at(time) });
    for (const one of said) expect(text).toMatch(new RegExp(one.split('|').map(evened).join('|'), 'u'));
  });
});

describe('for a customer who is known', () => {
  test.each<[contract: string, question: string, said: string]>([
    ['ITS-100001', '私はあと何回？', '残り5回'],
    ['ITS-100003', '今月あと何回使える？', '残り1回'],
    [
      'ITS-100002',
      'うちは何台までツール入れられるの',
      'ご契約のライトあんしんプラン2では、IT運用管理ツールのライセンスは5台',
    ],
    ['ITS-100002', 'How much do I pay per month?', 'your plan, Light Anshin Plan 2, is 3,000 yen'],
  ])('%s, %s', async (contract, question, said) => {
    expect(await answer([question], { contract })).toContain(evened(said));
  });
});

test('a question about oneself asks who it is', async () => {
  expect(await answer(['わたしの今月の利用回数は？'])).toContain('お客さま番号');
});

test('two questions in one message are both answered', async () => {
  const text = await answer(['日曜も電話できますか？代替機は何日借りられますか？']);
  expect(text).toContain('日曜');
  expect(text).toContain('2週間');
});

test('a wish with a question in it has both heard', async () => {
  const text = await answer(['パソコンを2台いっぺんに借りたいんですが']);
  expect(text).toContain('1台まで');
});

test('a follow-up leans on the last answer, and on nothing once something else was begun', async () => {
  expect(await answer(['プラン1の料金は？', 'プラン2は？'])).toContain('3000円');
  expect(await answer(['訪問は何時まで？', '土曜は？', 'じゃあ祝日は？'])).toContain(
    '訪問は、日曜・祝日'.replace('、', ''),
  );
  expect(await answer(['プラン1の料金は？', 'リモートで見てほしい', 'やめる', 'プラン2は？'])).toContain('10回');
});

test('that the services are in Japanese is told once in a conversation in English', async () => {
  const told = evened('provided in Japanese');
  expect(await answer(['What is the monthly fee?'])).toContain(told);
  expect(await answer(['What is the monthly fee?', 'And the phone number?'])).not.toContain(told);
  expect(await answer(['料金は？'])).not.toContain(told);
});
