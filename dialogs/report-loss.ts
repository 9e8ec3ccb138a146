/** A device on loan is lost or damaged, or its box is gone: what the terms say of it, then a person, who sees to it (row 20). */
import type { Form } from './form-shape.ts';
import type { Heard } from './turn.ts';

/** The form that tells it. `of`: the device, or its box. */
export const reportLoss = (heard: Heard): Form => ({
  id: 'report_loss',
  forContract: true,
  asks: {},
  async done({ of }) {
    await heard.speak(of === 'box' ? heard.say.loan.boxGone() : heard.say.loan.lost());
    return { start: 'operator', answers: { what: heard.reading.text.slice(0, 500) } };
  },
});
