/** What is reported of a device on loan is heard; what only asks, or speaks of the customer's own devices, is not. */
import { describe, expect, it } from 'vitest';
import { hearLoss, hearSentBack } from '../../knowledge/language/readers/hear-loss.ts';

describe('a loss or a damage of a device on loan', () => {
  it.each([
    ['借りてるルーターをなくしてしまいました', 'device'],
    ['お借りしたFAX、うっかり落として割ってしまいまして', 'device'],
    ['代替機の電源コードが見当たらないんです', 'device'],
    ['借りているパソコンにコーヒーをこぼしました', 'device'],
    ['返却用の箱を捨ててしまった', 'box'],
    ['回収箱をなくしました', 'box'],
    ['箱捨てちゃったんだけど', 'box'],
    ['借りたルーターを壊したらいくらですか', undefined],
    ['代替機をなくした場合はどうなりますか', undefined],
    ['パソコンを落として画面が割れました', undefined],
    ['壊れたので代替機を借りたい', undefined],
    ['書類の箱をなくした', undefined],
    ['返却日を過ぎそうです', 'late'],
    ['期限に間に合わないんですけど', 'late'],
    ['返却が遅れたらどうなりますか', undefined],
  ])('is heard in 「%s」 as %s', (text, of) => {
    expect(hearLoss(text)).toBe(of);
  });
});

describe('a device that was sent back', () => {
  it.each([
    ['もう送りました', true],
    ['返送済みです', true],
    ['昨日返却しました', true],
    ['返却しましたか？', false],
    ['返却しなかったらどうなりますか', false],
    ['折り返しの電話を返しました', false],
  ])('is heard in 「%s」: %s', (text, isSaid) => {
    expect(hearSentBack(text)).toBe(isSaid);
  });
});
