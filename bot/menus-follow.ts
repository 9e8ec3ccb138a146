/** The menu on LINE follows what the chat is linked to: noted in the turn's commit, and switched after it. */
import type { Records } from '../adapters/store/records.ts';
import type { Ports } from '../dialogs/form/turn.ts';
import type { Clock } from './clock.ts';
import type { Event, EventOutcome } from './event.ts';
import { personOnLine } from './line-event.ts';
import { menuQueue } from './queues.ts';

interface TurnOfMenu {
  records: Records;
  clock: Clock;
  outcome: EventOutcome;
}

/** `ports`, of which whoever links or unlinks a user of LINE has their menu looked at; so does a friend who comes back. */
export const menusFollow = (event: Event, ports: Ports, { records, clock, outcome }: TurnOfMenu): Ports => {
  const { conversation } = event;
  if (personOnLine(conversation) === undefined) return ports;
  const look = () => {
    records.schedule(menuQueue, conversation, clock.realNow());
    outcome.menu = true;
  };
  if (event.kind === 'message' && event.join) look();
  const { contracts } = ports;
  return {
    ...ports,
    contracts: {
      ...contracts,
      async link(user, number) {
        await contracts.link(user, number);
        look();
      },
      async unlink(user, number) {
        await contracts.unlink(user, number);
        look();
      },
    },
  };
};
