/** What comes of a back office's answers: once, at once or later, and never against what was settled here meanwhile. */
import { expect, it } from 'vitest';
import { answerTo } from '../helpers/back-office-server.ts';
import type { OutsideDesk } from '../helpers/outside-desk.ts';
import {
  accepted,
  atOnce,
  book,
  friday,
  hour,
  lastIntent,
  number,
  refused,
  stateOf,
  thursday,
  visit,
} from '../helpers/outside-visits.ts';
import { paidVisitFacts } from './back-office-paid-visits.contract.ts';
import { sessionFacts } from './back-office-sessions.contract.ts';

type Check = (desk: OutsideDesk) => Promise<void>;

const facts: Record<string, Check> = {
  'an answer in the response is carried out': async (desk) => {
    atOnce(desk, accepted);
    await book(desk);
    await desk.sweepAfter();
    expect(await visit(desk)).toMatchObject({ state: 'booked', slot: thursday });
    expect(await desk.said()).toHaveLength(1);
  },

  'an answer by a late call back is carried out': async (desk) => {
    await book(desk);
    await desk.sweepAfter();
    await desk.sweepAfter(40 * hour);
    expect(await stateOf(desk)).toBe('requested');
    expect(await desk.callBack(answerTo(lastIntent(desk), accepted))).toEqual({
      status: 200,
      body: { result: 'done' },
    });
    expect(await stateOf(desk)).toBe('booked');
  },

  'an answer told twice happens once, in the response and by call backs at once': async (desk) => {
    atOnce(desk, accepted);
    await book(desk);
    await desk.sweepAfter();
    const again = () => desk.callBack(answerTo(lastIntent(desk), accepted));
    for (const { status, body } of await Promise.all([again(), again(), again()])) {
      expect([status, body]).toEqual([200, { result: 'done' }]);
    }
    expect(await desk.said()).toHaveLength(1);
    expect(await desk.notes()).toEqual([]);
  },

  'a refusal told twice is one refusal': async (desk) => {
    atOnce(desk, refused);
    await book(desk);
    await desk.sweepAfter();
    expect((await desk.callBack(answerTo(lastIntent(desk), refused))).body).toEqual({ result: 'done' });
    expect(await desk.said()).toHaveLength(1);
    expect(await desk.open()).toEqual([]);
  },

  'what the back office calls off is not told back to it': async (desk) => {
    const loan = { id: 'l', contract: number, case: 'case-1', kind: 'router' } as const;
    await desk.turn(({ loans }) => loans.request({ ...loan, at: '2026-11-24T10:00:00.000+09:00' }));
    await desk.sweepAfter();
    await desk.callBack(answerTo(lastIntent(desk), { result: 'cancelled' }));
    await desk.sweepAfter(hour);
    expect((await desk.turn(({ loans }) => loans.find('l')))?.state).toBe('cancelled');
    expect(desk.server.calls).toHaveLength(1);
  },

  'the same said anew by another answer changes nothing, and is no news': async (desk) => {
    atOnce(desk, accepted);
    await book(desk);
    await desk.sweepAfter();
    expect((await desk.callBack(answerTo(lastIntent(desk), accepted, 'answer-2'))).body).toEqual({ result: 'done' });
    expect(await desk.said()).toHaveLength(1);
    expect(await desk.open()).toEqual([]);
  },

  'a refusal frees what was held, and a booked visit keeps its slot': async (desk) => {
    atOnce(desk, refused);
    await book(desk);
    await desk.sweepAfter();
    expect(await visit(desk)).toMatchObject({ state: 'cancelled', refused: { slot: thursday, because: 'full' } });
    expect(await desk.turn(({ visits }) => visits.taken(thursday.day))).toEqual([]);
    atOnce(desk, accepted);
    await book(desk, 'w');
    await desk.sweepAfter();
    atOnce(desk, refused);
    expect(await desk.turn(({ visits }) => visits.move('w', friday, 2))).toBe('requested');
    await desk.sweepAfter();
    expect(await visit(desk, 'w')).toMatchObject({ state: 'booked', slot: thursday, refused: { slot: friday } });
    expect(await desk.turn(({ visits }) => visits.taken(friday.day))).toEqual([]);
  },

  'an answer that comes when things stand otherwise changes nothing and is put before the operators': async (desk) => {
    await book(desk);
    await desk.sweepAfter();
    const id = lastIntent(desk);
    await desk.turn(({ visits }) => visits.confirm('v', friday, 2));
    expect((await desk.callBack(answerTo(id, refused))).body).toEqual({ result: 'noted' });
    expect(await visit(desk)).toMatchObject({ state: 'booked', slot: friday });
    expect(await desk.notes()).toEqual(['visit.book:refused']);
    expect(await desk.open()).toEqual(['visit.book:refused']);
  },

  'what an operator has seen to stays done when it is told once more after its event is forgotten': async (desk) => {
    await book(desk);
    await desk.sweepAfter();
    const id = lastIntent(desk);
    await desk.turn(({ visits }) => visits.confirm('v', friday, 2));
    await desk.callBack(answerTo(id, refused));
    const action = { do: 'done-todo', todo: `back-office/${id}`, result: 'done' } as const;
    expect((await desk.operate(desk.conversation, action)).action).toEqual({ result: 'done' });
    await desk.sweepAfter(8 * 24 * hour);
    await desk.due.forget();
    expect((await desk.callBack(answerTo(id, refused))).body).toEqual({ result: 'noted' });
    expect(await desk.open()).toEqual([]);
    expect(await desk.notes()).toEqual(['visit.book:refused']);
  },

  'an intent is known for half a year after its last answer, and then forgotten with name, address and phone': async (
    desk,
  ) => {
    await book(desk);
    await desk.sweepAfter();
    const id = lastIntent(desk);
    const after = async (days: number) => {
      await desk.sweepAfter(days * 24 * hour);
      await desk.due.forget();
      return (await desk.store.read([`intent/${id}`]))[0]?.value !== undefined;
    };
    expect(await after(179)).toBe(true);
    await desk.callBack(answerTo(id, accepted));
    expect(await after(179)).toBe(true);
    expect(await after(2)).toBe(false);
    expect((await desk.callBack(answerTo(id, accepted, 'answer-2'))).status).toBe(404);
  },

  'an acceptance that comes when the window has begun books nothing in the past: the operators see it': async (
    desk,
  ) => {
    await book(desk);
    await desk.sweepAfter();
    desk.clock.set(Temporal.Instant.from('2026-11-26T09:00:00+09:00'));
    expect((await desk.callBack(answerTo(lastIntent(desk), accepted))).body).toEqual({ result: 'noted' });
    expect(await stateOf(desk)).toBe('requested');
    expect(await desk.said()).toEqual([]);
    expect(await desk.open()).toEqual(['visit.book:accepted']);
  },

  'an acceptance of what was called off meanwhile is no news: of that the back office is told': async (desk) => {
    await book(desk);
    await desk.sweepAfter();
    const id = lastIntent(desk);
    await desk.turn(({ visits }) => visits.end('v', 'cancelled'));
    expect((await desk.callBack(answerTo(id, accepted))).body).toEqual({ result: 'done' });
    await desk.sweepAfter();
    expect(desk.server.calls.at(-1)?.intent).toMatchObject({ kind: 'visit.cancel', of: 'v' });
    expect(await stateOf(desk)).toBe('cancelled');
    expect(await desk.open()).toEqual([]);
  },

  'what is said of a visit or a loan afterwards is told too; where it is refused, the operators see it': async (
    desk,
  ) => {
    await book(desk);
    await desk.turn(({ visits }) => visits.rewish('v', { setUpWish: 'プリンターの設定' }));
    const loan = { id: 'l', contract: number, case: 'case-1', kind: 'router' } as const;
    await desk.turn(({ loans }) => loans.request({ ...loan, at: '2026-11-24T10:00:00.000+09:00' }));
    await desk.turn(({ loans }) => loans.redirect('l', { address: '東京都港区芝' }));
    await desk.sweepAfter();
    const told = desk.server.calls.map(({ intent }) => intent);
    expect(told.find(({ kind }) => kind === 'visit.set-up')?.details).toEqual({ wish: 'プリンターの設定' });
    expect(told.find(({ kind }) => kind === 'loan.redirect')?.details).toEqual({ address: '東京都港区芝' });
    for (const { id, kind } of told) {
      if (kind === 'visit.set-up') await desk.callBack(answerTo(id, accepted));
      if (kind === 'loan.redirect') await desk.callBack(answerTo(id, refused));
    }
    expect(await desk.open()).toEqual(['loan.redirect:refused']);
  },

  'a device is asked for, or sent elsewhere, once an operator has confirmed an address that is not the registered one':
    async (desk) => {
      const loan = { contract: number, case: 'case-1', kind: 'router', at: '2026-11-24T10:00:00.000+09:00' } as const;
      const elsewhere = { address: '東京都港区芝', unconfirmed: true } as const;
      const told = () => desk.server.calls.map(({ intent: { kind, of, details } }) => ({ kind, of, details }));
      for (const id of ['yes', 'no', 'off'])
        await desk.turn(({ loans }) => loans.request({ ...loan, id, ...elsewhere }));
      await desk.turn(({ loans }) => loans.request({ ...loan, id: 'later' }));
      await desk.turn(({ loans }) => loans.redirect('later', elsewhere));
      await desk.turn(({ loans }) => loans.redirect('yes', { ...elsewhere, wish: '午前' }));
      await desk.sweepAfter();
      expect(told()).toEqual([{ kind: 'loan.request', of: 'later', details: { device: 'router' } }]);
      await desk.turn(({ loans }) => loans.redirect('yes', { address: '東京都港区芝', wish: '午前' }));
      await desk.turn(({ loans }) => loans.redirect('no', { refused: '東京都港区芝' }));
      await desk.turn(({ loans }) => loans.change('off', 'requested', { state: 'cancelled' }));
      await desk.turn(({ loans }) => loans.redirect('later', { address: '東京都港区芝' }));
      await desk.sweepAfter();
      const device = 'router';
      expect(
        told()
          .slice(1)
          .toSorted((one, other) => one.of.localeCompare(other.of)),
      ).toEqual([
        { kind: 'loan.redirect', of: 'later', details: { address: '東京都港区芝' } },
        { kind: 'loan.request', of: 'no', details: { device } },
        { kind: 'loan.request', of: 'yes', details: { device, address: '東京都港区芝', wish: '午前' } },
      ]);
    },

  ...paidVisitFacts,
  ...sessionFacts,

  'a step of a loan is taken when it can be, and put before the operators when not': async (desk) => {
    const loan = { id: 'l', contract: number, case: 'case-1', kind: 'router', at: 'then' } as const;
    await desk.turn(({ loans }) => loans.request({ ...loan, at: '2026-11-24T10:00:00.000+09:00' }));
    await desk.sweepAfter();
    const id = lastIntent(desk);
    const state = async () => (await desk.turn(({ loans }) => loans.find('l')))?.state;
    const told = async (answer: object, name: string) => (await desk.callBack(answerTo(id, answer, name))).body.result;
    expect(await told({ result: 'arrived' }, 'too early')).toBe('noted');
    expect(await told({ result: 'sent', due: '2026-11-20' }, 'due before it is sent')).toBe('noted');
    expect(await state()).toBe('requested');
    expect(await desk.open()).toEqual(['loan.request:sent']);
    expect(await told({ result: 'sent', due: '2026-12-08' }, '1')).toBe('done');
    expect(await state()).toBe('sent');
    expect(await told({ result: 'arrived' }, '2')).toBe('done');
    expect(await told({ result: 'arrived' }, '2, told again')).toBe('done');
    expect(await told({ result: 'returned' }, '3')).toBe('done');
    expect(await state()).toBe('returned');
  },
};

/** Checks every promise, each on a desk of its own. */
export const heedsAnswers = (open: () => OutsideDesk): void => {
  for (const [fact, check] of Object.entries(facts)) it(fact, () => check(open()));
};
