/** A device on loan is lost or damaged, its box is gone, or it goes back late: what the terms say of it, then a person, who sees to it (row 20). */
import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { keptWords, wordsOf } from '../../words/kept-words.ts';

/** The form that tells it. `of`: what came to pass, as heard. */
export const reportLoss = (heard: Heard): Form => ({
  id: forms.loanLost,
  forContract: true,
  asks: {},
  async done({ of }) {
    const { lost, boxGone, late } = heard.say.loan;
    await heard.speak(of === 'box' ? boxGone() : of === 'late' ? late() : lost());
    return { start: forms.person, answers: { what: keptWords(wordsOf(heard.reading)) } };
  },
});
