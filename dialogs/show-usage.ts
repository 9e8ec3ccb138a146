/** Contacts used and left this month, with the list behind the number. */
import { contactsLeft } from '../knowledge/rules/contacts.ts';
import { minuteOf, monthOf } from '../knowledge/rules/japan-time.ts';
import { isOut } from '../knowledge/rules/loans.ts';
import { contactFacts, knownContract, openCases } from './customer.ts';
import type { Form } from './form-shape.ts';
import type { Heard } from './turn.ts';

export const showUsage = (heard: Heard): Form => ({
  id: 'status',
  forContract: true,
  asks: {},
  async done() {
    const { cases, now, promised, say } = heard;
    const contract = await knownContract(heard);
    const facts = await contactFacts(heard, contract, undefined);
    const counts = await cases.counts(contract.number, monthOf(now));
    const [open] = await openCases(heard, contract.number);
    const session = await heard.sessions.lastOf(heard.conversation);
    const visits = (await heard.visits.of(contract.number)).filter(
      ({ state, slot }) =>
        state === 'requested' || (state === 'booked' && slot && `${slot.day}T${slot.to}` > minuteOf(now)),
    );
    const lent = (await heard.loans.of(contract.number)).filter(({ state }) => isOut(state));
    const listed = await Promise.all(
      counts.map(async ({ at, case: id, causes }) => ({
        at: minuteOf(Temporal.Instant.from(at)),
        how: causes[0]?.kind ?? ('operator' as const),
        about: (await cases.find(id))?.what ?? '',
      })),
    );
    await heard.speak(
      say.usage({
        limit: promised.contacts[contract.plan],
        used: facts.used,
        left: contactsLeft(facts, promised),
        waiting: facts.waiting,
        counts: listed,
        ...(open?.what !== undefined && { openCase: open.what }),
        voided: session?.state === 'void',
        standing: [...say.standingVisits(visits), ...say.standingLoans(lent)],
      }),
    );
    return 'end';
  },
});
