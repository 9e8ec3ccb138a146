/** The service that was spoken of last, and whether it is asked for already. */
import type { Service } from '../../knowledge/language/services.ts';
import { forms } from '../form/form-names.ts';
import type { Heard } from '../form/turn.ts';
import { contractOf } from './customer.ts';
import { standingRequest } from './request.ts';
import { comingVisit } from './visit-slots.ts';
import { waitedFor } from './waiting.ts';

const stands: Partial<Record<Service, (heard: Heard, contract: string) => Promise<boolean>>> = {
  loaner: async ({ loans }, contract) => (await loans.of(contract)).some(({ state }) => state === 'requested'),
  paid_visit: async (heard, contract) => (await standingRequest(heard, forms.paidVisit, contract)) !== undefined,
  visit: async (heard, contract) => (await comingVisit(heard, contract)) !== undefined,
  remote: async (heard) => (await waitedFor(heard)) === 'session',
};

/** Whether the customer's contract has asked for `service`, and it still stands. */
export const isAskedFor = async (heard: Heard, service: Service): Promise<boolean> => {
  const contract = await contractOf(heard);
  return contract !== undefined && (stands[service]?.(heard, contract.number) ?? false);
};
