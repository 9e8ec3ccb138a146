/** How much work a message costs the reader, told of those that cost more than a moment. */
import { read } from '../../knowledge/language/read.ts';
import type { Expecting } from '../../knowledge/language/reading.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();
/** Milliseconds of work that a message may cost, on a small machine. */
const allowed = 50;

/** Milliseconds this thread has worked: what another program or the machine's host does does not count. */
const worked = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** The least of some tries, so that no collection of garbage is taken for reading; one that is quick enough is the last. */
const leastTime = (message: string, expecting: Expecting): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5 && least > allowed; tries++) {
    const before = worked();
    read(message, expecting, documents);
    least = Math.min(least, worked() - before);
    // What is remembered of this try is pushed out before the next one.
    if (least > allowed) for (let n = 0; n < 100; n++) read(`${n}番`, { open: [] }, documents);
  }
  return least;
};

/** Which of `messages` cost more than a moment where one of `expecting` is asked, for a person to read. */
export const slowToRead = (messages: readonly string[], expecting: readonly Expecting[]): string[] =>
  messages.flatMap((message) =>
    expecting.flatMap((one) => {
      const time = leastTime(message, one);
      const { as = 'nothing' } = one.asked?.hears ?? {};
      return time > allowed ? [`${message.slice(0, 12)}… of ${message.length} letters, asked ${as}: ${time} ms`] : [];
    }),
  );
