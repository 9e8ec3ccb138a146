/** What comes of a back office's answers to requests for paid visits: each decides on what was asked with it alone. */
import { expect } from 'vitest';
import { answerTo } from '../helpers/back-office-server.ts';
import type { OutsideDesk } from '../helpers/outside-desk.ts';
import { accepted, lastIntent, number, refused } from '../helpers/outside-visits.ts';

/** The facts, by name. */
export const paidVisitFacts: Record<string, (desk: OutsideDesk) => Promise<void>> = {
  'a paid visit is arranged by the answer to what is wished by then': async (desk) => {
    const todo = { id: 'p', kind: 'request', of: 'paid-visit', contract: number, case: 'case-1' } as const;
    const more = { ...todo, conversation: desk.conversation, dueAt: '2026-11-24T10:00:00.000+09:00' };
    const keep = (wanted: string, state: 'open' | 'done' = 'open') =>
      desk.turn((ports) => ports.desk.keepTodo({ ...more, wanted, state }));
    const state = async () => (await desk.turn((ports) => ports.desk.todo(todo.id)))?.state;
    await keep('パソコン');
    await keep('パソコン');
    await keep('パソコン\nプリンター');
    await desk.sweepAfter();
    expect(desk.server.calls.map(({ intent }) => [intent.kind, intent.details.wanted])).toEqual([
      ['paid-visit.request', ['パソコン']],
      ['paid-visit.request', ['パソコン', 'プリンター']],
    ]);
    const [first, second] = desk.server.calls.map(({ key }) => key);
    await desk.callBack(answerTo(first ?? '', accepted));
    expect(await state()).toBe('open');
    await desk.callBack(answerTo(second ?? '', accepted));
    expect(await state()).toBe('done');
    expect(await desk.said()).toHaveLength(1);
    await keep('ルーター');
    await keep('ルーター', 'done');
    await desk.sweepAfter();
    expect(desk.server.calls.at(-1)?.intent.kind).toBe('paid-visit.cancel');
    await desk.callBack(answerTo(lastIntent(desk), refused));
    expect(await desk.open()).toEqual(['paid-visit.cancel:refused']);
  },

  'a paid visit that is taken back and asked for anew in the same words is arranged by the answer to the new one':
    async (desk) => {
      const todo = { kind: 'request', of: 'paid-visit', contract: number, case: 'case-1', wanted: 'パソコン' } as const;
      const keep = (id: string, state: 'open' | 'done' = 'open') =>
        desk.turn((ports) =>
          ports.desk.keepTodo({ ...todo, id, conversation: 'c', dueAt: '2026-11-24T10:00:00.000+09:00', state }),
        );
      await keep('first');
      await desk.sweepAfter();
      const withdrawn = lastIntent(desk);
      await keep('first', 'done');
      await keep('second');
      await desk.sweepAfter();
      expect((await desk.callBack(answerTo(withdrawn, accepted))).body).toEqual({ result: 'done' });
      expect(await desk.said()).toEqual([]);
      expect(await desk.turn((ports) => ports.desk.requestOf('paid-visit', number))).toMatchObject({ id: 'second' });
      const asked = desk.server.calls.findLast(({ intent }) => intent.of === 'second')?.key ?? '';
      await desk.callBack(answerTo(asked, accepted));
      expect(await desk.turn((ports) => ports.desk.requestOf('paid-visit', number))).toBeUndefined();
      expect(await desk.said()).toHaveLength(1);
    },
};
