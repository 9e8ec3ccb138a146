/** Wrong tries to identify from one address, whatever numbers and users they name: kept and looked at beside those of the number. */
import { z } from 'zod';
import type { Contracts, TriesKept } from '../adapters/contracts/port.ts';
import { type Records, recordKind } from '../adapters/store/records.ts';
import type { Company, Ports } from '../dialogs/form/turn.ts';
import { afterWrongTry, tryAllowed } from '../knowledge/rules/lock-out.ts';
import type { Clock } from './clock.ts';
import type { Event } from './event.ts';

const kept = recordKind('address-tries', z.object({ wrong: z.array(z.number()), lockedUntil: z.number().optional() }));

/** Wrong tries mean nothing a day later. */
const keepMs = 24 * 3_600_000;

interface TurnOf {
  records: Records;
  company: Company;
  clock: Clock;
}

const countingAddress = (contracts: Contracts, address: string, { records, company, clock }: TurnOf): Contracts => {
  const { triesPerAddress, triesPerUser, triesInAll, withinMinutes, lockedMinutes } = company.documents.desk.lockOut;
  const lock = { perUser: triesPerUser, perNumber: triesInAll, minutes: withinMinutes, lockedMinutes };
  let fromHere: TriesKept = { wrong: [] };
  return {
    ...contracts,
    async tries(number, user) {
      fromHere = (await kept.read(records, address)) ?? fromHere;
      const tries = await contracts.tries(number, user);
      // Refused as on a locked number: nobody learns which of both it was.
      return tryAllowed([fromHere], clock.now(), lock).allowed ? tries : { ...tries, byUser: fromHere };
    },
    keepTries(number, user, tries) {
      contracts.keepTries(number, user, tries);
      kept.write(records, address, afterWrongTry(fromHere, triesPerAddress, clock.now(), lock));
      records.forget(kept.key(address), clock.realNow() + keepMs);
    },
  };
};

/**
 * `ports` for `event`: where its address is known, wrong tries from there are counted together, and after so many the next
 * is refused for a while to everyone at that address who still has to identify. Who is linked makes no try.
 */
export const heedAddress = (event: Event, ports: Ports, turn: TurnOf): Ports =>
  event.kind === 'message' && event.address !== undefined
    ? { ...ports, contracts: countingAddress(ports.contracts, event.address, turn) }
    : ports;
