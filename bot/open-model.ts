/** Opens the language model of the settings; its failures are told in the log once a minute at most. */
import type { Logger } from 'pino';
import { openAiModel } from '../adapters/language-model/openai.ts';
import type { Silence } from '../adapters/language-model/port.ts';
import type { Clock } from './clock.ts';
import type { ModelSettings } from './model-settings.ts';

const atMostEveryMs = 60_000;

/** The model behind `settings`, and the terms it is asked under. */
export const openModel = async (settings: ModelSettings, { clock, log }: { clock: Clock; log: Logger }) => {
  let toldAt = Number.NEGATIVE_INFINITY;
  const failed = (why: Silence, error?: unknown) => {
    if (clock.realNow() - toldAt < atMostEveryMs) return;
    toldAt = clock.realNow();
    log.warn(
      { result: why, err: error },
      'the language model said nothing: the embedded reader and the composed answers serve without it',
    );
  };
  const model = await openAiModel(settings, { realNow: clock.realNow, failed });
  return { model, terms: settings.terms };
};
