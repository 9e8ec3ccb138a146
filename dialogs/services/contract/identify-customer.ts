/** Finds out whose contract it is: customer number, the last four digits of the registered telephone number, and a code where one is sent. */

import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { turnTo } from '../../situation/customer.ts';
import { linkBy } from './link-contract.ts';
import { codeUnderWay, heedCode, sendCode, told } from './one-time-code.ts';

/** The form that finds a contract and links the user to it. One the user speaks for already needs no digits again. */
export const identifyCustomer = (heard: Heard): Form => {
  const { say, now, promised, secondFactor } = heard;

  const open = () => openNow('desk', now, promised);
  const isLost = () => heard.reading.acts.some(({ label }) => label === 'lost number');

  const byDigits = async (answers: Answers, number: string, lastFour: string) => {
    const { linked, ...said } = await linkBy(heard, number, lastFour);
    return { answers: linked ? answers : {}, ...said };
  };

  /** What came of a code that is under way; 123456, written after something else came between, is that code and no customer number. */
  const ofCodeUnderWay = async ({ number, lastFour, anew, lost }: Answers) => {
    const { code, ofCode } = heard.reading.says;
    const isOther = number !== undefined && number !== `ITS-${code}`;
    if (!secondFactor || isOther || (lastFour ?? anew ?? lost) !== undefined) return undefined;
    const underWay = await codeUnderWay(heard, secondFactor);
    return underWay === undefined ? undefined : heedCode(heard, secondFactor, underWay, code ?? ofCode);
  };

  return {
    id: forms.identification,
    isQuiet: ({ lost, number, lastFour }) => lost === 'yes' && (number ?? lastFour) === undefined,
    asks: {
      number: {
        // 番号が手元にないのですが、人と話せますか has said it already.
        ask: ({ lost }) => {
          if (lost !== undefined) return say.identify.without(open(), false);
          return isLost() ? say.identify.lost(open()) : say.identify.number(heard.linkPage);
        },
        hears: { as: 'customer-number' },
      },
      lastFour: {
        when: ({ known }) => known === undefined,
        ask: say.identify.lastFour,
        hears: { as: 'last-four' },
      },
      ...(secondFactor && {
        code: {
          when: ({ lastFour }: Answers) => lastFour === told,
          ask: ({ again }: Answers) => (again === undefined ? say.code.ask() : say.code.askAgain()),
          hears: { as: 'one-time-code' } as const,
        },
      }),
    },
    answer: ({ says }, asked) => (asked === 'code' ? says.code : undefined),
    async heed(answers: Answers) {
      const { number, lastFour, code } = answers;
      const own = heard.own.find((one) => one.number === number);
      if (own) {
        await turnTo(heard, own.number);
        return { answers: { ...answers, known: 'yes' }, say: say.identify.done(own.name) };
      }
      const came = await ofCodeUnderWay(answers);
      if (came) return came;
      if (number === undefined || lastFour === undefined) return { answers };
      if (!secondFactor) return lastFour === told ? { answers: { number } } : byDigits(answers, number, lastFour);
      if (lastFour !== told) return sendCode(heard, secondFactor, number, lastFour);
      return heedCode(heard, secondFactor, number, code);
    },
    done: async () => 'end',
  };
};
