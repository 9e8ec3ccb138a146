/** The menus on LINE are switched after the commit that linked or unlinked somebody, to what then stands, and tried again until they are. */
import type { Logger } from 'pino';
import { z } from 'zod';
import { links } from '../adapters/contracts/built-in.ts';
import { OutsideError } from '../adapters/errors.ts';
import type { LineApi } from '../adapters/line/api.ts';
import { setMenu } from '../adapters/line/menu-of-user.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords, recordKind } from '../adapters/store/records.ts';
import type { Clock } from './clock.ts';
import { leasedWork, type WorkStep } from './leased-work.ts';
import { personOnLine } from './line-event.ts';
import type { Metrics } from './metrics.ts';
import { backOffMs } from './patience.ts';
import { menuQueue } from './queues.ts';

export interface LineMenus {
  /** Switches the menu of one conversation, unless another worker is at it. */
  follow(conversation: string): Promise<void>;
  /** Takes up what was left behind or is to be tried again. */
  sweep(): Promise<void>;
}

const roundMs = 20_000;
/** So often a menu is tried: it is a convenience, and looked at anew with the next link. */
const mostTries = 8;

/** How often a menu was tried in vain. */
const tried = recordKind('line-menu', z.object({ attempts: z.number() }));

/** The menus of the users of `store`. */
export const lineMenus = (tools: {
  store: Store;
  clock: Clock;
  api: LineApi;
  log: Logger;
  metrics: Metrics;
  goesOn?: () => boolean;
}): LineMenus => {
  const { store, api, log, metrics } = tools;

  const step = async (conversation: string): Promise<WorkStep> => {
    const user = personOnLine(conversation);
    if (user === undefined) return 'empty';
    const records = openRecords(store);
    const attempts = (await tried.read(records, conversation))?.attempts ?? 0;
    const linked = (await links.read(records, conversation)) !== undefined;
    try {
      const result = await setMenu(api, user, linked);
      metrics.count('desk_line_calls_total', { call: 'menu', result });
    } catch (error) {
      metrics.count('desk_line_calls_total', { call: 'menu', result: 'failed' });
      const retryable = error instanceof OutsideError && error.retryable;
      log.warn({ err: error, conversation, attempts, retryable }, 'the menu of a user of LINE could not be switched');
      if (retryable && attempts + 1 < mostTries) {
        tried.write(records, conversation, { attempts: attempts + 1 });
        await records.commit();
        return { waitMs: Math.max(backOffMs(attempts), error.waitMs ?? 0) };
      }
    }
    if (attempts > 0) tried.remove(records, conversation);
    // Linked or unlinked meanwhile: looked at once more.
    return (await records.commit()) === 'committed' ? 'empty' : 'again';
  };

  const { one: follow, sweep } = leasedWork({ ...tools, queue: menuQueue, step });
  return { follow, sweep: () => sweep(roundMs) };
};
