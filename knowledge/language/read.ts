/** A message, read once: what is done in it, and the values it gives. Deterministic, and bounded in the work it makes. */
import type { Documents } from '../terms/documents.ts';
import { type HeardActs, hearActs } from './learned/hear-acts.ts';
import { joinReadings } from './learned/join-readings.ts';
import { readChoice } from './learned/read-choice.ts';
import { hearSays } from './readers/hear-says.ts';
import { nearTo } from './readers/near-to.ts';
import { readExactly } from './readers/read-exactly.ts';
import type { Expecting, Reading } from './reading.ts';
import type { SecondReader } from './second/ask-second.ts';
import { joinHeard } from './second/join-heard.ts';
import { isWorthAsking } from './second/worth-asking.ts';
import { withQuoted } from './text/quoted.ts';
import { readUpTo } from './text/read-up-to.ts';
import { withoutCodes } from './values/hear-code.ts';

/** What was not understood in the light of what came before may be clear by itself from here on: プラン2は？ */
const clearAlone = 0.65;

/** The reading of a message that nothing was asked before, where what was spoken of or stands hid what it says. */
const readAlone = (exact: Reading, text: string, expecting: Expecting, documents: Documents): Reading | undefined => {
  const { asked, context = [] } = expecting;
  if (asked !== undefined || context.length === 0) return undefined;
  const alone = { ...expecting, context: [] };
  const reading = joinReadings(exact, hearActs(text, [], documents), alone, documents);
  const isClear = reading.commands.some(({ kind, confidence }) => kind === 'ask' && confidence >= clearAlone);
  return isClear ? reading : undefined;
};

const offeredIn = ({ asked, open }: Expecting): string[] =>
  [...(asked ? [asked] : []), ...open].flatMap(({ hears }) =>
    hears.as === 'choice' ? hears.of.map(({ label }) => label) : [],
  );

/** What is heard, by a second reader as well where the message is worth it. */
const hearBoth = (
  first: HeardActs,
  of: { text: string; exact: Reading; expecting: Expecting; second: SecondReader | undefined },
): HeardActs => {
  const { text, exact, expecting, second } = of;
  if (!second || !isWorthAsking(text, exact, first, expecting)) return first;
  const heard = second({ text, context: expecting.context ?? [], choices: offeredIn(expecting) });
  return heard ? joinHeard(first, heard) : first;
};

const isUnclear = ({ commands }: Reading): boolean => commands.every(({ kind }) => kind === 'unknown');

/**
 * What `original` means when `expecting` was asked. The commands are best first and never empty. A message may answer and ask
 * at once: what was asked comes first, the rest follows. `last` is the topic of the question answered last, which a short one leans on.
 * `second` is asked where the first readers are not sure.
 */
export const read = (
  original: string,
  expecting: Expecting,
  documents: Documents,
  last?: string,
  second?: SecondReader,
): Reading => {
  const said = withQuoted(original, expecting.quotes);
  // Where any words are an answer they are kept as they are.
  const source = expecting.hidesCodes && expecting.asked?.hears.as === 'text' ? withoutCodes(said) : said;
  const exact = readExactly(source, expecting, documents);
  const isKnown = documents.answers.topics.some(({ id }) => id === last) || last?.startsWith('x.');
  const context = expecting.context ?? (last !== undefined && isKnown ? [`spoken:${last}`] : []);
  const text = source.slice(0, readUpTo);
  const chosen = readChoice(exact, expecting, documents);
  const heard = chosen
    ? undefined
    : hearBoth(hearActs(text, context, documents), { text, exact, expecting: { ...expecting, context }, second });
  const first = heard ? joinReadings(exact, heard, expecting, documents) : (chosen ?? exact);
  const reading = (heard && isUnclear(first) && readAlone(exact, text, { ...expecting, context }, documents)) || first;
  const isUnknown = reading.commands.some((one) => one.kind === 'ask' && one.topic === undefined);
  return {
    ...reading,
    ...(expecting.hidesCodes && { text: withoutCodes(reading.text) }),
    says: hearSays(text, { reading, expecting, documents }),
    ...(isUnknown && { near: nearTo(text, heard?.likely ?? [], documents) }),
  };
};
