/** A loan: of a kind whose failure an operator suspects, to the registered address unless another is named (rows 18–20). */

import type { Case } from '../../../adapters/cases/port.ts';
import type { NewLoan } from '../../../adapters/device-loans/port.ts';
import { deviceKinds } from '../../../knowledge/rules/cases.ts';
import type { Decision } from '../../../knowledge/rules/decision.ts';
import { stamp } from '../../../knowledge/rules/japan-time.ts';
import { loanAllowed } from '../../../knowledge/rules/loans.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { learnTrouble, troubleFirst } from '../../situation/about-case.ts';
import { knownContract, openCases } from '../../situation/customer.ts';
import { putOnBoard, todoIdOf } from '../../situation/on-board.ts';
import { askAddress, deliveryTo, learnDelivery, readsDelivery } from './delivery.ts';

const isKind = (kind: string | undefined): kind is NewLoan['kind'] => deviceKinds.some((one) => one === kind);
const suspects = ({ outcomes }: Case): string[] =>
  outcomes.flatMap(({ result, device }) => (result === 'device_failure_suspected' && device ? [device] : []));

/** The kinds that one message asked for. */
const several = (kinds = ''): string[] => kinds.split(' ').filter((kind) => kind !== '');

/** The form of a loan. */
export const borrowDevice = (heard: Heard): Form => {
  const { say, loans, now, promised } = heard;

  /** The open case in which the device's failure was recorded, else the one opened last. */
  const caseOf = async (kind: string): Promise<Case | undefined> => {
    const open = await openCases(heard, (await knownContract(heard)).number);
    return open.find((one) => suspects(one).includes(kind)) ?? open[0];
  };

  const decide = async (kind: string): Promise<Decision> => {
    const { number } = await knownContract(heard);
    return loanAllowed({ outcomes: (await caseOf(kind))?.outcomes, loans: await loans.of(number) }, kind, promised);
  };

  return {
    id: forms.loan,
    forContract: true,
    learn(message, before): Answers {
      const { says, mentions } = message.reading;
      // A printer is no kind that is lent: that is said, not asked about.
      const [only, ...more] = says.kinds ?? [];
      const where = learnDelivery(message, before.elsewhere === undefined ? { address: '', ...before } : before);
      const answers = says.otherSystems ? { ...where, systems: says.otherSystems.join(' ') } : where;
      // What goes back was told already; the other device is the one that is wished for.
      if (before.beside !== undefined) return answers;
      // A question may speak of other devices; who asks for another one means that one.
      const asks = message.reading.commands.some((one) => one.kind === 'start' && one.service === 'loaner');
      const chosen = asks ? undefined : says.kindChosen;
      if (chosen !== undefined) return { ...answers, kind: chosen };
      if (!asks && answers.kind !== undefined) return answers;
      const { kind: _, ...others } = answers;
      const beside = only === undefined ? [] : (says.notLent ?? []);
      if (more.length + beside.length > 0) return { ...others, kinds: [only, ...more, ...beside].join(' ') };
      const askedOf = says.agreedTo ? message.kept().asked?.kind : undefined;
      const kind = only ?? mentions.device ?? askedOf;
      return kind === undefined ? answers : { ...answers, kind };
    },
    readsAgain: [...readsDelivery, 'kind', 'kinds'],
    async gate(answers) {
      const { kind, kinds } = answers;
      const named = kind === undefined ? several(kinds) : [kind];
      // Whoever names no device hears at once what all of them need, when none can be lent.
      const decisions = await Promise.all((named.length === 0 ? deviceKinds : named).map(decide));
      if (decisions.some(({ allowed }) => allowed)) return undefined;
      const next = troubleFirst(heard, answers);
      if (next === 'end') heard.keep({ besideWish: learnTrouble(heard, {}) });
      return { say: say.loan.refused(...decisions), next: () => next };
    },
    /** Of several, those that can be lent, one after the other; else the one suspected device that can be lent is the one that is meant. */
    async heed({ beside: _, ...answers }) {
      if (answers.kind !== undefined) return { answers };
      const named = several(answers.kinds);
      if (named.length > 0) {
        const decided = await Promise.all(named.map(async (kind) => ({ kind, decision: await decide(kind) })));
        const lent = decided.flatMap(({ kind, decision }) => (decision.allowed ? [kind] : []));
        const refused = decided.flatMap(({ decision }) => (decision.allowed ? [] : [decision]));
        return {
          answers: { ...answers, kinds: lent.join(' '), kind: lent[0] ?? '' },
          ...(refused.length > 0 && { say: say.loan.notThese(refused) }),
        };
      }
      const open = await openCases(heard, (await knownContract(heard)).number);
      const suspected = [...new Set(open.flatMap(suspects))];
      const decided = await Promise.all(suspected.map(decide));
      const [only, ...more] = suspected.filter((_, at) => decided[at]?.allowed);
      return { answers: only !== undefined && more.length === 0 ? { ...answers, kind: only } : answers };
    },
    asks: {
      kind: { ask: say.loan.askKind, hears: { as: 'choice', of: say.loan.kinds } },
      address: askAddress(heard),
    },
    readBack: async ({ kind = '', address = '', wish, systems }) =>
      say.loan.confirm(kind, address, wish, several(systems).includes(kind)),
    async done({ kind, kinds, address = '', wish }) {
      if (!isKind(kind)) throw new Error('only a kind that is lent is let through');
      const { number } = await knownContract(heard);
      const of = await caseOf(kind);
      if (!of) throw new Error('the gate lets no loan through without a case');
      const to = deliveryTo(heard, await knownContract(heard), address, wish);
      const loan = { id: heard.newId('loan'), contract: number, case: of.id, kind, at: stamp(now) };
      await loans.request({ ...loan, ...to });
      await putOnBoard(heard, 'loan', loan, now);
      await heard.alertOthers('order-news', todoIdOf('loan', loan.id), number);
      await heard.cases.change(of.id, { lastEventAt: stamp(now) });
      await heard.speak(say.loan.requested(kind, address, wish, to.unconfirmed === true));
      const others = several(kinds).filter((other) => other !== kind);
      if (others.length === 0) return 'end';
      return { start: forms.loan, answers: { kinds: others.join(' '), address, ...(wish !== undefined && { wish }) } };
    },
  };
};
