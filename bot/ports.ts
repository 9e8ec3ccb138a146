/** The ports of a turn, each bound to that turn's records: the built-in back offices. */
import { builtInAreaNotices } from '../adapters/area-notices/built-in.ts';
import { builtInCases } from '../adapters/cases/built-in.ts';
import { builtInContracts } from '../adapters/contracts/built-in.ts';
import { builtInDeviceLoans } from '../adapters/device-loans/built-in.ts';
import { builtInOperatorDesk } from '../adapters/operator-desk/built-in.ts';
import { builtInRemoteSupport } from '../adapters/remote-support/built-in.ts';
import type { Records } from '../adapters/store/records.ts';
import { builtInVisitCalendar } from '../adapters/visit-calendar/built-in.ts';
import type { Ports } from '../dialogs/turn.ts';
import type { Clock } from './clock.ts';

/** Ports that see and change `records` alone. */
export const portsOver = (records: Records, { realNow }: Clock): Ports => ({
  contracts: builtInContracts(records, realNow),
  cases: builtInCases(records),
  sessions: builtInRemoteSupport(records),
  desk: builtInOperatorDesk(records, realNow),
  visits: builtInVisitCalendar(records),
  loans: builtInDeviceLoans(records),
  notices: builtInAreaNotices(records),
});
