/** Finds out whose contract it is: customer number and the last four digits of the registered telephone number. */

import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { afterWrongTry, tryAllowed } from '../../../knowledge/rules/lock-out.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { turnTo } from '../../situation/customer.ts';
import { tellNotices } from '../../situation/notices.ts';
import type { Reply } from '../../words/reply.ts';

/** Links the user to the contract that both parts name, or says why not; a wrong try is noted. `quietly`: another matter is told first. */
export const linkBy = async (
  heard: Heard,
  number: string,
  lastFour: string,
  quietly = false,
): Promise<{ linked: boolean; say?: Reply; stop?: boolean }> => {
  const { say, contracts, user, now, documents } = heard;
  const { lockOut } = documents.desk;
  const tries = await contracts.tries(number, user);
  const allowed = tryAllowed(tries, now, lockOut);
  if (!allowed.allowed) return { linked: false, say: say.decision(allowed), stop: true };
  const contract = await contracts.find(number);
  if (contract?.lastFour === lastFour) {
    await contracts.link(user, number);
    await heard.alertOthers('link-news', number, number);
    await turnTo(heard, number);
    if (!quietly) {
      await heard.speak(say.identify.done(contract.name));
      await tellNotices(heard);
    }
    return { linked: true };
  }
  contracts.keepTries(number, user, afterWrongTry(tries, now, lockOut));
  return { linked: false, say: say.identify.wrong() };
};

/** The form that finds a contract and links the user to it. One the user speaks for already needs no digits again. */
export const identifyCustomer = (heard: Heard): Form => {
  const { say, now, promised } = heard;

  const open = () => openNow('desk', now, promised);
  const isLost = () => heard.reading.acts.some(({ label }) => label === 'lost number');

  return {
    id: forms.identification,
    isQuiet: ({ lost, number, lastFour }) => lost === 'yes' && (number ?? lastFour) === undefined,
    asks: {
      number: {
        // 番号が手元にないのですが、人と話せますか has said it already.
        ask: ({ lost }) => {
          if (lost !== undefined) return say.identify.without(open(), false);
          return isLost() ? say.identify.lost(open()) : say.identify.number();
        },
        hears: { as: 'customer-number' },
      },
      lastFour: {
        when: ({ known }) => known === undefined,
        ask: say.identify.lastFour,
        hears: { as: 'last-four' },
      },
    },
    async heed(answers: Answers) {
      const { number, lastFour } = answers;
      const own = heard.own.find((one) => one.number === number);
      if (own) {
        await turnTo(heard, own.number);
        return { answers: { ...answers, known: 'yes' }, say: say.identify.done(own.name) };
      }
      if (number === undefined || lastFour === undefined) return { answers };
      const { linked, ...said } = await linkBy(heard, number, lastFour);
      return { answers: linked ? answers : {}, ...said };
    },
    done: async () => 'end',
  };
};
