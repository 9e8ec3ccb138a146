/** What customers think of answers, by a thumb: kept for a season, listed for supervisors with the question and the answer. */
import { z } from 'zod';
import type { TranscriptEntry } from '../adapters/channels/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Records, recordKind } from '../adapters/store/records.ts';
import type { Event } from './event.ts';
import { entryOfSent } from './sent-as.ts';
import { transcriptLog } from './talk.ts';

const season = 90 * 24 * 3_600_000;

const judgements = recordKind(
  'judged',
  z.object({
    conversation: z.string(),
    /** the entry that is judged; undefined: it was said too long ago */
    entry: z.string().optional(),
    liked: z.boolean(),
    /** what the customer wrote beside it */
    words: z.string(),
    /** real time, epoch ms */
    at: z.number(),
  }),
);
/** All of them, by the real time of the thumb (epoch ms). What is older than it is kept may still stand there. */
const allJudged = 'judged-all';

/** Keeps a thumb; a later one of the same answer takes its place. `text`: the customer's words beside it. */
export const keepJudged = async (
  { conversation, of = '', liked = false }: Extract<Event, { kind: 'channel' }>,
  text: string,
  { records, realNow }: { records: Records; realNow: number },
): Promise<void> => {
  const entry = await entryOfSent(records, conversation, of);
  const id = `${conversation}/${entry ?? of}`;
  await judgements.read(records, id);
  judgements.write(records, id, { conversation, ...(entry && { entry }), liked, words: text, at: realNow });
  records.list(allJudged, id, realNow);
  records.forget(judgements.key(id), realNow + season);
  // More than one goes for each that comes, so the list stays as short as what is kept.
  const first = await records.page(allJudged, undefined, 10);
  for (const { member, score } of first) if (score < realNow - season) records.unlist(allJudged, member);
};

/** A thumb with what it was about. */
export interface Judged {
  conversation: string;
  liked: boolean;
  words: string;
  at: number;
  /** what the customer had said before, and the answer; undefined: it stands no more */
  question: string | undefined;
  answer: string | undefined;
}

/** So many of the list are looked through for the latest ones. */
const mostRead = 2_000;

const aboutOf = async (store: Pick<Store, 'readLog'>, conversation: string, entry: string | undefined) => {
  const log = (await store.readLog(transcriptLog(conversation), 0, 10_000)).map(
    ({ value }) => value as TranscriptEntry,
  );
  const at = log.findIndex(({ kind, id }) => kind === 'said' && id === entry);
  const answer = log[at];
  const question = log.slice(0, Math.max(at, 0)).findLast((one) => one.kind === 'said' && one.from === 'customer');
  return {
    question: question?.kind === 'said' ? question.message.text : undefined,
    answer: answer?.kind === 'said' ? answer.message.text : undefined,
  };
};

/** The latest `most`, the latest first. */
export const lastJudged = async (
  store: Pick<Store, 'read' | 'readLog' | 'readList'>,
  most: number,
): Promise<{ rows: Judged[]; more: boolean }> => {
  const listed = (await store.readList(allJudged, undefined, mostRead)).toReversed();
  const entries = await store.read(listed.slice(0, most).map(({ member }) => judgements.key(member)));
  const kept = entries.flatMap(({ value }) => (value === undefined ? [] : [judgements.parse(value)]));
  const rows = await Promise.all(
    kept.map(async ({ entry, ...one }) => ({ ...one, ...(await aboutOf(store, one.conversation, entry)) })),
  );
  return { rows, more: listed.length > most };
};
