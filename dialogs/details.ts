/** What the trouble is, asked after a person or a session was called: the customer waits for nothing. */
import { noticeTrouble } from './about-case.ts';
import type { Form } from './form-shape.ts';
import type { Heard } from './turn.ts';

export const details = (heard: Heard): Form => ({
  id: 'details',
  yields: true,
  notice: noticeTrouble,
  asks: { what: { ask: heard.say.details, hears: { as: 'text' } } },
  async done({ case: id, what, trouble, since, device }) {
    const found = id === undefined ? undefined : await heard.cases.find(id);
    if (found) {
      await heard.cases.change(found.id, {
        ...(what !== undefined && { what: what.slice(0, 500) }),
        ...(trouble !== undefined && { trouble }),
        ...(since !== undefined && { since }),
        ...(device !== undefined && { device }),
      });
    }
    await heard.speak(heard.say.detailsTaken());
    return 'end';
  },
});
