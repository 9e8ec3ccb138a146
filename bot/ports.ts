/** The ports of a turn, each bound to that turn's records: the built-in back offices, or those that ask outside. */
import { builtInAreaNotices } from '../adapters/area-notices/built-in.ts';
import { builtInCases } from '../adapters/cases/built-in.ts';
import { builtInContracts } from '../adapters/contracts/built-in.ts';
import { builtInDeviceLoans } from '../adapters/device-loans/built-in.ts';
import { outsideDeviceLoans } from '../adapters/device-loans/outside.ts';
import { builtInOperatorDesk } from '../adapters/operator-desk/built-in.ts';
import { outsideOperatorDesk } from '../adapters/operator-desk/outside.ts';
import { builtInRemoteSupport } from '../adapters/remote-support/built-in.ts';
import { outsideRemoteSupport } from '../adapters/remote-support/outside.ts';
import type { SecondFactor } from '../adapters/second-factor/port.ts';
import type { Records } from '../adapters/store/records.ts';
import { builtInUnclearReadings } from '../adapters/unclear-readings/built-in.ts';
import { builtInVisitCalendar } from '../adapters/visit-calendar/built-in.ts';
import { outsideVisitCalendar } from '../adapters/visit-calendar/outside.ts';
import type { Ports } from '../dialogs/form/turn.ts';
import type { Clock } from './clock.ts';
import type { Intend } from './intend.ts';

/**
 * Ports that see and change `records` alone. `intend`: a company's own back office is asked for visits, devices and sessions; `secondFactor`: who
 * identifies is asked for a code besides.
 */
export const portsOver = (
  records: Records,
  { realNow }: Clock,
  intend?: Intend,
  secondFactor?: SecondFactor | undefined,
): Ports => {
  const desk = builtInOperatorDesk(records, realNow);
  return {
    contracts: builtInContracts(records, realNow),
    cases: builtInCases(records),
    sessions: intend ? outsideRemoteSupport(records, intend) : builtInRemoteSupport(records),
    desk: intend ? outsideOperatorDesk(desk, intend) : desk,
    visits: intend ? outsideVisitCalendar(records, intend) : builtInVisitCalendar(records),
    loans: intend ? outsideDeviceLoans(records, intend) : builtInDeviceLoans(records),
    notices: builtInAreaNotices(records),
    unclear: builtInUnclearReadings(records, realNow),
    secondFactor,
  };
};
