/** A customer's words are repeated and kept without greetings, thanks, and what a sentence trails off in. */
import { describe, expect, it } from 'vitest';
import { cutClean } from '../../dialogs/words/cut-clean.ts';
import { ownWords, setUpWords, tellsOfTrouble } from '../../dialogs/words/kept-words.ts';
import { read } from '../../knowledge/language/read.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

describe('what is told of a trouble', () => {
  it.each([
    ['メールが届かないのと、', 'メールが届かない'],
    ['ネットが遅いって', 'ネットが遅い'],
    ['何回押しても動かないんですけど', '何回押しても動かない'],
    ['共有フォルダが開けないので', '共有フォルダが開けない'],
    ['ルーターのランプが消えてて', 'ルーターのランプが消えてる'],
    ['急に電源が落ちまして', '急に電源が落ちました'],
    ['音が出なくて困るんですよね', '音が出なくて困る'],
    ['スキャンができなくて', 'スキャンができない'],
    ['画面が固まったままなんです', '画面が固まったまま'],
    ['FAXが壊れたみたいで', 'FAXが壊れたみたい'],
    ['メールが送れません。', 'メールが送れません'],
    ['あと電話も鳴らへんねんけど', '電話も鳴らへん'],
    ['えっとスキャナーが動かんのよ', 'スキャナーが動かん'],
    ['いや、やっぱりルーターの設定です', 'ルーターの設定です'],
    ['and the wifi is slow.', 'the wifi is slow'],
  ])('%s is kept as %s', (said, kept) => {
    expect(cutClean(said)).toBe(kept);
  });

  it.each([
    '昨日からです',
    'あしたから',
    'この間から',
    'わたし',
    'つながらへん',
    'なぜつながらないの？',
    '使い方を教えて',
    'すみません',
  ])('%s stays as it is', (said) => {
    expect(cutClean(said)).toBe(said);
  });
});

const documents = loadDocuments();

describe('of a message that says more', () => {
  it.each([
    ['夜分遅くに申し訳ございません。お世話になっております。印刷ができません', '印刷ができません'],
    ['もしもし、あの、マウスが動かないんだけど', 'マウスが動かない'],
    [
      'お世話になります。契約はITS-100001です。ルーターのランプが全部消えました。明日の午前に来てもらえますか。',
      'ルーターのランプが全部消えました',
    ],
    ['すんまへん、複合機の紙が毎回つまるねんけど、いっぺん見に来てくれへん？', '複合機の紙が毎回つまる'],
    ['メールが送れません。よろしくお願いいたします。', 'メールが送れません'],
    ['Hello, the printer does not work. Thank you!', 'the printer does not work'],
    ['Hi, my number is ITS-100001. Our scanner is broken, please send someone on Friday.', 'Our scanner is broken'],
  ])('of %s the trouble alone is kept: %s', (said, kept) => {
    expect(ownWords(read(said, { open: [] }, documents), tellsOfTrouble)).toBe(kept);
  });

  it.each([
    ['スピーカーが鳴らなくて、あとマウスも動きません', 'スピーカーが鳴らない', 'マウスも動きません'],
    ['Our phone is dead and the mail does not arrive', 'Our phone is dead', 'the mail does not arrive'],
  ])('of %s each trouble has its own words', (said, ...kept) => {
    const reading = read(said, { open: [] }, documents);
    const told = reading.acts.filter(tellsOfTrouble);
    expect(told.map((one) => ownWords(reading, (act) => act === one))).toEqual(kept);
  });

  it.each([
    [
      'お世話になっております。プリンターを1台買いましたので、設定をお願いしたいのですが、料金はいくらでしょうか。',
      'プリンターを1台買いましたので、設定をお願いしたい',
    ],
    ['内容を「ルーターの交換と無線の設定」に変更してもらえますか', 'ルーターの交換と無線の設定'],
    ['やっぱりタブレットの設定もお願いします', 'タブレットの設定もお願いします'],
  ])('of %s what is to be set up is kept: %s', (said, kept) => {
    expect(setUpWords(read(said, { open: [] }, documents))).toBe(kept);
  });
});
