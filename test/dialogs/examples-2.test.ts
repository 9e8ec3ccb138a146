/** The second batch of described messages and conversations: how many go as they must does not fall. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { play, playOne } from '../../bot/programs/play.ts';
import { scenarioShape } from '../../bot/programs/scenario-shape.ts';
import { intentOf } from '../../knowledge/language/intent.ts';
import { read } from '../../knowledge/language/read.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { type Demand, faultsOf } from '../helpers/answer-check.ts';
import { conversationProblems, type Expected } from '../helpers/conversation-check.ts';

const examples = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../examples/${name}.json`), 'utf8'));

type Single = Omit<Demand, 'clause'> & {
  clause?: string[];
  id: string;
  q: string;
  clock: string;
  contract?: string;
  customer?: { contacts_used: number };
  state?: Expected['steps'][number]['state'];
  intent?: string;
  intent_ok?: string[];
};
type Played = Awaited<ReturnType<typeof playOne>>;

const singles = examples('singles-2') as Single[];
const conversations = examples('conversations-2') as (Expected & { customer: { contacts_used: number } })[];
const documents = loadDocuments();

const answerFaults = (one: Single, replies: Played): string[] =>
  faultsOf(
    {
      text: replies.map(({ text }) => text).join('\n'),
      cites: replies.flatMap(({ citations }) => citations.map(({ clause }) => clause)),
    },
    { clause: [], ...one },
  );

const intentFaults = ({ q, intent, intent_ok = [] }: Single): string[] => {
  const heard = intentOf(read(q, { open: [] }, documents).commands[0]);
  return intent === undefined || [intent, ...intent_ok].includes(heard) ? [] : [`taken for ${heard}`];
};

/** A message of a customer described with it is played with what it leaves behind; any other with its contract. */
const singleFaults = async (one: Single): Promise<string[]> => {
  if (one.customer) {
    const steps = [{ n: 1, at: one.clock, actor: 'customer', msg: one.q, event_id: 'e1' }];
    const played = await play(scenarioShape.parse({ id: one.id, clock: one.clock, customer: one.customer, steps }));
    const expected = { id: one.id, steps: [{ n: 1, ...(one.state ? { state: one.state } : {}) }] } as Expected;
    const left = conversationProblems(expected, played, one.customer.contacts_used);
    return [...answerFaults(one, played.steps[0]?.replies ?? []), ...left];
  }
  const now = Temporal.Instant.from(one.clock);
  const known = demoContracts(now).find(({ contract }) => contract.number === one.contract);
  return [...answerFaults(one, await playOne(one.id, one.q, now, known)), ...intentFaults(one)];
};

describe('the second batch', () => {
  it('has at least 118 of its 121 messages answered as they must be', async () => {
    const faults = await Promise.all(singles.map(singleFaults));
    expect(singles).toHaveLength(121);
    expect(faults.filter((one) => one.length === 0).length).toBeGreaterThanOrEqual(118);
  });

  it('has its twelve conversations end as they must', async () => {
    const problems = await Promise.all(
      conversations.map(async (one) =>
        conversationProblems(one, await play(scenarioShape.parse(one)), one.customer.contacts_used),
      ),
    );
    expect(conversations).toHaveLength(12);
    expect(problems.flat()).toEqual([]);
  });
});
