/** `npm run bench`: how long a question takes to be understood and answered, and a date to be read, against named baselines. */
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { recognizeDateTime } from '@microsoft/recognizers-text-date-time';
import { readBooking } from '../../knowledge/language/dates/booking-reader.ts';
import { nearTo } from '../../knowledge/language/near-to.ts';
import { read } from '../../knowledge/language/read.ts';
import { answerTo, together } from '../../knowledge/terms/answer.ts';
import { type Documents, loadDocuments } from '../../knowledge/terms/documents.ts';
import { longerTerms } from './longer-terms.ts';

const json = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
const questions = json<{ q: string }[]>('../eval/questions.json').map(({ q }) => q);
const dates = json<{ text: string; ref: string }[]>('../examples/dates.json');

/** What an English customer would write: for the baseline of reading dates. */
const inEnglish = [
  'next tuesday at 2pm',
  'the day after tomorrow in the morning',
  'december 24 from 1pm to 3pm',
  'any weekday next week',
  'three days from now at noon',
];

const median = (numbers: number[]): number => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;

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
  const asks = read(question, { open: [] }, documents).commands.filter((command) => command.kind === 'ask');
  return together(asks.map(({ topic }) => answerTo(topic, documents, topic ? {} : nearTo(question, documents))));
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

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const segmenting = microseconds(questions, 3, (question) => [...segmenter.segment(question)]);
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
