/** Wrong tries to identify beside those the contracts keep: from one address, in the turn's own commit, and in all. */
import { triesRecord } from '../adapters/contracts/tries.ts';
import type { Records } from '../adapters/store/records.ts';
import type { Company, Ports } from '../dialogs/form/turn.ts';
import { flooding, isFlood, type LockOut, tryAllowed, type WrongTries } from '../knowledge/rules/lock-out.ts';
import { keepAudit } from './audit.ts';
import type { Clock } from './clock.ts';
import type { Event } from './event.ts';
import type { Metrics } from './metrics.ts';

const kept = triesRecord('address-tries');

/** What a turn's try to identify came to: counted once the turn is committed. */
export type TryResult = 'wrong' | 'refused';

export interface TryWatch {
  /** One more wrong try of anybody, committed, or one that was refused. */
  heard(result: TryResult): void;
  /** Whether more wrong tries came in all than honest people make. */
  isFlood(): boolean;
}

/**
 * Watches the tries of this process; the metric desk_identification_alarm tells of a flood. In memory: a record that every
 * try reads would make all of them wait for one another.
 */
export const openTryWatch = (rule: LockOut, { now }: Pick<Clock, 'now'>, metrics: Metrics): TryWatch => {
  let wrong: number[] = [];
  const floods = () => isFlood(wrong, now(), rule);
  metrics.gauge('desk_identification_alarm', () => (floods() ? 1 : 0));
  return {
    heard(result) {
      metrics.count('desk_identification_tries_total', { result });
      if (result === 'wrong') wrong = flooding(wrong, now(), rule);
    },
    isFlood: floods,
  };
};

interface TurnOf {
  records: Records;
  company: Company;
  clock: Clock;
  watch: TryWatch;
  /** notes what the try of this turn came to */
  tried: (result: TryResult | undefined) => void;
}

/**
 * `ports` for `event`: beside what the contracts keep, wrong tries from its address, where that is known, and a flood of
 * them from everywhere stand against one more. Who is linked makes no try.
 */
export const heedTries = (event: Event, ports: Ports, { records, company, clock, watch, tried }: TurnOf): Ports => {
  if (event.kind !== 'message' && event.kind !== 'link' && event.kind !== 'channel') return ports;
  const { conversation } = event;
  const address = event.kind === 'channel' ? undefined : event.address;
  const { realNow } = clock;
  const from = address === undefined ? {} : { from: address };
  const { contracts, secondFactor } = ports;
  return {
    ...ports,
    secondFactor: secondFactor && {
      ...secondFactor,
      async check(user, code) {
        const came = await secondFactor.check(user, code);
        const contract = (await secondFactor.asked(user))?.contract;
        if (came === 'right') return came;
        tried('wrong');
        const did = 'code-wrong';
        keepAudit(
          records,
          { by: `user/${user}`, did, ...(contract && { contract }), conversation, ...from },
          realNow(),
        );
        return came;
      },
    },
    contracts: {
      ...contracts,
      async tries(number, user) {
        const fromAddress = address === undefined ? undefined : await kept.read(records, address);
        const all = { ...(await contracts.tries(number, user)), fromAddress, isFlood: watch.isFlood() };
        if (!tryAllowed(all, clock.now(), company.documents.desk.lockOut).allowed) tried('refused');
        return all;
      },
      async link(user, number) {
        await contracts.link(user, number);
        keepAudit(records, { by: `user/${user}`, did: 'linked', contract: number, conversation, ...from }, realNow());
      },
      async unlink(user, number) {
        await contracts.unlink(user, number);
        keepAudit(records, { by: `user/${user}`, did: 'unlinked', contract: number, conversation, ...from }, realNow());
      },
      keepTries(number, user, tries: WrongTries, came) {
        // The tries that a right code takes back may have locked by now: nothing was refused.
        if (came !== 'open') tried(came === 'wrong' ? came : undefined);
        const did = { wrong: 'identify-wrong', open: 'code-asked', right: 'code-right' }[came];
        keepAudit(records, { by: `user/${user}`, did, contract: number, conversation, ...from }, realNow());
        contracts.keepTries(number, user, tries, came);
        if (address === undefined || !tries.fromAddress) return;
        kept.keep(records, address, tries.fromAddress, realNow());
      },
    },
  };
};
