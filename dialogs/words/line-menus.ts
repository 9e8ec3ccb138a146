/** The two menus of LINE, before and after a chat is linked: what stands on each field, and what pressing it says. */
import { type Button, buttonsIn } from './choices.ts';

const { linkContract, person, price, remote, trouble } = buttonsIn('ja');

/** One menu: the words of the bar it opens from, and its six fields, row by row. */
export interface MenuWords {
  bar: string;
  fields: readonly Button[];
}

/** A button under words that stand in one line of a field. */
const as = (label: string, { say }: Pick<Button, 'say'>): Button => ({ label, say });

const forAnybody = [as('困りごとの相談', trouble), as('リモートサポート', remote), as('オペレーター', person)];

/** The words of both. Each field says what a customer could write. */
export const menuWords: Readonly<Record<'before' | 'after', MenuWords>> = {
  before: {
    bar: 'メニュー',
    fields: [...forAnybody, as('料金を知りたい', price), linkContract, as('そのほかのご用件', { say: 'メニュー' })],
  },
  after: {
    bar: 'メニュー',
    fields: [
      ...forAnybody,
      as('今月の残り回数', { say: '今月の残り回数' }),
      as('予約などの状況', { say: '予約や申し込みの状況を知りたい' }),
      as('連携を解除する', { say: '連携を解除したい' }),
    ],
  },
};
