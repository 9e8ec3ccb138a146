/** `npm run bench`: how long a message takes to be read, a question to be answered, a date to be read, and the bot to be ready, against named baselines; with --turns how many turns a second, with --json as ratios; with --growth whether that stays so. */
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { recognizeDateTime } from '@microsoft/recognizers-text-date-time';
import { readBooking } from '../../knowledge/language/dates/booking-reader.ts';
import { read } from '../../knowledge/language/read.ts';
import { readExactly } from '../../knowledge/language/readers/read-exactly.ts';
import { answerTo, together } from '../../knowledge/terms/answer.ts';
import { type Documents, loadDocuments } from '../../knowledge/terms/documents.ts';
import { type AtRest, startedWith } from './at-rest.ts';
import { benchGrowth } from './growth/growth.ts';
import { longerTerms } from './longer-terms.ts';
import { quantile, sideBySide } from './side-by-side.ts';
import { benchTurns } from './turns/turns.ts';

if (process.argv.includes('--turns')) {
  console.log(await benchTurns(process.argv.includes('--json')));
  process.exit(0);
}
if (process.argv.includes('--growth')) {
  await benchGrowth(console.log);
  process.exit(0);
}

const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
const questions = json<{ q: string }[]>('../eval/questions.json').map(({ q }) => q);
const single = (name: string) => json<{ q: string }[]>(`../examples/${name}.json`).map(({ q }) => q);
const conversation = (name: string) =>
  json<{ steps: { msg?: string }[] }[]>(`../examples/${name}.json`).flatMap(({ steps }) =>
    steps.flatMap(({ msg }) => msg ?? []),
  );
const messages = [
  ...['questions', 'intents', 'singles-2'].flatMap(single),
  ...['conversations', 'conversations-2'].flatMap(conversation),
];
const dates = json<{ text: string; ref: string }[]>('../examples/dates.json');

/** What an English customer would write: for the baseline of reading dates. */
const inEnglish = [
  'next tuesday at 2pm',
  'the day after tomorrow in the morning',
  'december 24 from 1pm to 3pm',
  'any weekday next week',
  'three days from now at noon',
];

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** Median microseconds of `work` over the items, each done `rounds` times after two rounds to warm up. */
const microseconds = <T>(items: readonly T[], rounds: number, work: (item: T) => unknown): number => {
  const times: number[] = [];
  for (let round = -2; round < rounds; round++) {
    for (const item of items) {
      const begun = performance.now();
      work(item);
      if (round >= 0) times.push((performance.now() - begun) * 1000);
    }
  }
  return median(times);
};

const answer = (documents: Documents) => (question: string) => {
  const { commands, near = {} } = read(question, { open: [] }, documents);
  const asks = commands.filter((command) => command.kind === 'ask');
  return together(asks.map(({ topic }) => answerTo(topic, documents, topic ? {} : near)));
};

const collect = (createRequire(import.meta.url)('node:v8') as typeof import('node:v8')).setFlagsFromString;
collect('--expose-gc');
const gc = (await import('node:vm')).runInNewContext('gc') as () => void;
const heap = (): number => {
  gc();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

const lines: string[] = [];
const tell = (what: string, value: number, baseline?: number) =>
  lines.push(
    `${what.padEnd(58)} ${value.toFixed(1).padStart(9)}${baseline ? `   ${(value / baseline).toFixed(2)} ×` : ''}`,
  );

/** Before anything else takes memory: children are started one after the other, of each kind in turn. */
const started: Record<'exact' | 'both', AtRest[]> = { exact: [], both: [] };
for (let n = 0; n < 3; n++) {
  started.exact.push(startedWith('exact'));
  started.both.push(startedWith('both'));
}
for (const [name, what, unit] of [
  ['ready', 'ready to read', 'ms'],
  ['memory', 'memory at rest', 'MB'],
] as const) {
  const [before, now] = [started.exact, started.both].map((all) => median(all.map((one) => one[name])));
  tell(`baseline: ${what} with the exact reader alone, ${unit}`, before ?? 0);
  tell(`${what} with both readers, ${unit}`, now ?? 0, before);
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const segment = (text: string) => [...segmenter.segment(text)];
const ours = loadDocuments();
const reading = sideBySide(messages, 5, {
  segmenter: segment,
  exact: (message) => readExactly(message, { open: [] }, ours),
  both: (message) => read(message, { open: [] }, ours),
});
for (const [name, share] of [
  ['median', 0.5],
  ['p99', 0.99],
] as const) {
  const [base, exact, both] = [reading.segmenter, reading.exact, reading.both].map((all) => quantile(all, share));
  tell(`baseline: Intl.Segmenter over a message, ${name}, µs`, base ?? 0);
  tell(`read a message by the exact reader alone, ${name}, µs`, exact ?? 0, base);
  tell(`read a message, ${name}, µs`, both ?? 0, base);
}

const segmenting = microseconds(questions, 3, segment);
tell('baseline: Intl.Segmenter over a question, µs', segmenting);
for (const times of [1, 10, 100]) {
  const dir = longerTerms(times);
  const before = heap();
  const documents = loadDocuments(dir);
  const held = heap() - before;
  tell(
    `understand and answer, terms ${times} × as long, µs`,
    microseconds(questions, times === 1 ? 5 : 1, answer(documents)),
    segmenting,
  );
  tell(`  memory of the documents, MB`, held);
  rmSync(dir, { recursive: true });
}
const microsoft = microseconds(inEnglish, 20, (text) => recognizeDateTime(text, 'en-us'));
tell('baseline: Microsoft’s en-us model over an English date, µs', microsoft);
tell(
  'read a Japanese date for a booking, µs',
  microseconds(dates, 20, ({ text, ref }) => readBooking(text, Temporal.PlainDateTime.from(ref))),
  microsoft,
);
console.log(lines.join('\n'));
