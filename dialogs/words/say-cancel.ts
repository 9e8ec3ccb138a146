/** What the customer reads when something is to be called off: which of the things that stand, or that nothing does. */
import type { Loan } from '../../adapters/device-loans/port.ts';
import type { Slot } from '../../knowledge/rules/visit-windows.ts';
import { words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice } from './choices.ts';
import { deviceName, deviceNames } from './reasons-of-loans.ts';
import { visitLabel, visitNamed } from './say-visits.ts';

/** One thing that can be called off. */
export type Cancellable =
  /** `held`: the slot is not booked yet, but held until that is confirmed */
  | { what: 'visit'; id: string; slot: Slot | undefined; held?: Slot | undefined }
  | { what: 'loan'; id: string; kind: Loan['kind'] }
  | { what: 'paid'; id: string };

const paid = '訪問サポート';

const button = (one: Cancellable) => {
  if (one.what === 'visit') return { label: visitLabel(one.slot), say: visitNamed(one.slot) };
  return choice(one.what === 'paid' ? paid : `${deviceName(one.kind)}の代わりの機器`);
};

/** The sentences before it is known what is called off. */
export const cancelSayings = () => ({
  cancel: {
    /** what customers call each of them when they choose */
    names: { visit: '訪問', paid, ...deviceNames } as Readonly<Record<string, string>>,
    which: (list: readonly Cancellable[]): Reply => ({
      text: words`どちらを取り消しますか。`,
      choices: [...list.map(button), choice('やめる')],
    }),
    nothing: (): Reply => ({
      text: words`取り消しのできるご予約やお申し込みは、いまありません。`,
      choices: [choice('予約や申し込みの状況', '予約を確認したい'), choice('オペレーターと話したい')],
    }),
    kept: (): Reply => ({ text: words`承知しました。取り消さずに、そのままにします。` }),
  },
});
