/** What was spoken of last is taken up by a wish that names nothing: じゃあお願いします after its conditions were told, やっぱり借ります after a no. */
import type { Service } from '../knowledge/language/commands.ts';
import { hearAgreedTo } from '../knowledge/language/hear-agreed-to.ts';
import { contractOf } from './customer.ts';
import { standingRequest } from './paid-visit-request.ts';
import type { Heard } from './turn.ts';
import { comingVisit } from './visit-slots.ts';
import { waitedFor } from './while-waiting.ts';
import { hearLed } from './words/hear.ts';

/** The steps of the set-up, told as one, that the customer can also be led through. */
export const guided = 'tool.steps';

type Asked = Extract<Service, 'loaner' | 'paid_visit' | 'visit' | 'remote'>;
const serviceOf: readonly (readonly [topics: string, service: Asked])[] = [
  ['loan.', 'loaner'],
  ['paid-visit.', 'paid_visit'],
  ['visit.', 'visit'],
  ['about.remote', 'remote'],
];

/** Whether it was asked for already: then お願いします is a word of thanks. */
const stands: Record<Asked, (heard: Heard, contract: string) => Promise<boolean>> = {
  loaner: async ({ loans }, contract) => (await loans.of(contract)).some(({ state }) => state === 'requested'),
  paid_visit: async (heard, contract) => (await standingRequest(heard, contract)) !== undefined,
  visit: async (heard, contract) => (await comingVisit(heard, contract)) !== undefined,
  remote: async (heard) => (await waitedFor(heard)) === 'session',
};

/** The service the message goes on to, undefined when it goes on to none. `agreed`: it is a yes. */
export const goesOnTo = async (heard: Heard, agreed: boolean): Promise<Service | undefined> => {
  const { text } = heard.reading;
  const topic = heard.kept().asked?.topic;
  if (topic === guided && (agreed || hearLed(text))) return 'tool_setup';
  const service = serviceOf.find(([topics]) => topic?.startsWith(topics))?.[1];
  if (service === undefined || !hearAgreedTo(text)) return undefined;
  const contract = await contractOf(heard);
  return contract && (await stands[service](heard, contract.number)) ? undefined : service;
};
