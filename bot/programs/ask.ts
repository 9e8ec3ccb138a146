/** `npm run -s ask`: one question a line in, in a conversation of its own; the answer with its clauses a line out. */
import { z } from 'zod';
import { intentOf } from '../../knowledge/language/intent.ts';
import { read } from '../../knowledge/language/read.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { demoContracts } from '../demo/contracts.ts';
import { answerLines } from './lines.ts';
import { playOne } from './play.ts';

const question = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  clock: z.string().optional(),
  contract: z.string().optional(),
});
const documents = loadDocuments();

await answerLines(question, async ({ id, text, clock, contract }) => {
  const now = clock === undefined ? Temporal.Now.instant() : Temporal.Instant.from(clock);
  const given = demoContracts(now).find((one) => one.contract.number === contract);
  const replies = await playOne(String(id), text, now, given);
  const intent = intentOf(read(text, { open: [] }, documents).commands[0]);
  return {
    id,
    intent,
    text: replies.map((reply) => reply.text).join('\n'),
    citations: replies.flatMap(({ citations }) => citations),
  };
});
