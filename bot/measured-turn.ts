/** A turn and its commit as steps of a trace, measured and counted. */
import type { Logger } from 'pino';
import type { Event } from './event.ts';
import type { InOrder } from './in-order.ts';
import type { Metrics } from './metrics.ts';
import { traced } from './trace.ts';

type Tools = { log: Logger; metrics: Metrics };

/**
 * What `turn` comes to, in line behind the events of its conversation that came before. The latency is what its sender
 * sees, the wait in line included.
 */
export const measuredTurn = <T>(
  { kind, conversation }: Event,
  { log, metrics }: Tools,
  line: InOrder,
  turn: () => Promise<T>,
): Promise<T> => {
  const over = metrics.time('desk_turn_seconds', { kind });
  const begun = metrics.time('desk_turn_wait_seconds');
  const inTurn = () => {
    begun();
    return traced(log, { name: 'turn', fields: { 'desk.event': kind } }, turn);
  };
  return line.run(conversation, inTurn).finally(() => over());
};

/** What the commit of one run of a turn comes to. */
export const measuredCommit = (
  { kind }: Event,
  { log, metrics }: Tools,
  commit: () => Promise<'committed' | 'conflict'>,
): Promise<'committed' | 'conflict'> =>
  traced(log, { name: 'commit' }, async (add) => {
    const over = metrics.time('desk_commit_seconds');
    const result = await commit();
    over();
    add({ 'desk.result': result });
    metrics.count(result === 'committed' ? 'desk_turns_total' : 'desk_turn_conflicts_total', { kind });
    return result;
  });
