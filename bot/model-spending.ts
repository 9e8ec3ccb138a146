/** What the language model has cost today, in all and by customer: one record each a day, so that all processes keep to one budget. */
import { z } from 'zod';
import type { TokensUsed } from '../adapters/language-model/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords, recordKind } from '../adapters/store/records.ts';
import { inJapan } from '../knowledge/rules/japan-time.ts';
import type { Clock } from './clock.ts';

/** The price of a million tokens of each kind, in one currency. */
export interface Prices {
  input: number;
  cached: number;
  output: number;
}

/** What a day may cost: tokens of input and output together, or money at these prices. One customer may use a tenth of it. */
export interface Budget {
  most: number;
  prices?: Prices | undefined;
}

const ofOneCustomer = 10;
const keptDaysMs = 2 * 24 * 60 * 60_000;
const million = 1_000_000;
const mostTries = 20;

const spendings = recordKind('model-spending', z.object({ spent: z.number().nonnegative() }));

export interface Spending {
  /** Whether there is something left of today's budget, and of this customer's part. */
  allows(customer?: string): Promise<boolean>;
  /** Adds what a call cost. */
  spent(customer: string, tokens: TokensUsed): Promise<void>;
}

/** What a call cost in the unit of the budget. */
export const costOf = ({ input, cached, output }: TokensUsed, prices: Prices | undefined): number =>
  prices
    ? ((input - cached) * prices.input + cached * prices.cached + output * prices.output) / million
    : input + output;

/** Today's spending, by the real day in Japan. */
export const modelSpending = (store: Store, { realNow }: Clock, { most, prices }: Budget): Spending => {
  const today = () => inJapan(Temporal.Instant.fromEpochMilliseconds(realNow())).toPlainDate().toString();
  const idOf = (customer: string | undefined) => (customer === undefined ? today() : `${today()}/${customer}`);
  const read = async (customer?: string) => (await spendings.read(openRecords(store), idOf(customer)))?.spent ?? 0;
  return {
    async allows(customer) {
      if ((await read()) >= most) return false;
      return customer === undefined || (await read(customer)) < most / ofOneCustomer;
    },
    async spent(customer, tokens) {
      const cost = costOf(tokens, prices);
      if (cost === 0) return;
      for (let n = 0; n < mostTries; n++) {
        const records = openRecords(store);
        for (const id of [idOf(undefined), idOf(customer)]) {
          const before = (await spendings.read(records, id))?.spent ?? 0;
          spendings.write(records, id, { spent: before + cost });
          records.forget(spendings.key(id), realNow() + keptDaysMs);
        }
        if ((await records.commit()) === 'committed') return;
      }
    },
  };
};
