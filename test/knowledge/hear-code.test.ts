/** A one-time code is heard however it is written, and nothing else is taken for one; what hides codes leaves other words as they are. */
import { describe, expect, it } from 'vitest';
import { hearCode, hearOfCode, withoutCodes } from '../../knowledge/language/values/hear-code.ts';

describe('a code', () => {
  it.each([
    '123456',
    '123456です',
    'コードは123456でした',
    '１２３４５６',
    '123-456',
    '１２３－４５６です',
    '123 456',
    '1 2 3 4 5 6',
    '12 34 56',
    '一二三四五六',
    '一二三 四五六です',
    'G-123456',
    'it is 123456.',
    '「123456」と届きました',
  ])('%s is 123456', (text) => expect(hearCode(text)).toBe('123456'));

  it.each([
    '12345',
    '1234567',
    'ITS-123456',
    'ITS 123456です',
    'アイティーエスの123456',
    '0475-33-1212',
    '0475の331212',
    '03-5555-1001',
    '090-1234-5678に',
    '2026-11-24',
    '11月24日の10時30分',
    '届きません',
    '',
  ])('%s holds none', (text) => expect(hearCode(text)).toBeUndefined());
});

describe('what is said of a code in its place', () => {
  it.each([
    ['コードをもう一度送る', 'again'],
    ['もう一回送ってもらえますか', 'again'],
    ['再送してください', 'again'],
    ['届かないので送り直して', 'again'],
    ['Can you send it again?', 'again'],
    ['please resend', 'again'],
    ['コードが届かない', 'missing'],
    ['届きません', 'missing'],
    ['まだ来ないんですけど', 'missing'],
    ['まだ届いてないです', 'missing'],
    ['メッセージが来ません', 'missing'],
    ['電話に出られない', 'missing'],
    ['コードが分からない', 'missing'],
    ['メールが見られません', 'missing'],
    ["The code didn't come", 'missing'],
    ['The code does not come', 'missing'],
    ["I haven't received a code", 'missing'],
    ['どこに届くの？', 'where'],
    ['どの番号に送りましたか', 'where'],
    ['Where did you send it?', 'where'],
    ['番号を書き直します', 'anew'],
    ['さっきの番号が間違ってました', 'anew'],
    ['はじめからやりたい', 'anew'],
    ['start over', 'anew'],
  ])('%s: %s', (text, meant) => expect(hearOfCode(text)).toBe(meant));

  it.each([
    '料金はいくらですか',
    'オペレーターと話したい',
    'やめる',
    'ルータのランプが消えています',
    'なぜ必要ですか',
    'どこに書いてありますか',
    'What does it cost?',
  ])('%s says nothing of it', (text) => expect(hearOfCode(text)).toBeUndefined());
});

describe('words without codes', () => {
  it.each([
    ['123456です', '••••••です'],
    ['１２３－４５６', '•••－•••'],
    ['一二三四五六でした', '••••••でした'],
    ['12345かな', '•••••かな'],
    ['1 2 3 4 5 6', '• • • • • •'],
    ['123456か654321', '••••••か••••••'],
    ['ITS-100001 1001', 'ITS-100001 1001'],
    ['0475-33-1212にかけて', '0475-33-1212にかけて'],
    ['11月24日の10時', '11月24日の10時'],
    ['焦げくさい', '焦げくさい'],
  ])('%s is kept as %s', (text, kept) => {
    expect(withoutCodes(text)).toBe(kept);
    expect(withoutCodes(text)).toHaveLength(text.length);
  });
});
