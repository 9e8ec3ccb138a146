/** What the customer reads when something is to be called off: which of the things that stand, or that nothing does. */
import type { Loan } from '../../adapters/device-loans/port.ts';
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { requests } from '../../knowledge/language/services.ts';
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import { words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { devicesIn } from './reasons-of-loans.ts';
import type { Reply } from './reply.ts';
import { requestSayings } from './say-requests.ts';
import { visitLabel, visitNamed } from './visit-named.ts';

/** One thing that can be called off. */
export type Cancellable =
  /** `held`: the slot is not booked yet, but held until that is confirmed */
  | { what: 'visit'; id: string; slot: VisitWindow | undefined; held?: VisitWindow | undefined }
  | { what: 'loan'; id: string; kind: Loan['kind'] }
  /** by its name at the desk: one of a kind stands at most */
  | { what: 'request'; id: string; todo: Todo };

/** The sentences before it is known what is called off. */
export const cancelSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { choice, choiceOf, person, stop } = buttonsIn(tongue);
  const { deviceName } = devicesIn(tongue);
  const japanese = devicesIn('ja');
  const request = requestSayings(tongue);
  const requestNames = Object.fromEntries(requests.map((of) => [of, request(of).called[0]]));
  const button = (one: Cancellable) => {
    if (one.what === 'visit') return choiceOf(visitLabel(one.slot, tongue), visitNamed(one.slot));
    if (one.what === 'request') return choice(...request(one.id).called);
    return choice(`${japanese.deviceName(one.kind)}の代わりの機器`, `Loan device: ${deviceName(one.kind)}`);
  };
  return {
    cancel: {
      /** what customers call each of them when they choose */
      names: { visit: '訪問', ...requestNames, ...japanese.deviceNames } as Readonly<Record<string, string>>,
      which: (list: readonly Cancellable[]): Reply => ({
        text: t(words`どちらを取り消しますか。`, words`Which one would you like to cancel?`),
        choices: [...list.map(button), stop],
      }),
      nothing: (): Reply => ({
        text: t(
          words`取り消しのできるご予約やお申し込みは、いまありません。`,
          words`There is no booking or request that can be cancelled now.`,
        ),
        choices: [choice('予約や申し込みの状況', 'My bookings and requests', '予約を確認したい'), person],
      }),
      kept: (): Reply => ({
        text: t(
          words`承知しました。取り消さずに、そのままにします。`,
          words`All right. It stays as it is and is not cancelled.`,
        ),
      }),
    },
  };
};
