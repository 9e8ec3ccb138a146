/** The receipt of a case: what was done, whether a contact was counted and why, and what can be done next. */
import { contactsLeft } from '../../knowledge/rules/contacts.ts';
import { minuteOf } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { canDo } from '../situation/can-do.ts';
import { contactFacts, openCases } from '../situation/customer.ts';
import type { Reply } from '../words/reply.ts';

/** The receipt of the case as it stands; undefined while no outcome is recorded in it. */
export const receiptOf = async (turn: Turn, id: string): Promise<Reply | undefined> => {
  const { cases, promised, say } = turn;
  const of = await cases.find(id);
  const contract = of && (await turn.contracts.find(of.contract));
  const last = of?.outcomes.at(-1);
  if (!of || !contract || !last) return undefined;

  const { number } = contract;
  const isOpen = (await openCases(turn, number)).some((one) => one.id === id);
  const { visit, lend } = await canDo(turn, contract, isOpen ? [of] : []);
  const count = await cases.countOf(id);
  return say.receipt({
    ...(of.what !== undefined && { what: of.what }),
    contacts: (count?.causes ?? []).map(({ kind, at }) => ({ kind, at: minuteOf(Temporal.Instant.from(at)) })),
    visits: (await turn.visits.of(number)).flatMap((visit) =>
      visit.case === id && visit.state === 'done' && visit.slot ? [visit.slot] : [],
    ),
    outcome: last,
    ...(count && { counted: count.month }),
    left: contactsLeft(await contactFacts(turn, contract, of), promised),
    isOpen,
    visitNext: visit && last.result === 'not_isolated',
    lend: lend.filter((kind) => last.result === 'device_failure_suspected' && kind === last.device),
  });
};
