/** A time that remote support is wished for is told apart from why it is, and from a visit's. */
import { expect, it } from 'vitest';
import { hearAppointed } from '../../knowledge/language/readers/hear-way-of-help.ts';

it.each([
  ['明日の10時にリモートサポートお願いしたい', 'remote-at'],
  ['木曜の午後にリモートで見てほしい', 'remote-at'],
  ['リモートで明日の朝お願いします', 'remote-at'],
  ['a remote session tomorrow at 10 please', 'remote-at'],
  ['明日の10時にしてほしい', 'at'],
  ['木曜の午前で。その前にリモートでも見て', 'at'],
  ['リモートサポートを予約したい', 'booked'],
  ['リモートの予約はできますか', 'booked'],
])('%s wishes for it %s', (text, how) => expect(hearAppointed(text)).toBe(how));

it.each([
  '明日の会議で使うのでリモートで見てほしい',
  '訪問の予約はやめてリモートで',
  'リモートの予約はなしにして',
  'リモートで見て',
])('%s names no time of it', (text) => expect(hearAppointed(text)).toBeUndefined());
