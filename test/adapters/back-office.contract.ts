/** What every call to a company's own back office promises (adapters/back-office), whatever the server does to it. */
import { expect, it } from 'vitest';
import { intent as intentShape } from '../../adapters/back-office/port.ts';
import type { Batch } from '../../adapters/store/port.ts';
import { answerTo, type OfficeAnswer } from '../helpers/back-office-server.ts';
import type { OutsideDesk } from '../helpers/outside-desk.ts';
import {
  accepted,
  atOnce,
  book,
  friday,
  hour,
  lastIntent,
  number,
  stateOf,
  thursday,
} from '../helpers/outside-visits.ts';

/** What no answer is: each is tried again, and changes nothing. */
const failures: Record<string, (intent: string) => OfficeAnswer> = {
  'an error of the server': () => ({ status: 500, body: 'oops' }),
  'a broken connection': () => 'reset',
  'no answer in time': () => 'silence',
  'an answer that never ends': () => 'drip',
  'something that is no JSON': () => ({ status: 200, body: '<html>' }),
  'nothing at all': () => ({ status: 200 }),
  'an answer to another intent': () => ({ status: 200, body: answerTo('intent-of-somebody', accepted) }),
  'an answer of another kind': (intent) => ({ status: 200, body: answerTo(intent, { result: 'arrived' }) }),
  'more than an answer can hold': (intent) => ({
    status: 200,
    body: `${JSON.stringify(answerTo(intent, accepted))}${' '.repeat(100_000)}`,
  }),
  'another success than was agreed': () => ({ status: 204 }),
  'too many requests': () => ({ status: 429 }),
  'the same key still being worked on': () => ({ status: 409 }),
};

const writes = ({ puts = [], deletes = [] }: Batch, key: string): boolean =>
  [...puts.map((put) => put.key), ...deletes].some((one) => one.startsWith(key));
/** Instants at which a process can end, by the commit it does not come to any more. */
const ends: Record<string, (batch: Batch) => boolean> = {
  'before the call': (batch) => writes(batch, 'intent/'),
  'after the call, before its answer is kept': (batch) => writes(batch, 'event/answer/'),
  'after its answer is kept, before the call is crossed off': (batch) => writes(batch, 'intents-of/'),
};

type Check = (desk: OutsideDesk) => Promise<void>;

