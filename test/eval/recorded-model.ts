/** A language model out of a file: answers of a batch, as OpenAI's Batch API writes them; what is not in it is asked for in the next one. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { chatRequests, type ModelServer } from '../../adapters/language-model/openai.ts';
import type { LanguageModel, ModelAnswer, ModelCall } from '../../adapters/language-model/port.ts';

const answered = z.looseObject({
  custom_id: z.string(),
  response: z.looseObject({
    status_code: z.number(),
    body: z.looseObject({
      choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string().nullable() }) })).optional(),
      usage: z
        .looseObject({
          prompt_tokens: z.number(),
          completion_tokens: z.number(),
          prompt_tokens_details: z.looseObject({ cached_tokens: z.number().optional() }).nullish(),
        })
        .optional(),
    }),
  }),
});
type Answered = z.infer<typeof answered>;

/** A request of a batch. */
export interface BatchLine {
  custom_id: string;
  method: 'POST';
  url: '/v1/chat/completions';
  body: object;
}

/** What a call is known by: its use and what it is about. The prefix is left out, so that answers outlive a word put better in it. */
export const callId = ({ use, about }: Pick<ModelCall, 'use' | 'about'>): string =>
  `${use}-${createHash('sha256').update(about).digest('hex').slice(0, 40)}`;

const nothing = { input: 0, cached: 0, output: 0 };

const answerIn = <T>({ response }: Answered, { shape }: ModelCall<T>): ModelAnswer<T> => {
  const { choices, usage } = response.body;
  const tokens = {
    input: usage?.prompt_tokens ?? 0,
    cached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    output: usage?.completion_tokens ?? 0,
  };
  if (response.status_code !== 200) return { silent: 'failed', tokens };
  try {
    const { success, data } = shape.safeParse(JSON.parse(choices?.[0]?.message.content ?? ''));
    return success ? { value: data, tokens } : { silent: 'malformed', tokens };
  } catch {
    return { silent: 'malformed', tokens };
  }
};

/** The answers in `text`, one JSON object a line. Throws with the line that is none. */
export const answersIn = (text: string): Map<string, Answered> =>
  new Map(
    text.split('\n').flatMap((line, n) => {
      if (line.trim() === '') return [];
      try {
        const one = answered.parse(JSON.parse(line));
        return [[one.custom_id, one] as const];
      } catch (error) {
        throw new Error(`line ${n + 1} is no answer of a batch: write it as OpenAI's Batch API does`, { cause: error });
      }
    }),
  );

/** A model that answers what `files` hold, and keeps the requests that they do not. */
export const recordedModel = async (files: readonly string[], server: ModelServer) => {
  const known = new Map(files.flatMap((file) => [...answersIn(readFileSync(file, 'utf8'))]));
  const requests = await chatRequests(server);
  const lacking = new Map<string, BatchLine>();
  const used = new Set<string>();
  const model: LanguageModel = {
    async ask(call, { customer }) {
      const id = callId(call);
      const answer = known.get(id);
      if (answer) {
        used.add(id);
        return answerIn(answer, call);
      }
      const body = requests(call, customer);
      lacking.set(id, { custom_id: id, method: 'POST', url: '/v1/chat/completions', body });
      return { silent: 'failed', tokens: nothing };
    },
  };
  return { model, known, used, lacking };
};
