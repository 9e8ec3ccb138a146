/** The settings of the language model, and what is wrong with them. */
import { z } from 'zod';
import type { ModelServer } from '../adapters/language-model/openai.ts';
import type { ModelTerms } from './budgeted-model.ts';
import type { Prices } from './model-spending.ts';
import { isSafeToCall, type SettingGiven, settingsBy } from './parse-settings.ts';

/** A language model that is set, and how it is used. */
export interface ModelSettings extends ModelServer {
  terms: ModelTerms;
}

const defaults = { model: 'gpt-5.4-mini', withinMs: 4_000, tokens: 2_000_000 } as const;
const priceList = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/;
const pricesOf = (text: string): Prices | undefined => {
  const [, input, cached, output] = priceList.exec(text) ?? [];
  return input === undefined ? undefined : { input: Number(input), cached: Number(cached), output: Number(output) };
};

const shapes = {
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/, abort: true }).refine(isSafeToCall),
  OPENAI_TIMEOUT_MS: z.coerce.number().int().min(500).max(20_000),
  OPENAI_DAILY_BUDGET: z.coerce.number().positive(),
  OPENAI_PRICES: z.string().regex(priceList),
  OPENAI_SEND: z.enum(['all', 'reading', 'nothing']),
} as const;
const cures: Record<keyof typeof shapes, string> = {
  OPENAI_BASE_URL:
    'Use an address up to /v1 that begins with https:// and holds no password; http:// on this machine only.',
  OPENAI_TIMEOUT_MS: 'Use milliseconds from 500 to 20000.',
  OPENAI_DAILY_BUDGET: 'Use a number of tokens, or of money where OPENAI_PRICES is set.',
  OPENAI_PRICES: 'Use three prices of a million tokens, input/cached/output, such as 0.25/0.025/2.',
  OPENAI_SEND: 'Use all, reading or nothing.',
};

/** The model that is set by `given`, undefined where none is or nothing may be sent; `problem` is told of each setting that cannot be used. */
export const modelSettings = (given: SettingGiven, problem: (told: string) => void): ModelSettings | undefined => {
  const parsed = settingsBy(shapes, cures, given, problem);
  const key = given('OPENAI_API_KEY');
  const url = parsed('OPENAI_BASE_URL')?.replace(/\/$/, '');
  const prices = pricesOf(parsed('OPENAI_PRICES') ?? '');
  const budget = parsed('OPENAI_DAILY_BUDGET');
  const withinMs = parsed('OPENAI_TIMEOUT_MS') ?? defaults.withinMs;
  const sends = parsed('OPENAI_SEND') ?? 'all';
  if (prices && budget === undefined)
    problem('OPENAI_PRICES is set but OPENAI_DAILY_BUDGET is not. Set how much money a day may cost.');
  if ((key === undefined && url === undefined) || sends === 'nothing') return undefined;
  return {
    // A server on this machine wants no key, and its client one.
    key: key ?? 'none',
    url,
    model: given('OPENAI_MODEL') ?? defaults.model,
    terms: { withinMs, sends, budget: { most: budget ?? defaults.tokens, prices } },
  };
};
