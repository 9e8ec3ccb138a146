/** Since when is told of each kind of trouble by itself. */
import { describe, expect, it } from 'vitest';
import { hearSinceOf } from '../../knowledge/language/values/hear-since.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();

describe('since when, of which trouble', () => {
  it.each([
    ['プリンターは今日からで、メールは先週からです', { printer: '今日から', mail: '先週から' }],
    ['メールの方は昨日から', { mail: '昨日から' }],
    ['メール朝から全然来ない', { mail: '朝から' }],
    ['店のWiFiが昨日の晩からぶちぶち切れる', { wifi: '昨日の晩から' }],
    ['メールが3日も届かない', { mail: '3日も' }],
    ['Wi-Fiがさっきから切れて、プリンターは一昨日からだめ', { wifi: 'さっきから', printer: '一昨日から' }],
  ])('%s', (said, told) => {
    expect(hearSinceOf(said, documents)).toEqual(told);
  });

  it.each([
    '今朝からです',
    'メールが届かない',
    'メールのことで明日の昼から来てほしい',
    'メールは夕方から見てもらえますか',
    'メールの返事を3日も待った',
    'プリンターの訪問は3日も空いてますか',
  ])('%s tells it of none', (said) => {
    expect(hearSinceOf(said, documents)).toBeUndefined();
  });
});
