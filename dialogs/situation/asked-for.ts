/** The service that was spoken of last, and whether it is asked for already. */
import { type Service, traitsOf } from '../../knowledge/language/services.ts';
import type { Heard } from '../form/turn.ts';
import { contractOf } from './customer.ts';
import { standingRequest } from './request.ts';
import { comingVisit } from './visit-slots.ts';
import { waitedFor } from './waiting.ts';

const stands: Partial<Record<Service, (heard: Heard, contract: string) => Promise<boolean>>> = {
  loaner: async ({ loans }, contract) => (await loans.of(contract)).some(({ state }) => state === 'requested'),
  visit: async (heard, contract) => (await comingVisit(heard, contract)) !== undefined,
  remote: async (heard) => (await waitedFor(heard)) === 'session',
};

/** Whether the customer's contract has asked for `service`, and it still stands. */
export const isAskedFor = async (heard: Heard, service: Service): Promise<boolean> => {
  const contract = await contractOf(heard);
  if (contract === undefined) return false;
  if (traitsOf(service).isRequest) return (await standingRequest(heard, service, contract.number)) !== undefined;
  return stands[service]?.(heard, contract.number) ?? false;
};
