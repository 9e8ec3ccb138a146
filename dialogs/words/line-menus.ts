/** The two menus of LINE, before and after a chat is linked: what stands on each field, and what pressing it says. */
import { type Button, buttonsIn } from './choices.ts';

const { linkContract, person, price, remote, trouble } = buttonsIn('ja');
const menu: Button = { label: 'そのほかのご用件', say: 'メニュー' };

/** One menu: the words of the bar it opens from, and its six fields, row by row. */
export interface MenuWords {
  bar: string;
  fields: readonly Button[];
}

/** The words of both. Each field says what a customer could write. */
export const menuWords: Readonly<Record<'before' | 'after', MenuWords>> = {
  before: { bar: 'メニュー', fields: [trouble, remote, person, price, linkContract, menu] },
  after: {
    bar: 'メニュー',
    fields: [
      trouble,
      remote,
      person,
      { label: '今月の残り回数', say: '今月の残り回数' },
      { label: '予約・お申し込みの状況', say: '予約や申し込みの状況を知りたい' },
      { label: '連携を解除する', say: '連携を解除したい' },
    ],
  },
};
