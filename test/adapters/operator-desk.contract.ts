/** What every operator desk promises (adapters/operator-desk/port.ts), checked without asking which one it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handoff, OperatorDesk, PhoneContact, Todo } from '../../adapters/operator-desk/port.ts';
import { atOnce, type TurnOf } from './contracts.contract.ts';
import { keepsPaidVisits } from './operator-desk-paid-visits.contract.ts';

/** A desk that nobody sits at, with nothing on its boards. */
export interface OperatorDeskUnderTest {
  turn: TurnOf<OperatorDesk>;
  /** What an operator sees on a board, from the top: the conversations of chats, the ids of to-dos. */
  board(name: 'waiting' | 'active' | 'todo'): Promise<string[]>;
  arrive(operator: string): Promise<void>;
  leave(operator: string): Promise<void>;
  /** Time passes in which the desk hears of no operator. */
  hush(): void;
  end(): Promise<void>;
}

const handoff = (conversation: string, more: Partial<Handoff> = {}): Handoff => ({
  id: `handoff of ${conversation}`,
  conversation,
  contract: 'ITS-100001',
  case: 'case 1',
  state: 'queued',
  queuedAt: '2026-11-24T10:00:00+09:00',
  ...more,
});
const held = (conversation: string, id: string): Handoff =>
  handoff(conversation, { state: 'connected', operator: { id, name: '加藤' }, takenAt: '2026-11-24T10:05:00+09:00' });
