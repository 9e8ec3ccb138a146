/** What a visit is wished for, where both kinds were named. */
import { expect, it } from 'vitest';
import { hearPurpose } from '../../knowledge/language/readers/hear-purpose.ts';

it.each([
  ['設定のほうです。パソコンを新しくしたので', 'set-up'],
  ['新しいパソコンの設定をお願いします', 'set-up'],
  ['有料の方で', 'set-up'],
  ['故障の方です', 'fault'],
  ['原因を調べてほしい', 'fault'],
  ['故障の原因を調べてほしい', 'fault'],
  ['電話ではもう相談しました', 'tried'],
  ['オペレーターにもリモートで見てもらったんですが', 'tried'],
])('%s is for %s', (text, purpose) => expect(hearPurpose(text)).toBe(purpose));

it.each([
  '設定はいくらですか',
  'リモートで設定を見てほしい',
  'オペレーターと話したい',
  '電話してもらったらいいですか',
  'はい',
])('%s does not tell', (text) => expect(hearPurpose(text)).toBeUndefined());
