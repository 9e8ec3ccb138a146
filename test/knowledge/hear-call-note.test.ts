/** What a call is to be about, as it is told for whoever makes it. */
import { expect, test } from 'vitest';
import { hearAlsoOfCall, hearCallNote } from '../../knowledge/language/readers/hear-call-note.ts';

test.each([
  ['用件は複合機の設定のことって伝えておいてください', '複合機の設定'],
  ['ハブの青ランプの件って伝えといて', 'ハブの青ランプ'],
  ['タブレットが真っ暗の件だって言ってある?', 'タブレットが真っ暗'],
  ['FAXの件だと担当さんに伝わってますか', 'FAX'],
  ['ご用件は無線の増設でございます', '無線の増設'],
  ['用件はFAXじゃなくてスキャナーでした', 'スキャナー'],
  ['明日お電話ください。回線の件でお願いします', '回線'],
  ['It is about our scanner', 'scanner'],
  ['その件でお電話ください', undefined],
  ['例の件です', undefined],
  ['FAXがまだ届きません', undefined],
  ['無線の件ですが、まだ直りません', undefined],
  ['何件まで相談できますか', undefined],
])('%s is about %s', (said, about) => {
  expect(hearCallNote(said)).toBe(about);
});

test('携帯の番号 before it is no part of it', () => {
  expect(hearCallNote('10時に携帯の090-1234-5678に、ルーターの件って伝えて')).toBe('ルーター');
});

test.each([
  ['複合機の件も一緒に聞いていい？', '複合機'],
  ['スキャナーのこともあわせてお願いします', 'スキャナー'],
  ['ハブもその電話で一緒に見てもらえますか', 'ハブ'],
  ['電話は一緒に受けます', undefined],
  ['複合機の件で電話ください', undefined],
])('%s adds %s to what it is about', (said, also) => {
  expect(hearAlsoOfCall(said)).toBe(also);
});
