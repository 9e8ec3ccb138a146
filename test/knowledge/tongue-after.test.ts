/** The language of a conversation follows plain words alone, and English days are read as the Japanese ones. */
import { expect, test } from 'vitest';
import { readBooking } from '../../knowledge/language/dates/booking-reader.ts';
import { type Tongue, tongueAfter } from '../../knowledge/language/text/tongue.ts';

test.each([
  ['I cannot connect to the internet', 'ja', 'en'],
  ['Hello', 'ja', 'en'],
  ['What does it cost?', 'ja', 'en'],
  ['ok', 'ja', 'ja'],
  ['yes', 'en', 'en'],
  ['Windows Update', 'ja', 'ja'],
  ['Microsoft Office Home Business', 'ja', 'ja'],
  ['ITS-100001', 'en', 'en'],
  ['1001', 'en', 'en'],
  ['新潟県佐渡市河原田本町1-2', 'en', 'en'],
  ['Please send it to 新潟県佐渡市', 'ja', 'en'],
  ['Windowsが起動しません', 'en', 'ja'],
  ['ありがとう', 'en', 'ja'],
] as const)('%s, after %s, goes on in %s', (message, before: Tongue, after: Tongue) => {
  expect(tongueAfter(message, before)).toBe(after);
});

const now = Temporal.PlainDateTime.from('2026-11-24T17:30');

test.each([
  ['Can someone come tomorrow at 10?', ['2026-11-25T10:00'], 'tomorrow at 10'],
  ['Friday at 1 pm', ['2026-11-27T13:00'], 'Friday at 1 pm'],
  ['Thu, November 26, 9:00', ['2026-11-26T09:00'], 'Thu, November 26, 9:00'],
  ['the day after tomorrow, please', ['2026-11-26'], 'the day after tomorrow'],
  ['on the 3rd of December at noon', ['2026-12-03T12:00'], 'on the 3rd of December at noon'],
  ['next Monday after 3 pm', [{ start: '2026-11-30T15:00', end: null }], 'next Monday after 3 pm'],
])('%s is read as %j', (message, values, words) => {
  expect(readBooking(message, now).map((one) => [one.text, one.values])).toEqual([[words, values]]);
});

test.each(['My PC is slow', 'I may have 3 PCs', 'It worked before 2 updates were made', 'yes'])(
  '%s names no day',
  (message) => {
    expect(readBooking(message, now)).toEqual([]);
  },
);
