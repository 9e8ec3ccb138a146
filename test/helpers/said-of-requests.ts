/** What is said of each kind of request that an operator arranges, where it holds what was wished for. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { Reply } from '../../dialogs/words/reply.ts';
import type { Say } from '../../dialogs/words/say.ts';
import { requests } from '../../knowledge/language/services.ts';

/** By name, of a request for `todo`, taken while the desk is closed until `opens` (`YYYY-MM-DDTHH:mm`). */
export const saidOfRequests = (todo: Todo, opens: string): Record<string, (say: Say) => Reply> =>
  Object.fromEntries(
    requests.flatMap((of): [string, (say: Say) => Reply][] => [
      [`${of}.confirm`, (say) => say.request(of).confirm({ wanted: 'printer', wish: 'soon' })],
      [`${of}.requested`, (say) => say.request(of).requested(undefined, opens)],
      [`${of}.already`, (say) => say.request(of).already(todo)],
      [`${of}.confirmMore`, (say) => say.request(of).confirmMore({ wanted: 'printer', phone: '03-1234-5678' })],
      [`${of}.confirmCancel`, (say) => say.request(of).confirmCancel(todo)],
      [`${of}.standing`, (say) => ({ text: say.request(of).standing({ wanted: 'printer', wish: 'soon' }) })],
      [`${of}.arranged`, (say) => say.request(of).arranged(todo)],
    ]),
  );

/** Their sentences, by kind. */
export const requestRooms = (say: Say) => Object.fromEntries(requests.map((of) => [of, say.request(of)]));
