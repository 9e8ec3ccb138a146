/** What the other chats of a contract hear of what was done for it: worded as it stands when it is told, dropped when it was taken back. */
import { isOut } from '../../knowledge/rules/loans.ts';
import type { Turn } from '../form/turn.ts';
import type { Reply } from '../words/reply.ts';

/** That another chat speaks for the contract `number` from now on. */
export const linkNews = async ({ contracts, say }: Turn, number: string): Promise<Reply | undefined> => {
  const contract = await contracts.find(number);
  return contract && say.alert.linked(contract.name);
};

/** What was asked for, by the id of its to-do. */
export const orderNews = async (turn: Turn, id: string): Promise<Reply | undefined> => {
  const { alert } = turn.say;
  const todo = await turn.desk.todo(id);
  const contract = todo && (await turn.contracts.find(todo.contract));
  if (!contract || todo.state === 'done') return undefined;
  const { name } = contract;
  const { of = '' } = todo;
  if (todo.kind === 'visit') {
    const visit = await turn.visits.find(of);
    return visit && alert.visit(name, visit.slot ?? visit.wished);
  }
  if (todo.kind === 'loan') {
    const loan = await turn.loans.find(of);
    return loan && alert.loan(name, loan.kind, loan.address);
  }
  if (todo.kind === 'request') return alert.request(name, of);
  return todo.kind === 'callback' && todo.phone !== undefined ? alert.call(name, todo) : undefined;
};

/** That a loan, by the id of its to-do, goes elsewhere than was said before. */
export const deliveryNews = async (turn: Turn, id: string): Promise<Reply | undefined> => {
  const todo = await turn.desk.todo(id);
  const loan = todo && (await turn.loans.find(todo.of ?? ''));
  const contract = loan && (await turn.contracts.find(loan.contract));
  const isComing = loan?.state === 'requested' || (loan && isOut(loan.state));
  return contract && isComing ? turn.say.alert.delivery(contract.name, loan.kind, loan.address) : undefined;
};
