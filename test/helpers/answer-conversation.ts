/** Questions put to the whole bot in memory, one conversation each, as the measuring program puts them. */
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { passingDesk } from '../../bot/programs/in-memory.ts';

/** A question with what came before it. */
export interface AskedMessage {
  id: string;
  q: string;
  /** earlier messages of the same conversation */
  before?: readonly string[];
  /** business time; a working Tuesday morning when left out */
  clock?: string;
  /** a demo contract the user is linked to; nobody is identified when left out */
  contract?: string;
}

const morning = '2026-11-24T10:00:00+09:00';

/** A desk to put questions to: `ask` gives what was said in answer to the last message, and the clauses cited. */
export const openQuestions = async () => {
  const desk = passingDesk(Temporal.Instant.from(morning));
  for (const given of demoContracts(desk.clock.now())) await storeGiven(desk.store, given);
  const link = async (user: string, contract: string) => {
    const records = openRecords(desk.store);
    await builtInContracts(records).link(user, contract);
    await records.commit();
  };
  return {
    async ask({
      id,
      q,
      before = [],
      clock = morning,
      contract,
    }: AskedMessage): Promise<{ text: string; cites: string[] }> {
      desk.clock.set(Temporal.Instant.from(clock));
      if (contract !== undefined) await link(id, contract);
      const told = { text: '', cites: [] as string[] };
      for (const [n, text] of [...before, q].entries()) {
        const delivery = { by: 'transcript' } as const;
        const message = { kind: 'message', conversation: id, user: id, text, delivery } as const;
        const { replies } = await desk.turns.run({ ...message, id: `${id}/${n}` });
        told.text = replies.map((reply) => reply.text).join('\n');
        told.cites = replies.flatMap(({ citations = [] }) => citations.map(({ clause }) => clause));
      }
      return told;
    },
    close: () => desk.close(),
  };
};
