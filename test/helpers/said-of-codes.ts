/** One call of every sentence about one-time codes that takes something, for the test that compares both languages. */
import type { Reply } from '../../dialogs/words/reply.ts';
import type { Say } from '../../dialogs/words/say.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';

/** The sentences, each with a name of its own; the desk is `closed`. */
export const saidOfCodes = (closed: Decision): Record<string, (say: Say) => Reply> => ({
  'code.missing': (say) => say.code.missing(closed),
  'code.notAgain': (say) => say.code.notAgain(closed),
  'code.message': (say) => say.code.message('123456'),
  ...Object.fromEntries(
    (['why', 'which', 'where', 'how-long'] as const).map((about) => [
      `identify.code ${about}`,
      (say: Say) => say.aboutStep('identify', 'code', about, false),
    ]),
  ),
});
