/** What a fuzzed customer writes: messages of the examples, answers to what the desk asks, and text that nobody would write. */
import { readFileSync } from 'node:fs';
import type { Dice } from '../helpers/seeded.ts';

const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
const examples: readonly string[] = [
  ...json<{ q: string }[]>('../eval/questions.json').map(({ q }) => q),
  ...json<{ q: string }[]>('../examples/singles-2.json').map(({ q }) => q),
  ...json<{ text: string }[]>('../examples/dates.json').map(({ text }) => text),
  ...json<{ steps: { msg?: string }[] }[]>('../examples/conversations-2.json').flatMap(({ steps }) =>
    steps.flatMap(({ msg }) => msg ?? []),
  ),
];
/** What leads on in a conversation, whatever was asked. */
const answers = [
  'はい',
  'いいえ',
  'お願いします',
  'やめます',
  'それで大丈夫です',
  'yes please',
  'パソコン',
  'ルーターです',
  '今朝から',
  '直りません',
  'リモートで見てほしい',
  'オペレーターと話したい',
  '明日の10時に訪問をお願いします',
  '来週の午後ならいつでも',
  '訪問を12月1日の9時に変えたい',
  '訪問を取り消したい',
  '代わりのルーターを借りたい',
  '今の状況を教えて',
  '03-1234-5678',
  '神奈川県横浜市中区1-2-3',
  '煙が出ています',
  '有料でいいので設定に来てほしい',
  'PC管理ツールを設定したい',
  '折り返し電話をください',
];
/** Ways that lead to something an operator has to do, or a back office, message after message. */
export const ways: readonly (readonly string[])[] = [
  ['オペレーターと話したい', 'ITS-100009 1009', 'はい', 'プリンターが動きません'],
  ['オペレーターと話したい', 'ITS-100002 1002', 'はい', 'ネットがつながらない'],
  ['リモートで見てほしい', 'ITS-100002 1002', 'はい', 'パソコンが重い'],
  ['リモートで見てほしい', 'ITS-100007 1007', 'はい'],
  ['明日の10時に訪問をお願いします', 'ITS-100009 1009', 'はい', 'やっぱり明後日の13時に変えて', 'はい'],
  ['訪問を取り消したい', 'ITS-100009 1009', 'はい'],
  ['代わりのパソコンを借りたい', 'ITS-100010 1010', 'はい', '届け先を変えたい', '神奈川県横浜市中区1-2-3', 'はい'],
  ['有料でいいので新しいパソコンの設定に来てほしい', 'ITS-100001 1001', 'はい', '明日の午後', 'はい'],
  ['折り返し電話をください', 'ITS-100006 1006', 'はい', '15時ごろ', '03-1234-5678', 'はい'],
  ['もういいです、ひどい対応ですね', 'いいえ', '責任者に伝えてください', 'ITS-100003 1003'],
];

/** Pieces of text that programs stumble over. */
export const oddPieces: readonly string[] = [
  '\u0000',
  '\ud800',
  '\udfff',
  '\ufeff',
  '\u202e',
  '\u200d',
  '\u2028',
  '👨‍👩‍👧‍👦',
  'e\u0301\u0301\u0301',
  '葛󠄀城市',
  '㍿㌔',
  'ｶﾞｷﾞｸﾞ',
  '𠮷',
  '１２３４５６７８９０',
  '〇一二三四五六七八九十百千万億',
  '9999999999999999999999',
  '-0',
  '1e400',
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '$&',
  '$1',
  '\\u0000',
  '%00',
  '%s%n',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  "'; DROP TABLE records; --",
  '{{7*7}}',
  '\r\nset-cookie: a=b',
  '【】',
  '【月額利用料】',
  '13月32日25時61分',
  '平成999年2月30日',
  '0月0日',
  '来年の今日の昨日の明日',
  'じゃあ',
  'あ',
  '、。・…〜！？',
];

const contract = (dice: Dice) => `ITS-1000${String(1 + dice.below(12)).padStart(2, '0')}`;

/** Who the customer says they are: mostly a contract of the demo with the digits that go with it. */
const identity = (dice: Dice): string => {
  const number = contract(dice);
  return dice.often(0.8) ? `${number} 1${number.slice(-3)}` : `${number} ${1000 + dice.below(9000)}`;
};

const scrambled = (dice: Dice, text: string): string => {
  const letters = [...text];
  for (let change = 0; change <= dice.below(4); change++) {
    const at = dice.below(letters.length + 1);
    if (dice.often(0.3)) letters.splice(at, 1 + dice.below(4));
    else if (dice.often(0.4)) letters.splice(at, 0, dice.of(oddPieces) ?? '');
    else letters.splice(at, 0, ...letters.slice(dice.below(letters.length), dice.below(letters.length) + 6));
  }
  return letters.join('');
};

/** Text of every kind. */
export const words = (dice: Dice): string => {
  const kind = dice.below(100);
  const example = () => dice.of(examples) ?? '';
  if (kind < 34) return dice.of(answers) ?? '';
  if (kind < 46) return identity(dice);
  if (kind < 66) return example();
  if (kind < 74) return `${example()}${dice.of(['、', '。', '\n', ' ']) ?? ''}${example()}`;
  if (kind < 88) return scrambled(dice, example());
  if (kind < 94) return Array.from({ length: dice.below(12) }, () => dice.of(oddPieces)).join('');
  if (kind < 97) return (dice.of(oddPieces) ?? '').repeat(1 + dice.below(400));
  if (kind < 99) return example().repeat(1 + dice.below(60));
  return '';
};