const facts: Record<string, Check> = {
  'an intent is told once it is kept: as described, signed, with its own id as key': async (desk) => {
    expect(await book(desk)).toBe('requested');
    expect(desk.server.calls).toEqual([]);
    await desk.sweepAfter();
    await desk.sweepAfter(hour);
    const [call, ...more] = desk.server.calls;
    expect(more).toEqual([]);
    expect(call).toMatchObject({ isSigned: true, key: call?.intent.id });
    expect(intentShape.parse(call?.intent)).toEqual({
      id: call?.key,
      kind: 'visit.book',
      of: 'v',
      at: '2026-11-24T10:00:00.000+09:00',
      contract: { number, name: number, address: 'Tokyo', phone: '03-5555-1001' },
      case: 'case-1',
      details: { slot: { from: '2026-11-26T09:00:00+09:00', to: '2026-11-26T11:00:00+09:00' } },
    });
    expect(await stateOf(desk)).toBe('requested');
  },

  'a turn that is run again intends the same, once': async (desk) => {
    const intended: (string | undefined)[] = [];
    const case1 = { contract: number, case: 'case-1', at: '2026-11-24T10:00:00.000+09:00' };
    await desk.turn(async ({ visits }) => {
      await visits.book({ ...case1, id: 'v' }, thursday, 2);
      intended.push((await visits.find('v'))?.awaits);
      if (intended.length === 1) await book(desk, 'w', friday);
    });
    expect(intended).toHaveLength(2);
    expect(intended[0]).toBe(intended[1]);
    await desk.sweepAfter();
    expect(desk.server.calls.map(({ intent }) => intent.of).toSorted()).toEqual(['v', 'w']);
  },

  'a turn that is not kept intends nothing': async (desk) => {
    await expect(
      desk.turn(async ({ visits }) => {
        await visits.book({ id: 'v', contract: number, case: 'case-1', at: 'then' }, thursday, 2);
        throw new Error('it failed');
      }),
    ).rejects.toThrow('it failed');
    await desk.sweepAfter(hour);
    expect(desk.server.calls).toEqual([]);
  },

  ...Object.fromEntries(
    Object.entries(failures).map(([what, answer]): [string, Check] => [
      `${what} is no answer: the same is told again, later and later, and happens once`,
      async (desk) => {
        desk.server.answerWith(({ intent }, nth) =>
          nth === 1 ? answer(intent.id) : { status: 200, body: answerTo(intent.id, accepted) },
        );
        await book(desk);
        await desk.sweepAfter();
        expect(await stateOf(desk)).toBe('requested');
        await desk.sweepAfter();
        expect(desk.server.calls).toHaveLength(1);
        await desk.sweepAfter(hour);
        expect(desk.server.calls).toHaveLength(2);
        expect(new Set(desk.server.calls.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
        expect(desk.server.calls.every(({ isSigned }) => isSigned)).toBe(true);
        expect(await stateOf(desk)).toBe('booked');
        expect(await desk.said()).toHaveLength(1);
      },
    ]),
  ),

  ...Object.fromEntries(
    Object.entries(ends).map(([when, isThen]): [string, Check] => [
      `a process that is gone ${when}: another tells the same again, and it happens once`,
      async (desk) => {
        atOnce(desk, accepted);
        await book(desk);
        await desk.goneAt(isThen);
        const before = desk.server.calls.length;
        await desk.sweepAfter(60_000);
        expect(desk.server.calls).toHaveLength(before + 1);
        expect(new Set(desk.server.calls.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
        expect(await stateOf(desk)).toBe('booked');
        expect(await desk.said()).toHaveLength(1);
        await desk.sweepAfter(hour);
        expect(desk.server.calls).toHaveLength(before + 1);
      },
    ]),
  ),

  'a redirect is not followed': async (desk) => {
    desk.server.answerWith((_call, nth) =>
      nth === 1 ? { status: 307, headers: { location: desk.server.url } } : { status: 202 },
    );
    await book(desk);
    await desk.sweepAfter();
    expect(desk.server.calls).toHaveLength(1);
    await desk.sweepAfter(hour);
    expect(desk.server.calls).toHaveLength(2);
  },

  'as long as Retry-After asks for it is left alone': async (desk) => {
    desk.server.answerWith(() => ({ status: 503, headers: { 'retry-after': '600' } }));
    await book(desk);
    await desk.sweepAfter();
    await desk.sweepAfter(595_000);
    expect(desk.server.calls).toHaveLength(1);
    await desk.sweepAfter(10_000);
    expect(desk.server.calls).toHaveLength(2);
  },

  'a refusal for good is given up at once, before the operators': async (desk) => {
    desk.server.answerWith(() => ({ status: 422 }));
    await book(desk);
    await desk.sweepAfter();
    await desk.sweepAfter(48 * hour);
    expect(desk.server.calls).toHaveLength(1);
    expect(await desk.notes()).toEqual(['visit.book:unanswered']);
    expect(await desk.open()).toEqual(['visit.book:unanswered']);
    expect(await stateOf(desk)).toBe('requested');
  },

  'after a day it is given up, before the operators; an answer that comes all the same still counts': async (desk) => {
    desk.server.answerWith(() => ({ status: 500 }));
    await book(desk);
    for (let waited = 0; waited <= 23; waited += 1) await desk.sweepAfter(waited === 0 ? 0 : hour);
    expect(await desk.open()).toEqual([]);
    await desk.sweepAfter(2 * hour);
    expect(await desk.open()).toEqual(['visit.book:unanswered']);
    const told = desk.server.calls.length;
    await desk.sweepAfter(2 * hour);
    expect(desk.server.calls).toHaveLength(told);
    expect((await desk.callBack(answerTo(lastIntent(desk), accepted))).body).toEqual({ result: 'done' });
    expect(await stateOf(desk)).toBe('booked');
  },

  'an answer that fails here is no failure of theirs: told once, put before the operators, and in nobody’s way': async (
    desk,
  ) => {
    atOnce(desk, accepted);
    await book(desk);
    await desk.turn(({ visits }) => visits.end('v', 'cancelled'));
    await desk.store.commit({ puts: [{ key: 'visit/v', value: { shape: 99, data: {} } }] });
    await desk.sweepAfter();
    await desk.sweepAfter(48 * hour);
    expect(desk.server.calls.map(({ intent }) => intent.kind)).toEqual(['visit.book', 'visit.cancel']);
    expect(await desk.open()).toEqual(['visit.book:failed']);
  },

  'an answer of which nothing at all can be kept here is not told again without end': async (desk) => {
    const cannot = { key: `handoff/${desk.conversation}`, value: { shape: 99, data: {} } };
    desk.server.answerWith(({ intent }, nth) =>
      nth === 1 ? { status: 422 } : { status: 200, body: answerTo(intent.id, accepted) },
    );
    await book(desk);
    await book(desk, 'w', friday);
    await desk.store.commit({ puts: [cannot] });
    await desk.sweepAfter();
    await desk.sweepAfter(48 * hour);
    expect(desk.server.calls).toHaveLength(2);
  },

  'what is wished about one visit is told in order, and of another without waiting for it': async (desk) => {
    desk.server.answerWith(({ intent }) => ({ status: intent.of === 'v' ? 500 : 202 }));
    await book(desk);
    await desk.turn(({ visits }) => visits.end('v', 'cancelled'));
    await book(desk, 'w', friday);
    await desk.sweepAfter();
    const told = () => desk.server.calls.map(({ intent }) => `${intent.kind} ${intent.of}`);
    expect(told().toSorted()).toEqual(['visit.book v', 'visit.book w']);
    desk.server.answerWith(() => ({ status: 202 }));
    await desk.sweepAfter(hour);
    expect(told().slice(2)).toEqual(['visit.book v', 'visit.cancel v']);
  },
};

/** Checks every promise, each on a desk of its own. */
export const keepsTheOutsideCallsPromises = (open: () => OutsideDesk): void => {
  for (const [fact, check] of Object.entries(facts)) it(fact, () => check(open()));
};
