/** How a turn intends something outside: an intent in the turn's own commit, the same when the turn is run again. */
import { createHash } from 'node:crypto';
import { keepIntent } from '../adapters/back-office/intents.ts';
import type { Intent } from '../adapters/back-office/port.ts';
import { builtInContracts } from '../adapters/contracts/built-in.ts';
import type { Records } from '../adapters/store/records.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import type { Clock } from './clock.ts';
import type { Event, EventOutcome } from './event.ts';
import { traceToKeep } from './trace.ts';

type Wish = Intent extends infer I ? (I extends Intent ? Pick<I, 'kind' | 'details'> : never) : never;

/** Keeps what is wished of the back office about a visit, a loan or a session; the intent's id. */
export type Intend = (about: { id: string; contract: string; case: string }, wish: Wish) => Promise<string>;

/** What `event` intends is kept in `records`, and noted in its outcome. */
export const intendFor = (
  { id: event, conversation }: Event,
  { records, clock, outcome }: { records: Records; clock: Clock; outcome: EventOutcome },
): Intend => {
  let step = 0;
  return async ({ id: of, contract: customer, case: about }, wish) => {
    step += 1;
    const id = `intent-${createHash('sha256').update(`${event}\n${step}`).digest('hex').slice(0, 32)}`;
    const contract = await builtInContracts(records, clock.realNow).find(customer);
    if (!contract) throw new Error('nothing is asked of the outside for a contract that is not known');
    const { number, name, address, phone } = contract;
    const intent = {
      id,
      of,
      at: stamp(clock.now()),
      contract: { number, name, address, phone },
      case: about,
      ...wish,
    } as Intent;
    await keepIntent(records, { intent, conversation, ...traceToKeep() }, clock.realNow());
    outcome.intended = [...(outcome.intended ?? []), of];
    return id;
  };
};
