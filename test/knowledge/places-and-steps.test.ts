/** Where a visit is wished, and which step of the tool's set-up is meant. */
import { expect, test } from 'vitest';
import { stepIn } from '../../knowledge/language/readers/step-in.ts';
import { hearPlace } from '../../knowledge/language/values/hear-place.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();

test.each<[string, string | undefined]>([
  ['場所は神田の倉庫です', '神田の倉庫'],
  ['訪問先は川崎市中原区小杉町にお願いします', '川崎市中原区小杉町'],
  ['新宿の事務所に来てください', '新宿の事務所'],
  ['大宮支店まで来てほしい', '大宮支店'],
  ['本店じゃなくて駅裏の店に来て', '駅裏の店'],
  ['三号店のほうへお願いします', '三号店'],
  ['量販店で買ったパソコンの設定', undefined],
  ['うちの事務所は狭いです', undefined],
  ['複合機の設定をお願いします', undefined],
  ['場所はどこですか', undefined],
])('%s names the place %s', (message, place) => {
  expect(hearPlace(message)).toBe(place);
});

test.each<[string, string | undefined]>([
  ['ステップ3から教えて', 'step3'],
  ['認証画面のところから', 'step3'],
  ['インストールできない', 'step2'],
  ['インストールしたい', undefined],
  ['アイコンを右クリックするところ', 'step4'],
  ['こんにちは', undefined],
])('%s is about %s', (message, step) => {
  expect(stepIn(message, documents)).toBe(step);
});
