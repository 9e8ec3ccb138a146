/** Notes of a chat's transcript are told in words, and one that no word is known for as it stands. */
import { expect, it } from 'vitest';
import { brief } from '../../dialogs/words/brief.ts';

it.each([
  ['paid-visit done', '訪問サポート（有償）を手配済みにしました。'],
  ['unverified-call done', 'お客さま番号がお手元にない方への電話を、済みにしました。'],
  ['loan done', '紛失した代替機器の用件を、一覧から外しました。'],
  ['something new done', 'something new done'],
])('a note of the hand-off: %s', (note, told) => {
  expect(brief.note('handoff', note)).toBe(told);
});
