/** Which words of a customer's can tell since when something is out of order, and which device it is. */
import { describe, expect, it } from 'vitest';
import { read } from '../../knowledge/language/read.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();

const answers = (text: string, of: 'since' | 'device') =>
  read(
    text,
    { asked: { slot: 'it', hears: { as: 'text', of } }, open: [], context: [`asked:trouble.${of}`] },
    documents,
  ).commands.some((command) => command.kind === 'answer' && command.slot === 'it' && command.value === text);

describe('since when is told by', () => {
  it.each([
    '本日',
    'おととい',
    '4日前',
    '二週間前くらいかな？',
    'ついさっき',
    '土曜から',
    '先週の金曜ごろ',
    '11月20日',
    '引っ越しをしたとき',
    '停電のあと、遅くて',
    'いつの間にか',
    '覚えていません',
    '朝早くから',
  ])('%s', (text) => expect(answers(text, 'since')).toBe(true));
});

describe('since when is not told by', () => {
  it.each([
    '機械が答えているんですか',
    '急いでください',
    '今すぐ見てほしい',
    'まだですか',
    'ITS-200003',
    '0042',
    'コピー機も動きません',
    '今日は何時まで？',
  ])('%s', (text) => expect(answers(text, 'since')).toBe(false));
});

describe('a device is told by', () => {
  it.each(['受付のノート', 'タブレット2台', '全部', 'MFC-J6997', '分かりません'])('%s', (text) =>
    expect(answers(text, 'device')).toBe(true),
  );
});

describe('no device is told by', () => {
  it.each(['さきほど', '送信できないです', '急いで', '0042', 'どれのことですか'])('%s', (text) =>
    expect(answers(text, 'device')).toBe(false),
  );
});
