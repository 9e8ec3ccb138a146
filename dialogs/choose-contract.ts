/** Which of several contracts is meant, once a day; and giving one up that this user no longer speaks for. */
import { hearCustomerNumber } from '../knowledge/language/hear-numbers.ts';
import { normalise } from '../knowledge/language/normalise.ts';
import { contractOf, knownContract, turnTo } from './customer.ts';
import { choosing, type Form, identification } from './form-shape.ts';
import type { Heard } from './turn.ts';
import { leaveLine } from './waiting-line.ts';
import { hearUnlinked } from './words/hear.ts';

/** The way to a contract that is not linked yet. */
const another = 'another';

/** The form that asks which contract is meant. Someone who speaks for one alone is asked for the other one's number. */
export const chooseContract = (heard: Heard): Form => {
  const { say, own } = heard;
  return {
    id: choosing,
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
      if (which === another) return { start: identification };
      await turnTo(heard, which);
      const chosen = own.find(({ number }) => number === which);
      if (anew !== undefined && chosen) await heard.speak(say.identify.turnedTo(chosen.name));
      return 'end';
    },
  };
};

/** Turns to another contract of theirs that the message names by number or name; its name, undefined when none is named. */
export const turnToNamed = async (heard: Heard): Promise<string | undefined> => {
  const { own, reading } = heard;
  const said = normalise(reading.text).text;
  const number = hearCustomerNumber(reading.text)?.value;
  const named = own.filter((one) => one.number === number || said.includes(normalise(one.name).text));
  const [one] = named;
  if (own.length <= 1 || !one || named.length > 1) return undefined;
  if ((await contractOf(heard))?.number !== one.number) await turnTo(heard, one.number);
  return one.name;
};

/** The form that ends the link between this user and a contract. */
export const unlinkContract = (heard: Heard): Form => ({
  id: 'unlink',
  forContract: true,
  asks: {},
  readBack: async () => heard.say.identify.confirmUnlink((await knownContract(heard)).name),
  agrees: hearUnlinked,
  async done() {
    const { number } = await knownContract(heard);
    await leaveLine(heard);
    await heard.contracts.unlink(heard.user, number);
    await heard.speak(heard.say.identify.unlinked());
    return 'end';
  },
});
