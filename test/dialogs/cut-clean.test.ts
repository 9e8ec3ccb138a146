/** A customer's words are repeated and kept without greetings, thanks, and what a sentence trails off in. */
import { describe, expect, it } from 'vitest';
import { cutClean } from '../../dialogs/words/cut-clean.ts';
import { withoutOpening } from '../../dialogs/words/kept-words.ts';

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
    ['夜分遅くに申し訳ございません。お世話になっております。印刷ができません', '印刷ができません'],
    ['もしもし、あの、マウスが動かないんだけど', 'マウスが動かない'],
    ['メールが送れません。よろしくお願いいたします。', 'メールが送れません。'],
    ['Hello, the printer does not work. Thank you!', 'the printer does not work.'],
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

describe('what is to be set up', () => {
  it.each([
    [
      'お世話になっております。プリンターを1台買いましたので、設定をお願いしたいのですが、料金はいくらでしょうか。',
      'プリンターを1台買いましたので、設定をお願いしたい',
    ],
    ['内容を「ルーターの交換と無線の設定」に変更してもらえますか', 'ルーターの交換と無線の設定'],
    ['やっぱりタブレットの設定もお願いします', 'タブレットの設定もお願いします'],
  ])('%s is kept as %s', (said, kept) => {
    expect(withoutOpening(said)).toBe(kept);
  });
});
