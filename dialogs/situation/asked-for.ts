/** The service that was spoken of last, and whether it is asked for already. */
import type { Service } from '../../knowledge/language/reading.ts';
import type { Heard } from '../form/turn.ts';
import { contractOf } from './customer.ts';
import { standingRequest } from './paid-visit-request.ts';
import { comingVisit } from './visit-slots.ts';
import { waitedFor } from './waiting.ts';

type SpokenOf = Extract<Service, 'loaner' | 'paid_visit' | 'visit' | 'remote'>;
const services: readonly (readonly [topics: string, service: SpokenOf])[] = [
  ['loan.', 'loaner'],
  ['paid-visit.', 'paid_visit'],
  ['visit.', 'visit'],
  ['about.remote', 'remote'],
];

/** The service whose conditions `topic` tells, undefined where it tells of none. */
export const serviceSpokenOf = (topic: string | undefined): SpokenOf | undefined =>
  services.find(([topics]) => topic?.startsWith(topics))?.[1];

const stands: Record<SpokenOf, (heard: Heard, contract: string) => Promise<boolean>> = {
  loaner: async ({ loans }, contract) => (await loans.of(contract)).some(({ state }) => state === 'requested'),
  paid_visit: async (heard, contract) => (await standingRequest(heard, contract)) !== undefined,
  visit: async (heard, contract) => (await comingVisit(heard, contract)) !== undefined,
  remote: async (heard) => (await waitedFor(heard)) === 'session',
};

/** Whether the customer's contract has asked for `service`, and it still stands. */
export const isAskedFor = async (heard: Heard, service: SpokenOf): Promise<boolean> => {
  const contract = await contractOf(heard);
  return contract !== undefined && stands[service](heard, contract.number);
};
