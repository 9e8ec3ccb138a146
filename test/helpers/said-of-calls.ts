/** One call of every sentence about a call-back that stands, for the test that compares both languages. */
import type { Reply } from '../../dialogs/words/reply.ts';
import type { Say } from '../../dialogs/words/say.ts';

/** The sentences, each with a name of its own. `at`: `YYYY-MM-DDTHH:mm`. */
export const saidOfCalls = (at: string): Record<string, (say: Say) => Reply> => ({
  'callback.queued': (say) => say.callback.queued(at, { phone: '090-1234-5678', wish: 'soon', note: 'mail' }),
  'callback.already': (say) => say.callback.already(at),
  'callback.already, asked': (say) => say.callback.already(at, true),
  'callback.changed': (say) => say.callback.changed(at, '090-1234-5678', 'soon'),
  'callback.noted': (say) => say.callback.noted('mail'),
  'callback.noted, asked': (say) => say.callback.noted('mail', true),
  'callback.notedAs': (say) => say.callback.notedAs('mail', true),
  'callback.notedAs, another': (say) => say.callback.notedAs('mail', false),
  'waiting.call': (say) => say.waiting.call(at, undefined, { isDue: false, soonest: '2026-11-25T10:00' }),
  'waiting.call, late': (say) => say.waiting.call(at, undefined, { isDue: true, agreed: at, isOpen: true }),
});
