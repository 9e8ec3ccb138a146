/** A desk in memory with a language model behind a real server on this machine, which says what a test has it say. */
import { plainText } from '../../adapters/channels/port.ts';
import type { ModelTerms } from '../../bot/budgeted-model.ts';
import { steppedClock } from '../../bot/clock.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { openLog } from '../../bot/log.ts';
import { openModel } from '../../bot/open-model.ts';
import { passingDesk } from '../../bot/programs/in-memory.ts';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { type Behaviour, type HeardCall, openModelServer } from './model-server.ts';

const start = Temporal.Instant.from('2026-11-24T10:00:00+09:00');
const operator = { id: 'yamada', name: '山田', role: 'supervisor' } as const;

/** A reading as a model gives it: acts, each surely meant by the whole message. */
export const readAs = (...acts: string[]): Behaviour => ({
  content: { acts: acts.map((act) => ({ act, quote: '', sure: 'sure' })) },
});

/** Opens it; `behave` says what the model does. */
export const modelledDesk = async (
  behave: (call: HeardCall, nth: number) => Behaviour,
  terms: Partial<ModelTerms> = {},
) => {
  const server = await openModelServer(behave);
  const model = await openModel(
    {
      key: 'k',
      url: server.url,
      model: 'small',
      terms: { withinMs: 3_000, sends: 'all', budget: { most: 1_000_000 }, ...terms },
    },
    { clock: steppedClock(start), log: openLog('silent') },
  );
  const desk = passingDesk(start, { model });
  for (const given of demoContracts(start)) await storeGiven(desk.store, given);
  let events = 0;
  const conversation = 'modelled';
  const event = (text: string) => {
    events += 1;
    return {
      kind: 'message',
      id: `${conversation}/${events}`,
      conversation,
      user: conversation,
      text,
      attachments: 0,
      delivery: { by: 'transcript' },
    } as const;
  };
  return {
    ...desk,
    server,
    event,
    /** what the bot says to `text` */
    async say(text: string): Promise<string> {
      const { replies } = await desk.turns.run(event(text));
      return replies
        .map((reply) => [plainText(reply), ...(reply.choices ?? []).map(({ label }) => `［${label}］`)].join('\n'))
        .join('\n');
    },
    does: (action: OperatorAction) =>
      desk.turns.run({ kind: 'operator', id: `operator/${++events}`, conversation, by: operator, action }),
    async close() {
      await desk.close();
      await server.close();
    },
  };
};
