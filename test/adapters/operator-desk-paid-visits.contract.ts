/** What every operator desk promises of requests for paid visits: each is kept as its own, and the one that stands is found by its contract. */
import { expect, it } from 'vitest';
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { OperatorDeskUnderTest } from './operator-desk.contract.ts';

/** Checks it, each on a desk of its own; `callback` makes a to-do. */
export const keepsPaidVisits = (
  open: () => OperatorDeskUnderTest,
  callback: (id: string, more?: Partial<Todo>) => Todo,
): void => {
  const keep = (given: Todo) => open().turn((desk) => desk.keepTodo(given));

  it('a paid visit keeps what is wished, also when it is asked for anew under its id', async () => {
    const request: Todo = {
      ...callback('paid-visit/1'),
      kind: 'request',
      of: 'paid-visit',
      wanted: '複合機\nルーター',
      place: '支店',
    };
    for (const state of ['open', 'done', 'open'] as const) await keep({ ...request, state });
    expect(await open().turn((desk) => desk.todo('paid-visit/1'))).toMatchObject(request);
    expect(await open().board('todo')).toEqual(['paid-visit/1']);
  });

  it('a contract has the paid visit asked for last, until it is done, and each keeps how it came out', async () => {
    const paidVisitOf = (contract: string) => open().turn((desk) => desk.requestOf('paid-visit', contract));
    const paid = (id: string, more: Partial<Todo> = {}) =>
      callback(id, { kind: 'request', of: 'paid-visit', wanted: id, ...more });
    expect(await paidVisitOf('ITS-100001')).toBeUndefined();
    await keep(paid('first'));
    await keep(paid('theirs', { contract: 'ITS-100002' }));
    expect(await paidVisitOf('ITS-100001')).toMatchObject(paid('first'));
    const done = paid('first', { state: 'done', result: 'done' });
    await keep(done);
    expect(await paidVisitOf('ITS-100001')).toBeUndefined();
    await keep(paid('second'));
    expect(await paidVisitOf('ITS-100001')).toMatchObject(paid('second'));
    expect(await open().turn((desk) => desk.todo('first'))).toMatchObject(done);
    expect(await paidVisitOf('ITS-100002')).toMatchObject({ id: 'theirs' });
  });

  it('a paid visit that was kept under the name of its contract is found', async () => {
    await keep(callback('paid-visit/ITS-100001', { kind: 'request', of: 'paid-visit' }));
    expect(await open().turn((desk) => desk.requestOf('paid-visit', 'ITS-100001'))).toMatchObject({
      id: 'paid-visit/ITS-100001',
    });
  });
};
