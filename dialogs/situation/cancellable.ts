/** What stands and can be called off: a visit that is ahead, a loan that is not sent yet, a request. */
import { serviceSpokenOf, traitsOf } from '../../knowledge/language/services.ts';
import type { Heard } from '../form/turn.ts';
import type { Cancellable } from '../words/say-cancel.ts';
import { contractOf } from './customer.ts';
import { changeableLoans } from './loans.ts';
import { standingRequests } from './request.ts';
import { takesBackPlainly } from './takes-back.ts';
import { comingVisits } from './visit-slots.ts';

/** What can be called off. One of a kind of device is out at most. */
export const cancellable = async (heard: Heard, contract: string): Promise<Cancellable[]> => [
  ...(await comingVisits(heard, contract)).map(({ id, slot, state }) => ({
    what: 'visit' as const,
    id,
    slot,
    ...(state === 'requested' && { held: slot }),
  })),
  ...(await changeableLoans(heard, contract)).map(({ id, kind }) => ({ what: 'loan' as const, id, kind })),
  ...(await standingRequests(heard, contract)).map((todo) => ({ what: 'request' as const, id: todo.of ?? '', todo })),
];

/** やっぱりやめます takes back what was spoken of last, where that can be called off, before a call that is waited for; the kind of it. */
export const takenBackLast = async (heard: Heard): Promise<string | undefined> => {
  const service = serviceSpokenOf(heard.kept().asked?.topic);
  const kind = service && traitsOf(service).stands;
  if (kind === undefined || heard.reading.says.ofCall || !takesBackPlainly(heard.reading)) return undefined;
  const contract = await contractOf(heard);
  const standing = contract ? await cancellable(heard, contract.number) : [];
  return standing.some(({ what, id }) => what === kind || id === kind) ? kind : undefined;
};

/** Whether anything stands that can be called off. */
export const standsAny = async (heard: Heard): Promise<boolean> => {
  const contract = await contractOf(heard);
  return contract !== undefined && (await cancellable(heard, contract.number)).length > 0;
};
