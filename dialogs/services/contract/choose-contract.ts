/** Which of several contracts is meant, once a day; and giving one up that this user no longer speaks for. */

import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { contractOf, knownContract, turnTo } from '../../situation/customer.ts';
import { leaveLine } from '../../situation/waiting-line.ts';

/** The way to a contract that is not linked yet. */
const another = 'another';

/** The form that asks which contract is meant. Someone who speaks for one alone is asked for the other one's number. */
export const chooseContract = (heard: Heard): Form => {
  const { say, own } = heard;
  return {
    id: forms.contract,
    /** A contract found meanwhile is the one that is meant. */
    async heed(answers) {
      if (own.length <= 1) return { answers: { ...answers, which: another } };
      const now = answers.anew === undefined ? await contractOf(heard) : undefined;
      return { answers: now ? { ...answers, which: now.number } : answers };
    },
    asks: {
      which: {
        ask: () => say.identify.which(own),
        hears: {
          as: 'choice',
          of: [
            ...own.map(({ name, number }) => ({ value: number, label: `${name}（${number}）` })),
            { value: another, label: say.identify.another },
          ],
        },
      },
    },
    async done({ which = another, anew }) {
      if (which === another) return { start: forms.identification };
      await turnTo(heard, which);
      const chosen = own.find(({ number }) => number === which);
      if (anew !== undefined && chosen) await heard.speak(say.identify.turnedTo(chosen.name));
      return 'end';
    },
  };
};

/** The form that ends the link between this user and a contract. */
export const unlinkContract = (heard: Heard): Form => ({
  id: forms.unlink,
  forContract: true,
  asks: {},
  readBack: async () => heard.say.identify.confirmUnlink((await knownContract(heard)).name),
  answer: ({ says }) => (says.unlinked ? 'yes' : undefined),
  async done() {
    const { number } = await knownContract(heard);
    await leaveLine(heard);
    await heard.contracts.unlink(heard.user, number);
    await heard.speak(heard.say.identify.unlinked());
    return 'end';
  },
});
