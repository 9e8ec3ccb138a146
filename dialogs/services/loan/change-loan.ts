/** Another address or time for a loan that was asked for and is not sent yet: read back, then changed; the board follows (row 22). */
import { forms } from '../../form/form-names.ts';
import type { Answers, Form, Next } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';
import { changeableLoans, nothingToChange } from '../../situation/loans.ts';
import { changeOnBoard, todoIdOf } from '../../situation/on-board.ts';
import { askAddress, deliveryTo, learnDelivery, readsDelivery } from './delivery.ts';

/** The form that changes where and when it goes. */
export const changeLoan = (heard: Heard): Form => {
  const { say, loans } = heard;
  const changeable = async () => changeableLoans(heard, (await knownContract(heard)).number);
  const meant = async ({ kind }: Answers) => (await changeable()).find((loan) => loan.kind === kind);
  return {
    id: forms.loanChanged,
    forContract: true,
    learn(message, before) {
      const { kind } = message.reading.says;
      return { ...learnDelivery(message, before), ...(kind !== undefined && { kind }) };
    },
    readsAgain: [...readsDelivery, 'kind'],
    async gate({ kind }) {
      const list = await changeable();
      if (list.some((loan) => kind === undefined || loan.kind === kind)) return undefined;
      const { number } = await knownContract(heard);
      return { say: await nothingToChange(heard, number, kind), next: (): Next => 'end' };
    },
    async heed(answers) {
      const [only, ...more] = await changeable();
      const isOpen = answers.address === undefined && answers.wish === undefined;
      return {
        answers: {
          ...answers,
          ...(answers.kind === undefined && only && more.length === 0 && { kind: only.kind }),
          ...(isOpen && { elsewhere: 'yes' }),
        },
      };
    },
    asks: {
      kind: {
        ask: async () => say.loan.askWhich((await changeable()).map(({ kind }) => kind)),
        hears: { as: 'choice', of: say.loan.kinds },
      },
      address: askAddress(heard),
    },
    readBack: async ({ kind = '', address, wish }) => say.loan.confirmChange(kind, address, wish),
    declined: say.loan.kept(),
    async done(answers) {
      const loan = await meant(answers);
      if (!loan) throw new Error('the gate lets nothing through without a loan');
      const { address = loan.address, wish = loan.wish } = answers;
      const isMoved = answers.address !== undefined && address !== loan.address;
      // What an operator has said, or has to say, of an address stays with it.
      const { unconfirmed, refused } = loan;
      const said = { ...(unconfirmed && { unconfirmed }), ...(refused !== undefined && { refused }) };
      const asked = deliveryTo(heard, await knownContract(heard), address, wish);
      const { unconfirmed: _, ...plain } = asked;
      const to = isMoved ? asked : { ...plain, ...said };
      if ((await loans.redirect(loan.id, to)) === 'not so') throw new Error('what can be changed is not sent yet');
      await changeOnBoard(heard, 'loan', loan.id, { state: 'open' });
      if (isMoved) await heard.alertOthers('delivery-news', todoIdOf('loan', loan.id), loan.contract);
      await heard.speak(say.loan.changed(loan.kind, address, wish, to.unconfirmed === true));
      return 'end';
    },
  };
};
