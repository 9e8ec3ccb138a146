/** A server that speaks OpenAI's Chat Completions: OpenAI, Azure, vLLM, Ollama. One call is made at a time for a turn, and read by its shape again. */
import { createHash } from 'node:crypto';
import type OpenAI from 'openai';
import { waitMsOf } from '../channels/http-answer.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import type { LanguageModel, ModelAnswer, ModelCall, Silence, TokensUsed } from './port.ts';

export interface ModelServer {
  key: string;
  /** where its API stands, up to /v1; undefined: OpenAI's own */
  url?: string | undefined;
  model: string;
}

/** So many calls of this process are under way at once. */
const mostAtOnce = 8;
/** A failure that may pass is tried again after so long, while there is time for it. */
const pauseMs = 250;
const longestPauseMs = 2_000;
const nothing: TokensUsed = { input: 0, cached: 0, output: 0 };

/** The servers that know fields for prompt caching and safety; others may refuse them. */
const knowsAllFields = (url: string | undefined): boolean => {
  if (url === undefined) return true;
  const { hostname } = new URL(url);
  return hostname === 'api.openai.com' || hostname.endsWith('.openai.azure.com');
};

/** Models that take marks for the end of a prefix that stays the same; earlier ones find it by themselves. */
const takesMarks = ({ url, model }: ModelServer): boolean =>
  knowsAllFields(url) && /^gpt-(?:5\.(?:[6-9]|\d\d)|[6-9]|\d\d)/.test(model);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const tokensOf = (usage: OpenAI.CompletionUsage | undefined): TokensUsed => ({
  input: usage?.prompt_tokens ?? 0,
  cached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
  output: usage?.completion_tokens ?? 0,
});

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((go) => {
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      go();
    };
    const timer = setTimeout(over, ms);
    signal.addEventListener('abort', over);
  });

/** What makes the body of a call to `server`: the same for a call at once and one of a batch. */
export const chatRequests = async (server: ModelServer) => {
  const { zodResponseFormat } = await import('openai/helpers/zod');
  const isKnown = knowsAllFields(server.url);
  const isMarked = takesMarks(server);
  return <T>({ use, prefix, about, shape, most }: ModelCall<T>, customer: string) => ({
    model: server.model,
    messages: [
      {
        role: 'system' as const,
        content: isMarked
          ? [{ type: 'text' as const, text: prefix, prompt_cache_breakpoint: { mode: 'explicit' as const } }]
          : prefix,
      },
      { role: 'user' as const, content: about },
    ],
    response_format: zodResponseFormat(shape, use),
    max_completion_tokens: most,
    store: false,
    ...(isKnown && {
      safety_identifier: digest(customer),
      prompt_cache_key: digest(prefix).slice(0, 32),
    }),
    ...(isMarked && { prompt_cache_options: { mode: 'explicit' as const } }),
  });
};

/**
 * The model behind `server`. `failed` is told of every call that brought nothing. The package is loaded here, and not
 * where no server is set. As OpenAI's API reference for Chat Completions has it.
 */
export const openAiModel = async (
  server: ModelServer,
  { realNow, failed }: { realNow: () => number; failed: (why: Silence, error?: unknown) => void },
): Promise<LanguageModel> => {
  const [sdk, { LengthFinishReasonError, ContentFilterFinishReasonError }, requests] = await Promise.all([
    import('openai'),
    import('openai/core/error'),
    chatRequests(server),
  ]);
  const client = new sdk.default({ apiKey: server.key, baseURL: server.url ?? null, maxRetries: 0 });
  const circuit = circuitBreaker(realNow);
  let underWay = 0;

  const silenceOf = (error: unknown, signal: AbortSignal): Silence => {
    if (signal.aborted || error instanceof sdk.APIUserAbortError || error instanceof sdk.APIConnectionTimeoutError)
      return 'slow';
    if (error instanceof LengthFinishReasonError) return 'cut';
    if (error instanceof ContentFilterFinishReasonError) return 'unwilling';
    return error instanceof sdk.APIError || error instanceof sdk.OpenAIError ? 'failed' : 'malformed';
  };
  /** Whether trying again can help. */
  const mayPass = (error: unknown): boolean =>
    error instanceof sdk.RateLimitError ||
    error instanceof sdk.InternalServerError ||
    (error instanceof sdk.APIConnectionError && !(error instanceof sdk.APIConnectionTimeoutError));

  const once = async <T>(call: ModelCall<T>, customer: string, signal: AbortSignal): Promise<ModelAnswer<T>> => {
    const completion = await client.chat.completions.parse(requests(call, customer), { signal });
    const tokens = tokensOf(completion.usage);
    const message = completion.choices[0]?.message;
    if (message?.refusal) return { silent: 'unwilling', tokens };
    // Servers that do not hold to the shape send what they like.
    const { success, data } = call.shape.safeParse(message?.parsed);
    return success ? { value: data, tokens } : { silent: 'malformed', tokens };
  };

  return {
    async ask(call, { customer, signal }) {
      if (underWay >= mostAtOnce) return { silent: 'busy', tokens: nothing };
      if (!circuit.allows()) return { silent: 'circuit-open', tokens: nothing };
      underWay += 1;
      try {
        for (let tries = 1; ; tries++) {
          try {
            const answer = await once(call, customer, signal);
            circuit.came('answered');
            if ('silent' in answer) failed(answer.silent);
            return answer;
          } catch (error) {
            const silent = silenceOf(error, signal);
            const asked = error instanceof sdk.APIError && error.headers ? waitMsOf(error.headers) : undefined;
            const ms = asked ?? pauseMs * 2 ** (tries - 1);
            if (silent === 'failed' && mayPass(error) && ms <= longestPauseMs) {
              await pause(ms, signal);
              if (!signal.aborted) continue;
            }
            const isOfServer = silent === 'failed' || silent === 'slow';
            circuit.came(isOfServer ? 'failed' : 'answered');
            failed(silent, error);
            return { silent, tokens: nothing };
          }
        }
      } finally {
        underWay -= 1;
      }
    },
  };
};
