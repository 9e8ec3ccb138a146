/** Answers of a language model that were recorded, played again: the examples go as they must with them, and what is asked is what was recorded. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answersIn, recordedModel } from './recorded-model.ts';
import { playExamples } from './with-model.ts';

const folder = join(import.meta.dirname, 'recordings');
const files = readdirSync(folder).map((name) => join(folder, name));
const server = { key: '', model: 'small' };

const batchLine = z.strictObject({
  custom_id: z.string().regex(/^[a-z]+-[\da-f]{40}$/),
  method: z.literal('POST'),
  url: z.literal('/v1/chat/completions'),
  body: z.looseObject({
    model: z.literal('small'),
    messages: z.tuple([z.looseObject({ role: z.literal('system') }), z.looseObject({ role: z.literal('user') })]),
    response_format: z.looseObject({ type: z.literal('json_schema') }),
    store: z.literal(false),
  }),
});

describe('the recorded answers', () => {
  it('are played to the examples, which go as well as without, and what is lacking is a batch', async () => {
    const recorded = await recordedModel(files, server);
    const sets = await playExamples(recorded.model);
    const right = sets.map(({ set, played }) => [set, played.filter(({ isRight }) => isRight).length] as const);
    const least = { questions: 40, intents: 30, 'singles-2': 118, conversations: 32 };
    for (const [set, many] of right) expect(many, set).toBeGreaterThanOrEqual(least[set]);
    // Other questions than were recorded are asked: answer them anew, by --batch-out and --batch-in.
    expect([...recorded.known.keys()].filter((id) => !recorded.used.has(id))).toEqual([]);
    expect(recorded.known.size).toBeGreaterThanOrEqual(30);
    const lines = [...recorded.lacking.values()];
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(batchLine.safeParse(JSON.parse(JSON.stringify(line))).error).toBeUndefined();
    expect(new Set(lines.map(({ custom_id }) => custom_id)).size).toBe(lines.length);
  });

  it('that are none are told by their line', () => {
    const [file = ''] = files;
    expect(() => answersIn(`${readFileSync(file, 'utf8')}{"custom_id":1}\n`)).toThrow(/^line \d+ is no answer/);
  });
});
