/** What a customer's form leaves behind: a visit or a loan that was asked for, and its to-do. */
import { builtInDeviceLoans } from '../../adapters/device-loans/built-in.ts';
import { builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { builtInVisitCalendar } from '../../adapters/visit-calendar/built-in.ts';
import type { Slot } from '../../adapters/visit-calendar/port.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { DeskDay } from './desk-day.ts';

/** In conversation a, `visit-1` (booked when it has a slot) or `loan-1` of a router, for the contract's open case. */
export const askedFor = async (day: DeskDay, number: string, kind: 'visit' | 'loan', slot?: Slot): Promise<void> => {
  const records = openRecords(day.store);
  const of = (await day.openCase(number))?.id ?? '';
  const at = stamp(day.clock.now());
  const known = { id: `${kind}-1`, contract: number, case: of, wish: '午後がいい', at };
  if (kind === 'loan') await builtInDeviceLoans(records).request({ ...known, kind: 'router' });
  else if (slot) await builtInVisitCalendar(records).book({ ...known, setUpWish: 'プリンターの設定' }, slot, 2);
  else await builtInVisitCalendar(records).request(known);
  await builtInOperatorDesk(records, day.clock.realNow).keepTodo({
    id: `${kind}/${kind}-1`,
    kind,
    contract: number,
    case: of,
    conversation: 'a',
    dueAt: slot ? `${slot.day}T${slot.from}:00.000+09:00` : at,
    of: `${kind}-1`,
    state: 'open',
  });
  await records.commit();
};
