/** The language model over HTTP: what it says is read by its shape, and whatever goes wrong ends in time and says nothing. */
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chatRequests, openAiModel } from '../../adapters/language-model/openai.ts';
import type { ModelCall, Silence } from '../../adapters/language-model/port.ts';
import { type Behaviour, type HeardCall, openModelServer } from '../helpers/model-server.ts';

const shape = z.strictObject({ acts: z.array(z.enum(['greets', 'thanks'])) });
const call: ModelCall<z.infer<typeof shape>> = {
  use: 'reading',
  prefix: 'Read the message.',
  about: '{"message":"こんにちは"}',
  shape,
  most: 100,
};
const right: Behaviour = { content: { acts: ['greets'] } };

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

const opened = async (behave: (call: HeardCall, nth: number) => Behaviour, now = () => 0) => {
  const server = await openModelServer(behave);
  ended.push(server.close);
  const told: Silence[] = [];
  const model = await openAiModel(
    { key: 'k', url: server.url, model: 'small' },
    { realNow: now, failed: (why) => told.push(why) },
  );
  const ask = (ms = 5_000) => model.ask(call, { customer: 'U1', signal: AbortSignal.timeout(ms) });
  return { server, told, ask };
};

describe('a language model', () => {
  it('is sent prefix and words apart, and what it says comes back in its shape', async () => {
    const { server, ask, told } = await opened(() => right);
    expect(await ask()).toEqual({
      value: { acts: ['greets'] },
      tokens: { input: 1_000, cached: 0, output: 20 },
    });
    expect(server.calls).toMatchObject([{ use: 'reading', prefix: call.prefix, said: call.about }]);
    expect(server.calls[0]?.body).toMatchObject({ model: 'small', store: false, max_completion_tokens: 100 });
    expect(told).toEqual([]);
  });

  it('sends fields for caching and safety to no server that may not know them', async () => {
    const { server, ask } = await opened(() => right);
    await ask();
    const names = Object.keys(server.calls[0]?.body ?? {});
    expect(names.filter((name) => /cache|safety|user/.test(name))).toEqual([]);
  });

  it.each([
    ['OpenAI, with a model that takes marks', { model: 'gpt-5.6-sol' }, { marked: true, known: true }],
    ['OpenAI, with an earlier model', { model: 'gpt-5.4-mini' }, { marked: false, known: true }],
    ['Azure', { model: 'ours', url: 'https://a.openai.azure.com/openai/v1' }, { marked: false, known: true }],
    ['another', { model: 'gpt-5.6-sol', url: 'https://models.example/v1' }, { marked: false, known: false }],
  ])('sends %s the fields it knows', async (_whose, server, { marked, known }) => {
    const body = (await chatRequests({ key: 'k', ...server }))(call, 'U1');
    expect(Array.isArray(body.messages[0]?.content)).toBe(marked);
    expect('prompt_cache_options' in body).toBe(marked);
    expect(['safety_identifier', 'prompt_cache_key'].filter((name) => name in body)).toHaveLength(known ? 2 : 0);
    expect(JSON.stringify(body)).not.toContain('U1');
  });

  it.each<[string, Behaviour, Silence]>([
    ['JSON that is none', { raw: '{"acts": [' }, 'malformed'],
    ['another shape', { content: { acts: ['wants refund'] } }, 'malformed'],
    ['nothing', { raw: 'null' }, 'malformed'],
    ['a refusal', { refusal: 'I cannot' }, 'unwilling'],
    ['an answer that was cut', { cut: true }, 'cut'],
    ['a wrong key', { status: 401 }, 'failed'],
    ['a model it does not know', { status: 404 }, 'failed'],
    ['a rate it will not serve for long', { status: 429, retryAfter: 60 }, 'failed'],
  ])('%s is no answer', async (_what, does, silent) => {
    const { server, ask, told } = await opened(() => does);
    expect(await ask()).toMatchObject({ silent });
    expect(server.calls).toHaveLength(1);
    expect(told).toEqual([silent]);
  });

  it.each<[string, Behaviour]>([
    ['500', { status: 500 }],
    ['429 for a moment', { status: 429, retryAfter: 0 }],
    ['a connection that is cut', { drops: true }],
  ])('%s is tried again', async (_what, does) => {
    const { server, ask } = await opened((_call, nth) => (nth === 1 ? does : right));
    expect(await ask()).toMatchObject({ value: { acts: ['greets'] } });
    expect(server.calls).toHaveLength(2);
  });

  it.each<[string, Behaviour, Silence]>([
    ['says nothing', { hangs: true }, 'slow'],
    ['fails each time', { status: 503 }, 'failed'],
  ])('a server that %s is waited for as long as there is time', async (_what, does, silent) => {
    const { ask, told } = await opened(() => does);
    const began = performance.now();
    expect(await ask(300)).toEqual({ silent, tokens: { input: 0, cached: 0, output: 0 } });
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(told).toEqual([silent]);
  });

  it('that failed five times in a row rests for half a minute, then is tried by one call alone', async () => {
    let now = 0;
    let isWell = false;
    const { server, ask } = await opened(
      () => (isWell ? right : { status: 400 }),
      () => now,
    );
    for (let n = 0; n < 5; n++) await ask();
    expect(await ask()).toMatchObject({ silent: 'circuit-open' });
    now = 29_999;
    expect(await ask()).toMatchObject({ silent: 'circuit-open' });
    expect(server.calls).toHaveLength(5);
    now = 30_000;
    isWell = true;
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).toHaveProperty('value');
    expect(other).toMatchObject({ silent: 'circuit-open' });
    expect(await ask()).toHaveProperty('value');
  });

  it('is asked eight things at once and no more', async () => {
    const { server, ask } = await opened(() => ({ hangs: true }));
    const asked = Array.from({ length: 9 }, () => ask(300));
    expect(await asked[8]).toMatchObject({ silent: 'busy' });
    await Promise.all(asked);
    expect(server.calls.length).toBeLessThanOrEqual(8);
  });
});
