/** A turn that wants the language model ends without a trace, and is run again once the model has answered: nothing is held meanwhile. */
import { DialogContextError } from 'botbuilder-dialogs';
import type { ModelCall, ModelOfTurn, ModelUse } from '../adapters/language-model/port.ts';
import type { ToCount } from './count-at-commit.ts';

/** Thrown out of a turn that wants the model, with what it wants. */
export class WantsModel extends Error {
  readonly call: ModelCall;
  constructor(call: ModelCall) {
    super(`a turn wants the language model (${call.use})`);
    this.name = 'WantsModel';
    this.call = call;
  }
}

/** What was thrown in a turn, without what Bot Framework wraps errors of dialogs in. */
export const asThrown = (error: unknown): unknown => (error instanceof DialogContextError ? error.error : error);

/** What the model said to the turns of one event, by what was asked for. */
export type ModelAnswers = Map<ModelUse, { about: string; value: unknown }>;

/**
 * The model as a turn has it, with the `answers` it gave so far. Where records have changed meanwhile, and something else is asked with them, it says
 * nothing: one call of each use is made for an event, however often its turn is run.
 */
export const modelOfTurn = (answers: ModelAnswers, toCount: ToCount): ModelOfTurn => ({
  saysTo<T>(call: ModelCall<T>) {
    const before = answers.get(call.use);
    if (!before) throw new WantsModel(call);
    return before.about === call.about ? (before.value as T | undefined) : undefined;
  },
  countSentences: (kept, dropped) =>
    toCount.push((metrics) => {
      metrics.add('desk_model_sentences_total', kept, { result: 'said' });
      for (const result of dropped) metrics.count('desk_model_sentences_total', { result });
    }),
});

/** What `turn` comes to, run again each time it wants the model, with what `ask` brings. */
export const withModel = async <T>(
  turn: (answers: ModelAnswers) => Promise<T>,
  ask: (call: ModelCall) => Promise<unknown>,
): Promise<T> => {
  const answers: ModelAnswers = new Map();
  for (;;) {
    try {
      return await turn(answers);
    } catch (error) {
      if (!(error instanceof WantsModel)) throw error;
      const { call } = error;
      answers.set(call.use, { about: call.about, value: await ask(call) });
    }
  }
};
