/** A phone number is kept as people read it: parted as the customer parted it, else as numbers of its kind are. */
import { expect, it } from 'vitest';
import { hearPlainly } from '../../knowledge/language/readers/hear.ts';
import {
  hearCustomerNumber,
  hearDigitsCorrected,
  hearNumberToCall,
} from '../../knowledge/language/values/hear-numbers.ts';
import { withDigits } from '../../knowledge/language/values/resolve-digits.ts';

it.each([
  ['047-333-1212にお願いします', '047-333-1212'],
  ['０３－１２３４－５６７８へ', '03-1234-5678'],
  ['(045) 222 3333です', '045-222-3333'],
  ['09012345678', '090-1234-5678'],
  ['0612345678に', '06-1234-5678'],
  ['0120770510', '0120-770-510'],
  ['0473331212', '0473331212'],
  ['〇八〇の１２３４の五六七八に', '080-1234-5678'],
  ['+81 90-1234-5678', '090-1234-5678'],
  ['+81(0)45-222-3333', '045-222-3333'],
])('%s', (text, number) => expect(hearNumberToCall(text)).toBe(number));

it.each(['1234です', 'ITS-100001', '12月3日の10時', '十二月三日の十時', '三台で二回'])('%s holds none', (text) =>
  expect(hearNumberToCall(text)).toBeUndefined(),
);

it.each([
  ['1234じゃなくて1235です', '090-1111-1234', '090-1111-1235'],
  ['すみません、４４でなく４５', '03-5555-0044', '03-5555-0045'],
  ['3344ちゃうくて3345や', '090-3344-5566', '090-3345-5566'],
])('%s puts %s right', (text, phone, right) => {
  const digits = hearDigitsCorrected(text);
  expect(digits && withDigits(phone, digits)).toBe(right);
});

it.each(['9時じゃなくて10時です', '12日じゃなくて13日', '1234です', '10じゃなくて11時'])(
  '%s puts no number right',
  (text) => expect(hearDigitsCorrected(text)).toBeUndefined(),
);

it.each(['0475の331212', '03-123456-78', '番号は0475331212です'])('%s holds no customer number', (text) =>
  expect(hearCustomerNumber(text)).toBeUndefined(),
);

it('is the last four digits of the registered number only where it is said to be that', () => {
  const unasked = (text: string) => hearPlainly(text, { as: 'last-four' })?.value;
  expect(unasked('番号は090-1234-5678です')).toBeUndefined();
  expect(unasked('登録の番号は090-1234-5678です')).toBe('5678');
  expect(unasked('ITS-100001、090-1234-5678です')).toBe('5678');
});
