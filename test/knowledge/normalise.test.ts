/** One spelling for many, with the way back to what was written. */
import { expect, test } from 'vitest';
import { normalise } from '../../knowledge/language/text/normalise.ts';

test.each([
  ['ＩＴＳ－１０００１', 'its-10001'],
  ['サーバーの件', 'サーバの件'],
  ['ルーター', 'ルータ'],
  ['ｻｰﾊﾞｰ', 'サーバ'],
  ['プリンター と　パソコン', 'プリンタとパソコン'],
  ['フリーダイヤル', 'フリーダイヤル'],
  ['9:00〜18:00', '9:00~18:00'],
  ['①番', '1番'],
])('%s → %s', (written, even) => {
  expect(normalise(written).text).toBe(even);
});

test('a place in the even text is a place in what was written', () => {
  const written = '　ｻｰﾊﾞｰ と ルーター です';
  const { text, original } = normalise(written);
  const place = (word: string) => {
    const start = text.indexOf(word);
    const { start: from, end } = original({ start, end: start + word.length });
    return written.slice(from, end);
  };
  expect(place('サーバ')).toBe('ｻｰﾊﾞｰ');
  expect(place('ルータ')).toBe('ルーター');
  expect(place('です')).toBe('です');
});

test('a new line stays, as it ends a sentence', () => {
  expect(normalise('はい\n料金は').text).toBe('はい\n料金は');
});
