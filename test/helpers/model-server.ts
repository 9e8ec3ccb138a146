/** A server that speaks OpenAI's Chat Completions on this machine, and answers as a test has it: well, late, broken, or with malice. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const request = z.looseObject({
  model: z.string(),
  messages: z.array(
    z.object({ role: z.string(), content: z.union([z.string(), z.array(z.looseObject({ text: z.string() }))]) }),
  ),
  response_format: z.looseObject({ type: z.literal('json_schema'), json_schema: z.looseObject({ name: z.string() }) }),
  store: z.boolean(),
});

/** A call as the server heard it. */
export interface HeardCall {
  use: string;
  prefix: string;
  said: string;
  body: Record<string, unknown>;
}

/** What the server does: says `content`, fails with a status, is cut, refuses, or says nothing for so long. */
export type Behaviour =
  | { content: unknown }
  | { raw: string }
  | { status: number; retryAfter?: number }
  | { refusal: string }
  | { cut: true }
  | { hangs: true }
  | { drops: true };

const textOf = (content: z.infer<typeof request>['messages'][number]['content'] | undefined): string =>
  typeof content === 'string' ? content : (content?.map(({ text }) => text).join('') ?? '');

/** Begins the server; `behave` says what it does to each call. */
export const openModelServer = async (behave: (call: HeardCall, nth: number) => Behaviour) => {
  const calls: HeardCall[] = [];
  const server = createServer(async (asked, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = request.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const call: HeardCall = {
      use: body.response_format.json_schema.name,
      prefix: textOf(body.messages[0]?.content),
      said: textOf(body.messages[1]?.content),
      body,
    };
    calls.push(call);
    const does = behave(call, calls.length);
    if ('hangs' in does) return;
    if ('drops' in does) return void asked.socket.destroy();
    if ('status' in does) {
      answer.writeHead(does.status, {
        'content-type': 'application/json',
        ...(does.retryAfter !== undefined && { 'retry-after': String(does.retryAfter) }),
      });
      return void answer.end(JSON.stringify({ error: { message: 'no', type: 'test' } }));
    }
    const content = 'content' in does ? JSON.stringify(does.content) : 'raw' in does ? does.raw : '{"a":';
    answer.writeHead(200, { 'content-type': 'application/json' });
    answer.end(
      JSON.stringify({
        id: 'c1',
        object: 'chat.completion',
        created: 0,
        model: body.model,
        choices: [
          {
            index: 0,
            finish_reason: 'cut' in does ? 'length' : 'stop',
            logprobs: null,
            message: {
              role: 'assistant',
              content: 'refusal' in does ? null : content,
              refusal: 'refusal' in does ? does.refusal : null,
            },
          },
        ],
        usage: {
          prompt_tokens: 1_000,
          completion_tokens: 20,
          total_tokens: 1_020,
          prompt_tokens_details: { cached_tokens: calls.length > 1 ? 900 : 0 },
        },
      }),
    );
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
};
