/** A desk over a test's store, with the demo contracts and customers who are already known. */
import { pino } from 'pino';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import type { TranscriptEntry } from '../../adapters/channels/port.ts';
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { steppedClock } from '../../bot/clock.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { type Given, storeGiven } from '../../bot/demo/given.ts';
import { openDesk } from '../../bot/desk.ts';
import { talks, transcriptLog } from '../../bot/talk.ts';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { monthOf } from '../../knowledge/rules/japan-time.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

type Parts = Parameters<typeof openDesk>[0];
const documents = loadDocuments();
const delivery = { by: 'transcript' } as const;

/** A Tuesday morning in hours. */
export const tuesday = Temporal.Instant.from('2026-11-24T10:00:00+09:00');

/** The desk over `store`. `given`: the contracts it is given first; `backOffice`: the company's own, asked for visits and loans; `secondFactor`: where codes go. */
export const deskOver = async (
  store: Store,
  start = tuesday,
  {
    backOffice,
    secondFactor,
    given = demoContracts(start),
    log = pino({ level: 'silent' }),
  }: Partial<Pick<Parts, 'backOffice' | 'secondFactor' | 'log'>> & { given?: readonly Given[] } = {},
) => {
  const clock = steppedClock(start);
  const desk = openDesk({
    store,
    clock,
    documents,
    log,
    backOffice,
    secondFactor,
    remotePage: () => 'http://desk/remote/',
  });
  for (const one of given) await storeGiven(store, one);
  let events = 0;

  return {
    ...desk,
    clock,
    /** makes `conversation` one of the contract's, as if its user, named as the conversation, had written before */
    async link(conversation: string, number: string) {
      const records = openRecords(store);
      await builtInContracts(records).link(conversation, number);
      const known = await talks.read(records, conversation);
      if (!known)
        talks.write(records, conversation, { user: conversation, dialogs: { dialogStack: [] }, sent: 0, kept: {} });
      await records.commit();
    },
    /** the customer says `text`; `id` makes it the same event again */
    say: (conversation: string, text: string, id = `e${++events}`) =>
      desk.turns.run({
        kind: 'message',
        id: `${conversation}/${id}`,
        conversation,
        user: conversation,
        text,
        delivery,
      }),
    operate: (conversation: string, action: OperatorAction, by = { id: 'yamada', name: '山田' }) =>
      desk.turns.run({ kind: 'operator', id: `operator/${++events}`, conversation, by, action }),
    used: async (number: string) =>
      (await builtInCases(openRecords(store)).counts(number, monthOf(clock.now()))).length,
    transcript: async (conversation: string) =>
      (await store.readLog(transcriptLog(conversation), 0, 10_000)).map(({ value }) => value as TranscriptEntry),
  };
};
