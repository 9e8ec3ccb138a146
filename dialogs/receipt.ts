/** The receipt of a case: what was done, whether a contact was counted and why, and what can be done next. */
import { contactsLeft } from '../knowledge/rules/contacts.ts';
import { minuteOf } from '../knowledge/rules/japan-time.ts';
import { loanAllowed } from '../knowledge/rules/loans.ts';
import { visitAllowed } from '../knowledge/rules/visits.ts';
import { contactFacts, openCases } from './customer.ts';
import type { Reply } from './reply.ts';
import type { Turn } from './turn.ts';
import { visitFacts } from './visit-slots.ts';

/** The receipt of the case as it stands; undefined while no outcome is recorded in it. */
export const receiptOf = async (turn: Turn, id: string): Promise<Reply | undefined> => {
  const { cases, now, promised, say } = turn;
  const of = await cases.find(id);
  const contract = of && (await turn.contracts.find(of.contract));
  const last = of?.outcomes.at(-1);
  if (!of || !contract || !last) return undefined;

  const { number } = contract;
  const { outcomes } = of;
  const isOpen = (await openCases(turn, number)).some((one) => one.id === id);
  const [visits, loans] = [await visitFacts(turn, contract), await turn.loans.of(number)];
  const suspected = last.result === 'device_failure_suspected' ? (last.device ?? '') : undefined;
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
    visitNext: isOpen && last.result === 'not_isolated' && visitAllowed({ ...visits, outcomes }, now, promised).allowed,
    ...(isOpen && suspected && loanAllowed({ outcomes, loans }, suspected, promised).allowed && { lend: suspected }),
  });
};
