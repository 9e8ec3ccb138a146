/** Where a device that was asked for goes, as it stands: the registered address or the one that was named. */
import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';
import { changeableLoans } from '../../situation/loans.ts';
import { answerQuestions } from '../../terms/ask-about-terms.ts';

/** The form that tells it. */
export const tellDelivery = (heard: Heard): Form => ({
  id: forms.loanDelivery,
  isBrief: true,
  forContract: true,
  asks: {},
  async done() {
    const { number } = await knownContract(heard);
    await heard.speak(await answerQuestions(heard, ['loan.delivery']));
    for (const { kind, address, wish } of await changeableLoans(heard, number))
      await heard.speak(heard.say.loan.goesTo(kind, address, wish));
    return 'end';
  },
});
