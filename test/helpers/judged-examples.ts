/** The described messages and conversations of test/examples, played and judged: what is wrong with each, in words. */
import { readFileSync } from 'node:fs';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { play, playOne } from '../../bot/programs/play.ts';
import { scenarioShape } from '../../bot/programs/scenario-shape.ts';
import { intentOf } from '../../knowledge/language/intent.ts';
import { read } from '../../knowledge/language/read.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { type Demand, faultsOf } from './answer-check.ts';
import { conversationProblems, type Expected } from './conversation-check.ts';

type Outside = Parameters<typeof playOne>[4];
type Played = Awaited<ReturnType<typeof playOne>>;

/** A message with what its answer must be; of a described customer also what it leaves behind. */
export type Single = Omit<Demand, 'clause'> & {
  clause?: string[];
  id: string;
  q: string;
  clock?: string;
  contract?: string;
  customer?: { contacts_used: number };
  state?: Expected['steps'][number]['state'];
  intent?: string;
  intent_ok?: string[];
};
/** A conversation with what must be said and stand after its steps. */
export type Conversation = Expected & { customer: { contacts_used: number } };

const documents = loadDocuments();
const morning = '2026-11-24T10:00:00+09:00';

/** The examples of a file of test/examples, by its name. */
export const examplesOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../examples/${name}.json`, import.meta.url), 'utf8'));

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
export const singleFaults = async (one: Single, outside?: Outside): Promise<string[]> => {
  const { clock = morning } = one;
  if (one.customer) {
    const steps = [{ n: 1, at: clock, actor: 'customer', msg: one.q, event_id: 'e1' }];
    const scenario = scenarioShape.parse({ id: one.id, clock, customer: one.customer, steps });
    const played = await play(scenario, outside);
    const expected = { id: one.id, steps: [{ n: 1, ...(one.state ? { state: one.state } : {}) }] } as Expected;
    const left = conversationProblems(expected, played, one.customer.contacts_used);
    return [...answerFaults(one, played.steps[0]?.replies ?? []), ...left];
  }
  const now = Temporal.Instant.from(clock);
  const known = demoContracts(now).find(({ contract }) => contract.number === one.contract);
  return [...answerFaults(one, await playOne(one.id, one.q, now, known, outside)), ...intentFaults(one)];
};

/** What is wrong with a conversation once it is played. */
export const conversationFaults = async (one: Conversation, outside?: Outside): Promise<string[]> =>
  conversationProblems(one, await play(scenarioShape.parse(one), outside), one.customer.contacts_used);
