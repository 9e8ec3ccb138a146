/** What every operator desk promises of paid visits asked for (adapters/operator-desk/port.ts). */
import { expect, it } from 'vitest';
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { OperatorDeskUnderTest } from './operator-desk.contract.ts';

/** A call-back, or what `more` makes of it. */
export const callback = (id: string, more: Partial<Todo> = {}): Todo => ({
  id,
  kind: 'callback',
  contract: 'ITS-100001',
  case: 'case 1',
  conversation: 'talk',
  dueAt: '2026-11-25T09:00:00+09:00',
  phone: '03-0000-1001',
  wish: '午前中',
  state: 'open',
  ...more,
});

/** Checks every promise on the desk of the test that runs. */
export const describePaidVisits = (desk: () => Pick<OperatorDeskUnderTest, 'turn' | 'board'>): void => {
  const keepTodo = (given: Todo) => desk().turn((port) => port.keepTodo(given));

  it('a paid visit keeps what is wished, also when it is asked for anew under its one id', async () => {
    const request: Todo = {
      ...callback('paid-visit/1'),
      kind: 'paid-visit',
      wanted: '複合機\nルーター',
      place: '支店',
    };
    for (const state of ['open', 'done', 'open'] as const) await keepTodo({ ...request, state });
    expect(await desk().turn((port) => port.todo('paid-visit/1'))).toMatchObject(request);
    expect(await desk().board('todo')).toEqual(['paid-visit/1']);
  });

  it('a contract has the paid visit asked for last, until it is done, and each keeps how it came out', async () => {
    const paidVisitOf = (contract: string) => desk().turn((port) => port.paidVisitOf(contract));
    const paid = (id: string, more: Partial<Todo> = {}) => callback(id, { kind: 'paid-visit', wanted: id, ...more });
    expect(await paidVisitOf('ITS-100001')).toBeUndefined();
    await keepTodo(paid('first'));
    await keepTodo(paid('theirs', { contract: 'ITS-100002' }));
    expect(await paidVisitOf('ITS-100001')).toMatchObject(paid('first'));
    const done = paid('first', { state: 'done', result: 'done' });
    await keepTodo(done);
    expect(await paidVisitOf('ITS-100001')).toBeUndefined();
    await keepTodo(paid('second'));
    expect(await paidVisitOf('ITS-100001')).toMatchObject(paid('second'));
    expect(await desk().turn((port) => port.todo('first'))).toMatchObject(done);
    expect(await paidVisitOf('ITS-100002')).toMatchObject({ id: 'theirs' });
  });

  it('a paid visit that was kept under the name of its contract is found', async () => {
    await keepTodo(callback('paid-visit/ITS-100001', { kind: 'paid-visit' }));
    expect(await desk().turn((port) => port.paidVisitOf('ITS-100001'))).toMatchObject({ id: 'paid-visit/ITS-100001' });
  });
};
