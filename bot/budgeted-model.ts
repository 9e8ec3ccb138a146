/** Asks the language model for turns and operators: within the time of a turn, within the day's budget, told in metrics and rarely in the log. */
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { LanguageModel, ModelCall, ModelUse } from '../adapters/language-model/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from './clock.ts';
import type { Metrics } from './metrics.ts';
import { type Budget, modelSpending } from './model-spending.ts';

/** How the model is used. */
export interface ModelTerms {
  /** real time all calls of one turn may take together, milliseconds */
  withinMs: number;
  /** what may be sent of what customers say: every use, or their messages to be read alone */
  sends: 'all' | 'reading';
  budget: Budget;
}

/** The model for one turn: all its calls share its time. */
export type AskModel = (call: ModelCall) => Promise<unknown>;

export interface BudgetedModel {
  /** What the model may be asked by a turn of `customer`; undefined comes back where it says nothing. Never throws. */
  forTurn(customer: string): AskModel;
  /** whether what customers write may be sent to be worded, and not only to be read */
  words: boolean;
  /** Whether it is asked today, and why it is not. */
  state(): Promise<'on' | 'spent'>;
}

/** The model, asked under these terms. */
export const budgetedModel = (
  { model, terms }: { model: LanguageModel; terms: ModelTerms },
  { store, clock, log, metrics }: { store: Store; clock: Clock; log: Logger; metrics: Metrics },
): BudgetedModel => {
  const spending = modelSpending(store, clock, terms.budget);
  const counted = (use: ModelUse, result: string) => metrics.count('desk_model_calls_total', { use, result });
  return {
    forTurn(customer) {
      let signal: AbortSignal | undefined;
      const who = createHash('sha256').update(customer).digest('hex');
      return async (call) => {
        if (terms.sends === 'reading' && call.use !== 'reading') return undefined;
        try {
          if (!(await spending.allows(who))) {
            counted(call.use, 'spent');
            return undefined;
          }
          signal ??= AbortSignal.timeout(terms.withinMs);
          const over = metrics.time('desk_model_seconds', { use: call.use });
          const answer = await model.ask(call, { customer: who, signal });
          over();
          counted(call.use, 'silent' in answer ? answer.silent : 'answered');
          for (const kind of ['input', 'cached', 'output'] as const)
            metrics.add('desk_model_tokens_total', answer.tokens[kind], { kind });
          await spending.spent(who, answer.tokens);
          return 'value' in answer ? answer.value : undefined;
        } catch (error) {
          // The store failed: the turn goes on without the model, and tells it if it lasts.
          log.debug({ err: error }, 'the language model could not be asked');
          return undefined;
        }
      };
    },
    words: terms.sends === 'all',
    state: async () => ((await spending.allows()) ? 'on' : 'spent'),
  };
};
