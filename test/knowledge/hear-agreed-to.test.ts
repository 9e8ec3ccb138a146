/** A wish that names nothing is for what was spoken of; thanks in advance and wishes of their own are none. */
import { describe, expect, it } from 'vitest';
import { hearAgreedTo } from '../../knowledge/language/readers/hear-agreed-to.ts';

describe('a wish for what was just spoken of', () => {
  it.each([
    'じゃあお願いします',
    'それも頼みます',
    'わかった、頼むわ',
    'では1台だけお願いします',
    'やっぱり借ります',
    'あ、やっぱり申し込みます',
    'それなら貸してください',
  ])('is 「%s」', (text) => {
    expect(hearAgreedTo(text)).toBe(true);
  });

  it.each([
    'よろしくお願いします',
    'リモートでお願いします',
    'はい',
    'わかりました',
    '料金を教えてください',
    '訪問をお願いします',
  ])('is not 「%s」', (text) => {
    expect(hearAgreedTo(text)).toBe(false);
  });
});
