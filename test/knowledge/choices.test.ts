/** One of several things offered, chosen by number, place, label, part of a label, day or hour, or another name of a device. */
import { describe, expect, test } from 'vitest';
import { readExactly as read } from '../../knowledge/language/readers/read-exactly.ts';
import type { Hears } from '../../knowledge/language/reading.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();

const ways: Hears = {
  as: 'choice',
  of: [
    { value: 'remote', label: 'リモートで見てもらう' },
    { value: 'operator', label: 'オペレーターと話す' },
    { value: 'visit', label: '訪問を予約する' },
  ],
};
const devices: Hears = {
  as: 'choice',
  of: [
    { value: 'pc', label: 'パソコン' },
    { value: 'tablet', label: 'タブレット' },
    { value: 'router', label: '無線ルータ' },
    { value: 'hub', label: 'HUB' },
    { value: 'fax', label: 'FAX電話機' },
  ],
};
const windows: Hears = {
  as: 'choice',
  of: [
    { value: '9', label: '11月25日（水）9:00～11:00' },
    { value: '11', label: '11月25日（水）11:00～13:00' },
    { value: '15', label: '11月26日（木）15:00～17:00' },
  ],
};

/** The value chosen, '' for none. */
const chosen = (message: string, hears: Hears): string => {
  const [first] = read(message, { asked: { slot: 'it', hears }, open: [] }, documents).commands;
  return first?.kind === 'answer' ? first.value : '';
};

describe('a way to be helped', () => {
  test.each([
    ['1', 'remote'],
    ['１番', 'remote'],
    ['①', 'remote'],
    ['1で', 'remote'],
    ['一番目', 'remote'],
    ['最初の', 'remote'],
    ['上のほう', 'remote'],
    ['2番目のやつ', 'operator'],
    ['二つ目', 'operator'],
    ['2つめ', 'operator'],
    ['真ん中', 'operator'],
    ['3番でお願いします', 'visit'],
    ['最後の', 'visit'],
    ['一番下', 'visit'],
    ['下のほう', 'visit'],
    ['訪問', 'visit'],
    ['訪問のほう', 'visit'],
    ['訪問で', 'visit'],
    ['リモート', 'remote'],
    ['リモートで', 'remote'],
    ['オペレーター', 'operator'],
    ['オペレーターがいい', 'operator'],
    ['話すほうで', 'operator'],
    ['訪問がいいです', 'visit'],
    ['リモートで見てもらう', 'remote'],
    ['リモートじゃなくて訪問で', 'visit'],
    ['2をお願い', 'operator'],
    ['さんばん', 'visit'],
    ['2.', 'operator'],
    ['4番', ''],
  ])('%s → %s', (message, value) => {
    expect(chosen(message, ways)).toBe(value);
  });
});

describe('a device', () => {
  test.each([
    ['パソコン', 'pc'],
    ['PC', 'pc'],
    ['ノートパソコンです', 'pc'],
    ['ルーター', 'router'],
    ['Wi-Fiルータ', 'router'],
    ['ハブ', 'hub'],
    ['ＨＵＢ', 'hub'],
    ['ファックス', 'fax'],
    ['FAX', 'fax'],
    ['電話機', 'fax'],
    ['タブレットお願いします', 'tablet'],
    ['3', 'router'],
    ['スマホ', ''],
  ])('%s → %s', (message, value) => {
    expect(chosen(message, devices)).toBe(value);
  });
});

describe('a visit window', () => {
  test.each([
    ['9時から', '9'],
    ['11時のほう', '11'],
    ['木曜', '15'],
    ['26日', '15'],
    ['15時', '15'],
    ['2番', '11'],
    ['最初の', '9'],
    ['水曜', ''],
    ['27日', ''],
  ])('%s → %s', (message, value) => {
    expect(chosen(message, windows)).toBe(value);
  });
});
