/** When a visit that is booked comes: its day and window, and that no time of arrival is promised (row 22). */
import type { VisitWindow } from '../../../knowledge/rules/visit-windows.ts';
import { isComing } from '../../../knowledge/rules/visits.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard, Turn } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';
import { remindedAt } from '../../situation/visit-slots.ts';

/** The windows of the visits that are booked and not over, the next one first. */
export const slotsAhead = async (turn: Turn, contract: string): Promise<VisitWindow[]> =>
  (await turn.visits.of(contract))
    .flatMap((visit) => (visit.slot && isComing(visit, turn.now) ? [visit.slot] : []))
    .toSorted((one, other) => (one.day + one.from).localeCompare(other.day + other.from));

/** The form that tells it. */
export const tellVisit = (heard: Heard): Form => ({
  id: 'coming_visit',
  forContract: true,
  asks: {},
  async done() {
    const slots = await slotsAhead(heard, (await knownContract(heard)).number);
    const reminds = slots.some((slot) => Temporal.Instant.compare(remindedAt(slot, heard.promised), heard.now) > 0);
    await heard.speak(heard.say.visit.coming(slots, reminds));
    return 'end';
  },
});
