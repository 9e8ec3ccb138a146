/** `npm run eval -- --model`: the examples and a sample of the corpus, played with a language model and without. */
import { writeFileSync } from 'node:fs';
import type { LanguageModel, ModelUse, TokensUsed } from '../../adapters/language-model/port.ts';
import { loadCorpus, type Utterance } from '../../bot/programs/train/corpus.ts';
import { read } from '../../knowledge/language/read.ts';
import { askSecond, type SecondReader } from '../../knowledge/language/second/ask-second.ts';
import type { Worded } from '../../knowledge/terms/answer-asked.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { checkedAnswer } from '../../knowledge/terms/worded-answer.ts';
import {
  type Conversation,
  conversationFaults,
  examplesOf,
  type Single,
  singleFaults,
} from '../helpers/judged-examples.ts';
import { actsUnasked, expectingOf, type Verdict, verdictOn } from './readings.ts';
import type { BatchLine } from './recorded-model.ts';

const documents = loadDocuments();

/** What a model cost and brought. */
export interface Watched {
  calls: Partial<Record<ModelUse, number>>;
  silent: number;
  tokens: TokensUsed;
  seconds: number[];
  said: number;
  dropped: Record<string, number>;
}

/** `model`, with everything it does kept in `watched`. */
export const watched = (model: LanguageModel) => {
  const seen: Watched = {
    calls: {},
    silent: 0,
    tokens: { input: 0, cached: 0, output: 0 },
    seconds: [],
    said: 0,
    dropped: {},
  };
  const watching: LanguageModel = {
    async ask(call, asked) {
      const began = performance.now();
      const answer = await model.ask(call, asked);
      seen.seconds.push((performance.now() - began) / 1_000);
      seen.calls[call.use] = (seen.calls[call.use] ?? 0) + 1;
      for (const kind of ['input', 'cached', 'output'] as const) seen.tokens[kind] += answer.tokens[kind];
      if ('silent' in answer) seen.silent += 1;
      else if (call.use === 'answer') {
        const { kept, dropped } = checkedAnswer(answer.value as Worded, documents, 'ja');
        seen.said += kept;
        for (const why of dropped) seen.dropped[why] = (seen.dropped[why] ?? 0) + 1;
      }
      return answer;
    },
  };
  return { model: watching, seen };
};

/** Everything may be sent, and costs what it costs: what is measured is the model. */
const terms = { withinMs: 20_000, sends: 'all', budget: { most: Number.MAX_SAFE_INTEGER } } as const;

const single = (one: Single) => ({
  id: one.id,
  messages: 1,
  faults: (outside?: Outside) => singleFaults(one, outside),
});
const conversation = (one: Conversation) => ({
  id: one.id,
  messages: one.steps.filter((step) => 'msg' in step).length,
  faults: (outside?: Outside) => conversationFaults(one, outside),
});

const questions = examplesOf('questions') as Single[];
const intents = (examplesOf('intents') as { id: string; q: string; expected: string; acceptable?: string[] }[]).map(
  ({ id, q, expected, acceptable = [] }): Single => ({
    ...{ id, q, intent: expected, intent_ok: acceptable },
    ...{ must: [], must_not: [] },
  }),
);

/** The sets that are played, each with what is wrong with one of it. */
const sets = {
  questions: questions.map(single),
  intents: intents.map(single),
  'singles-2': (examplesOf('singles-2') as Single[]).map(single),
  conversations: ['conversations', 'conversations-2'].flatMap((name) =>
    (examplesOf(name) as Conversation[]).map(conversation),
  ),
} as const;
type Outside = Parameters<typeof singleFaults>[1];
export type SetName = keyof typeof sets;

/** The examples that were played, in their order. */
export interface PlayedSet {
  set: SetName;
  /** so many messages of customers are in it */
  messages: number;
  /** each example, and whether it went as it must */
  played: { id: string; isRight: boolean }[];
}

/** Plays every example of the sets; `model`: with it. */
export const playExamples = async (model?: LanguageModel): Promise<PlayedSet[]> => {
  const all: PlayedSet[] = [];
  for (const [set, examples] of Object.entries(sets)) {
    const messages = examples.reduce((sum, one) => sum + one.messages, 0);
    const played: PlayedSet['played'] = [];
    for (const { id, faults } of examples)
      played.push({ id, isRight: (await faults(model && { model: { model, terms } })).length === 0 });
    all.push({ set: set as SetName, messages, played });
  }
  return all;
};

/** The model as a second reader of one utterance; undefined where it is not worth asking, or says nothing. */
const secondOf = async (utterance: Utterance, model: LanguageModel): Promise<SecondReader | undefined> => {
  const { text } = utterance;
  let asked: Parameters<SecondReader>[0] | undefined;
  read(text, expectingOf(utterance), documents, undefined, (what) => {
    asked = what;
    return undefined;
  });
  if (!asked) return undefined;
  const { prefix, shape, about, actsOf } = askSecond(asked, [], documents);
  const call = { use: 'reading', prefix, shape, about, most: 600 } as const;
  const answer = await model.ask(call, { customer: 'eval', signal: AbortSignal.timeout(terms.withinMs) });
  if ('silent' in answer) return undefined;
  const acts = actsOf(answer.value);
  return () => acts;
};

/** One verdict on each utterance, without the model and with it. */
export interface ReadingScore {
  without: Record<Verdict | 'unasked act', number>;
  with: Record<Verdict | 'unasked act', number>;
  many: number;
}

/** Reads `many` utterances that were never trained on, spread over all of them. */
export const readSample = async (model: LanguageModel, many: number): Promise<ReadingScore> => {
  const { apart } = loadCorpus();
  const step = Math.max(1, Math.floor(apart.length / Math.max(1, many)));
  const sample = many === 0 ? [] : apart.filter((_one, n) => n % step === 0).slice(0, many);
  const none = () => ({ right: 0, 'in part': 0, 'asked back': 0, wrong: 0, harmful: 0, 'unasked act': 0 });
  const score: ReadingScore = { without: none(), with: none(), many: sample.length };
  for (const utterance of sample) {
    const second = await secondOf(utterance, model);
    score.without[verdictOn(utterance)] += 1;
    score.with[verdictOn(utterance, second)] += 1;
    score.without['unasked act'] += Number(actsUnasked(utterance));
    score.with['unasked act'] += Number(actsUnasked(utterance, second));
  }
  return score;
};

/** Writes requests as a file of the Batch API: one JSON object a line. */
export const writeBatch = (file: string, requests: Iterable<BatchLine>): number => {
  const lines = [...requests].map((one) => JSON.stringify(one));
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return lines.length;
};