const callback = (id: string, more: Partial<Todo> = {}): Todo => ({
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

/** Checks every promise, each on a desk of its own. */
export const describeOperatorDesk = (name: string, open: () => Promise<OperatorDeskUnderTest>): void =>
  void describe(name, () => {
    let test: OperatorDeskUnderTest;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.end());

    const turn: TurnOf<OperatorDesk> = (work) => test.turn(work);
    const keep = (given: Handoff) => turn((desk) => desk.keepHandoff(given));
    const handoffOf = (conversation: string) => turn((desk) => desk.handoffOf(conversation));
    const keepTodo = (given: Todo) => turn((desk) => desk.keepTodo(given));
    const callbackOf = (conversation: string) => turn((desk) => desk.callbackOf(conversation));
    const someoneThere = () => turn((desk) => desk.someoneThere());
    const chats = async () => [await test.board('waiting'), await test.board('active')];

    it('a conversation has the hand-off kept for it last, and none before', async () => {
      expect(await handoffOf('talk')).toBeUndefined();
      await keep(handoff('talk'));
      await keep(handoff('other talk'));
      expect(await handoffOf('talk')).toEqual(handoff('talk'));
      await keep(held('talk', 'kato'));
      expect(await handoffOf('talk')).toEqual(held('talk', 'kato'));
      const again = handoff('talk', { id: 'another hand-off' });
      await keep(again);
      expect(await handoffOf('talk')).toEqual(again);
      expect(await handoffOf('other talk')).toEqual(handoff('other talk'));
    });

    it.each(['returned', 'ended'] as const)(
      'a chat waits, is active, and leaves the boards when it is %s',
      async (state) => {
        for (const talk of ['talk', 'other talk']) await keep(handoff(talk));
        expect(await chats()).toEqual([['other talk', 'talk'], []]);
        await keep(held('talk', 'kato'));
        expect(await chats()).toEqual([['other talk'], ['talk']]);
        await keep({ ...held('talk', 'kato'), state });
        expect(await chats()).toEqual([['other talk'], []]);
        await keep(handoff('other talk', { state }));
        expect(await chats()).toEqual([[], []]);
        expect(await handoffOf('talk')).toMatchObject({ state });
      },
    );

    it('a chat whose operator is lost waits again, in its old place', async () => {
      const at = (hour: string) => ({ queuedAt: `2026-11-24T${hour}:00+09:00` });
      await keep(handoff('a shorter', at('10:10')));
      await keep(handoff('the longest', at('10:00')));
      await keep(handoff('briefly', at('10:20')));
      expect(await test.board('waiting')).toEqual(['the longest', 'a shorter', 'briefly']);
      await keep({ ...held('a shorter', 'kato'), ...at('10:10') });
      expect(await chats()).toEqual([['the longest', 'briefly'], ['a shorter']]);
      await keep(handoff('a shorter', at('10:10')));
      expect(await chats()).toEqual([['the longest', 'a shorter', 'briefly'], []]);
    });

    it('of two operators who take a chat at once, one holds it', async () => {
      await keep(handoff('talk'));
      const take = (operator: string) => async (desk: OperatorDesk) => {
        if ((await desk.handoffOf('talk'))?.state !== 'queued') return 'held';
        await desk.keepHandoff(held('talk', operator));
        return 'taken';
      };
      const done = await atOnce(turn, take('kato'), take('mori'));
      expect(done.toSorted()).toEqual(['held', 'taken']);
      expect((await handoffOf('talk'))?.operator?.id).toBe(done[0] === 'taken' ? 'kato' : 'mori');
      expect(await chats()).toEqual([[], ['talk']]);
    });

    it('of an operator who takes a chat and a customer who leaves the line at once, one is too late', async () => {
      await keep(handoff('talk'));
      const toKeep = (next: Handoff) => async (desk: OperatorDesk) => {
        if ((await desk.handoffOf('talk'))?.state !== 'queued') return 'too late';
        await desk.keepHandoff(next);
        return 'in time';
      };
      const done = await atOnce(turn, toKeep(held('talk', 'kato')), toKeep(handoff('talk', { state: 'ended' })));
      expect(done.toSorted()).toEqual(['in time', 'too late']);
      expect(await chats()).toEqual([[], done[0] === 'in time' ? ['talk'] : []]);
    });

    it('a to-do is on its board, soonest first, until it is done, and is found under its id either way', async () => {
      const remote: Todo = {
        ...callback('remote'),
        kind: 'remote',
        code: '482913',
        dueAt: '2026-11-24T10:00:00+09:00',
      };
      await keepTodo(callback('c'));
      await keepTodo(remote);
      expect(await test.board('todo')).toEqual(['remote', 'c']);
      await keepTodo(callback('c', { dueAt: '2026-11-24T09:00:00+09:00' }));
      expect(await test.board('todo')).toEqual(['c', 'remote']);
      await keepTodo({ ...remote, state: 'done' });
      expect(await test.board('todo')).toEqual(['c']);
      expect(await turn((desk) => desk.todo('remote'))).toEqual({ ...remote, state: 'done' });
      expect(await turn((desk) => desk.todo('never'))).toBeUndefined();
    });

    keepsPaidVisits(() => test, callback);

    it('of two operators who do a to-do at once, one does it', async () => {
      await keepTodo(callback('c'));
      const make = async (desk: OperatorDesk) => {
        const todo = await desk.todo('c');
        if (todo?.state !== 'open') return 'done before';
        await desk.keepTodo({ ...todo, state: 'done' });
        return 'done';
      };
      expect((await atOnce(turn, make, make)).toSorted()).toEqual(['done', 'done before']);
      expect(await test.board('todo')).toEqual([]);
    });

    it('a conversation has the call-back it asked for, with its changes, until somebody made it', async () => {
      expect(await callbackOf('talk')).toBeUndefined();
      await keepTodo(callback('c'));
      await keepTodo(callback('remote', { kind: 'remote' }));
      await keepTodo(callback('theirs', { conversation: 'other talk' }));
      expect(await callbackOf('talk')).toEqual(callback('c'));
      await keepTodo(callback('c', { wish: '15時以降' }));
      expect(await callbackOf('talk')).toEqual(callback('c', { wish: '15時以降' }));
      await keepTodo(callback('c', { state: 'done' }));
      expect(await callbackOf('talk')).toBeUndefined();
      await keepTodo(callback('d'));
      expect(await callbackOf('talk')).toEqual(callback('d'));
      expect(await callbackOf('other talk')).toMatchObject({ id: 'theirs' });
    });

    it('a conversation has the call it asked for without a customer number, which is in no case', async () => {
      const call = callback('u', { kind: 'unverified-call', contract: '', case: '', phone: '090-1234-5678' });
      await keepTodo(call);
      expect(await callbackOf('talk')).toEqual(call);
      expect(await turn((desk) => desk.callbackIn(''))).toBeUndefined();
      await keepTodo({ ...call, state: 'done' });
      expect(await callbackOf('talk')).toBeUndefined();
    });

    it('a case has the call-back asked for in it, wherever that was, until somebody made it', async () => {
      const callbackIn = (forCase: string) => turn((desk) => desk.callbackIn(forCase));
      const asked = callback('c', { case: 'printer', conversation: 'other talk' });
      expect(await callbackIn('printer')).toBeUndefined();
      await keepTodo(asked);
      await keepTodo(callback('d', { case: 'mail', conversation: 'other talk' }));
      expect(await callbackIn('printer')).toEqual(asked);
      await keepTodo({ ...asked, state: 'done' });
      expect(await callbackIn('printer')).toBeUndefined();
      expect(await callbackIn('mail')).toMatchObject({ id: 'd' });
    });

    it('a conversation that asks for a call-back twice at once has one', async () => {
      const ask = (id: string) => async (desk: OperatorDesk) => {
        if (await desk.callbackOf('talk')) return 'asked before';
        await desk.keepTodo(callback(id));
        return 'asked';
      };
      const done = await atOnce(turn, ask('c'), ask('d'));
      expect(done.toSorted()).toEqual(['asked', 'asked before']);
      expect(await test.board('todo')).toEqual([done[0] === 'asked' ? 'c' : 'd']);
    });

    it('a phone contact is found under its id, as kept last, and under no other', async () => {
      const contact: PhoneContact = {
        id: 'phone 1',
        contract: 'ITS-100001',
        case: 'case 1',
        at: '2026-11-24T10:00:00+09:00',
        by: { id: 'kato', name: '加藤' },
        what: 'ルーターの再起動を案内',
      };
      await turn((desk) => desk.keepPhone(contact));
      expect(await turn((desk) => desk.phone('phone 1'))).toEqual(contact);
      const overridden = { ...contact, override: { reason: '管理者の判断' } };
      await turn((desk) => desk.keepPhone(overridden));
      expect(await turn((desk) => desk.phone('phone 1'))).toEqual(overridden);
      expect(await turn((desk) => desk.phone('phone 2'))).toBeUndefined();
    });

    it('someone is there from the first operator who comes to the last who leaves', async () => {
      expect(await someoneThere()).toBe(false);
      for (const operator of ['kato', 'mori']) await test.arrive(operator);
      expect(await someoneThere()).toBe(true);
      await test.leave('kato');
      expect(await someoneThere()).toBe(true);
      await test.leave('mori');
      expect(await someoneThere()).toBe(false);
    });

    it('an operator who is heard of no longer is not there', async () => {
      await test.arrive('kato');
      test.hush();
      expect(await someoneThere()).toBe(false);
      await test.arrive('mori');
      expect(await someoneThere()).toBe(true);
    });

    it('who asks whether someone is there is not run again when someone comes', async () => {
      let runs = 0;
      await turn(async (desk) => {
        runs += 1;
        await desk.someoneThere();
        await desk.keepHandoff(handoff('talk'));
        await test.arrive('kato');
      });
      expect(runs).toBe(1);
    });
  });
