/** What every visit calendar promises (adapters/visit-calendar/port.ts), checked without asking which one it is. */
import { expect, it } from 'vitest';
import type { Slot, VisitCalendar } from '../../adapters/visit-calendar/port.ts';
import {
  asked,
  type CalendarCheck,
  type CalendarUnderTest,
  day,
  had,
  morning,
  noon,
  numberOf,
  time,
  tomorrow,
} from '../helpers/calendar-facts.ts';
import { waitingFacts } from './visit-calendar-waiting.contract.ts';

/** Lets the first `n` who come wait for each other. */
const meeting = (n: number) => {
  let come = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return () => {
    come += 1;
    if (come >= n) resolve();
    return promise;
  };
};

const facts: Record<string, CalendarCheck> = {
  ...waitingFacts,

  'a booked visit is found, listed and takes its place': async (turn) => {
    const visit = asked('v', 'ITS-200001', { setUpWish: 'プリンタの設定も' });
    expect(had(await turn((calendar) => calendar.book(visit, morning, 1)))).toBe('had');
    await turn(async (calendar) => {
      const kept = { ...visit, state: 'booked', slot: morning };
      expect(await calendar.find('v')).toEqual(kept);
      expect(await calendar.of('ITS-200001')).toEqual([kept]);
      expect(await calendar.taken(day)).toEqual([time(morning)]);
      expect(await calendar.taken(tomorrow.day)).toEqual([]);
    });
  },

  'a window holds as many as its capacity, and a refused visit is not kept': async (turn) => {
    const book = async (id: string, slot: Slot) =>
      had(await turn((calendar) => calendar.book(asked(id, numberOf('abcd'.indexOf(id))), slot, 2)));
    expect([await book('a', morning), await book('b', morning), await book('c', morning)]).toEqual([
      'had',
      'had',
      'taken',
    ]);
    expect(await turn((calendar) => calendar.find('c'))).toBeUndefined();
    expect(await turn((calendar) => calendar.of(numberOf(2)))).toEqual([]);
    expect([await book('c', noon), await book('d', tomorrow)]).toEqual(['had', 'had']);
  },

  'places that lie over a slot count, places that only touch it do not': async (turn) => {
    await turn((calendar) => calendar.book(asked('a'), { day, from: '10:00', to: '13:00' }, 1));
    const book = async (slot: Slot) => had(await turn((calendar) => calendar.book(asked('b'), slot, 1)));
    expect(await book(morning)).toBe('taken');
    expect(await book(noon)).toBe('taken');
    expect(await book({ day, from: '13:00', to: '15:00' })).toBe('had');
  },

  'visits of a contract come in the order they were asked for, whatever their days': async (turn) => {
    await turn((calendar) => calendar.book(asked('late'), tomorrow, 1));
    await turn((calendar) => calendar.request(asked('asked')));
    await turn((calendar) => calendar.book(asked('early'), morning, 1));
    await turn((calendar) => calendar.book(asked('other', 'ITS-200002'), noon, 1));
    await turn((calendar) => calendar.move('late', noon, 2));
    const visits = await turn((calendar) => calendar.of('ITS-200001'));
    expect(visits.map(({ id }) => id)).toEqual(['late', 'asked', 'early']);
  },

  'a requested visit takes no place until it is given a slot': async (turn) => {
    const visit = asked('v', 'ITS-200001', { wish: '来週の午後' });
    await turn((calendar) => calendar.request(visit));
    expect(await turn((calendar) => calendar.find('v'))).toEqual({ ...visit, state: 'requested' });
    expect(await turn((calendar) => calendar.taken(day))).toEqual([]);
    expect(had(await turn((calendar) => calendar.move('v', morning, 1)))).toBe('had');
    expect(await turn((calendar) => calendar.find('v'))).toEqual({ ...visit, state: 'booked', slot: morning });
    expect(await turn((calendar) => calendar.taken(day))).toEqual([time(morning)]);
  },

  'a moved visit leaves its old place free, on the same day and on another': async (turn) => {
    await turn((calendar) => calendar.book(asked('v'), morning, 1));
    expect(had(await turn((calendar) => calendar.move('v', noon, 1)))).toBe('had');
    expect(await turn((calendar) => calendar.taken(day))).toEqual([time(noon)]);
    expect(had(await turn((calendar) => calendar.move('v', tomorrow, 1)))).toBe('had');
    expect(await turn((calendar) => calendar.taken(day))).toEqual([]);
    expect(await turn((calendar) => calendar.taken(tomorrow.day))).toEqual([time(tomorrow)]);
    expect(await turn((calendar) => calendar.find('v'))).toMatchObject({ state: 'booked', slot: tomorrow });
  },

  'a visit does not stand in its own way': async (turn) => {
    await turn((calendar) => calendar.book(asked('v'), morning, 1));
    expect(had(await turn((calendar) => calendar.move('v', morning, 1)))).toBe('had');
    expect(had(await turn((calendar) => calendar.move('v', { day, from: '10:00', to: '12:00' }, 1)))).toBe('had');
    expect(await turn((calendar) => calendar.taken(day))).toEqual([{ from: '10:00', to: '12:00' }]);
  },

  'a move to a full window changes nothing': async (turn) => {
    await turn((calendar) => calendar.book(asked('v'), morning, 1));
    await turn((calendar) => calendar.book(asked('w', 'ITS-200002'), tomorrow, 1));
    expect(await turn((calendar) => calendar.move('v', tomorrow, 1))).toBe('taken');
    expect(await turn((calendar) => calendar.find('v'))).toMatchObject({ state: 'booked', slot: morning });
    expect(await turn((calendar) => calendar.taken(day))).toEqual([time(morning)]);
    expect(await turn((calendar) => calendar.taken(tomorrow.day))).toEqual([time(tomorrow)]);
  },

  'a cancelled visit frees its place and is still told; a done one keeps it': async (turn) => {
    await turn((calendar) => calendar.book(asked('off'), morning, 1));
    await turn((calendar) => calendar.book(asked('done'), noon, 1));
    expect(await turn((calendar) => calendar.end('off', 'cancelled'))).toBe('ended');
    expect(await turn((calendar) => calendar.end('done', 'done'))).toBe('ended');
    const visits = await turn((calendar) => calendar.of('ITS-200001'));
    expect(visits.map(({ state, slot }) => [state, slot])).toEqual([
      ['cancelled', morning],
      ['done', noon],
    ]);
    expect(await turn((calendar) => calendar.taken(day))).toEqual([time(noon)]);
    expect(had(await turn((calendar) => calendar.book(asked('next', 'ITS-200002'), morning, 1)))).toBe('had');
  },

  'what is wished for a visit is what was said last, and stays when the visit is moved': async (turn) => {
    await turn((calendar) => calendar.book(asked('v', 'ITS-200001', { setUpWish: 'プリンタの設定も' }), morning, 1));
    await turn((calendar) => calendar.request(asked('r', 'ITS-200002', { wish: '木曜の午後' })));
    const rewish = (...wishes: Parameters<VisitCalendar['rewish']>) => turn((calendar) => calendar.rewish(...wishes));
    const wishesOf = async (id: string) => {
      const visit = await turn((calendar) => calendar.find(id));
      return [visit?.wish, visit?.setUpWish];
    };
    expect(await rewish('v', { setUpWish: 'パソコンの設定を' })).toBe('kept');
    await turn((calendar) => calendar.move('v', noon, 1));
    expect(await wishesOf('v')).toEqual([undefined, 'パソコンの設定を']);
    expect(await rewish('v', {})).toBe('kept');
    expect(await wishesOf('v')).toEqual([undefined, undefined]);
    expect(await rewish('r', { wish: '金曜', setUpWish: 'ルーターの設定を' })).toBe('kept');
    expect(await wishesOf('r')).toEqual(['金曜', 'ルーターの設定を']);
    expect(await turn((calendar) => calendar.of('ITS-200002'))).toMatchObject([{ id: 'r', state: 'requested' }]);
  },

  'a visit that was ended, or never was, is gone': async (turn) => {
    await turn((calendar) => calendar.book(asked('off'), morning, 1));
    await turn((calendar) => calendar.end('off', 'cancelled'));
    for (const id of ['off', 'never']) {
      expect(await turn((calendar) => calendar.move(id, noon, 1))).toBe('gone');
      expect(await turn((calendar) => calendar.rewish(id, { wish: '木曜' }))).toBe('gone');
      expect(await turn((calendar) => calendar.end(id, 'done'))).toBe('gone');
    }
    expect(await turn((calendar) => calendar.taken(day))).toEqual([]);
    expect(await turn((calendar) => calendar.find('never'))).toBeUndefined();
  },

  'of eight contracts that want the last place at once, one gets it': async (turn) => {
    await turn((calendar) => calendar.book(asked('first', numberOf(9)), morning, 2));
    const meet = meeting(8);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        turn(async (calendar) => {
          await calendar.taken(day);
          await meet();
          return calendar.book(asked(`v${n}`, numberOf(n)), morning, 2);
        }),
      ),
    );
    expect(outcomes.map(had).toSorted()).toEqual(['had', ...Array.from({ length: 7 }, () => 'taken')]);
    expect(await turn((calendar) => calendar.taken(day))).toHaveLength(2);
  },

  'of one who books and one who moves to the last place at once, one gets it': async (turn) => {
    await turn((calendar) => calendar.book(asked('v'), tomorrow, 1));
    const meet = meeting(2);
    const race = (work: (calendar: VisitCalendar) => Promise<string>) =>
      turn(async (calendar) => {
        await calendar.taken(day);
        await meet();
        return work(calendar);
      });
    const outcomes = await Promise.all([
      race((calendar) => calendar.move('v', morning, 1)),
      race((calendar) => calendar.book(asked('w', 'ITS-200002'), morning, 1)),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
    expect(await turn((calendar) => calendar.taken(day))).toEqual([time(morning)]);
  },

  'who decides on the visits of a contract decides on them as they are when two ask at once': async (turn) => {
    const meet = meeting(2);
    const bookWhenNone = (id: string, slot: Slot) =>
      turn(async (calendar) => {
        const before = await calendar.of('ITS-200001');
        await meet();
        return before.length > 0 ? 'has one' : calendar.book(asked(id), slot, 1);
      });
    const outcomes = await Promise.all([bookWhenNone('a', morning), bookWhenNone('b', tomorrow)]);
    expect(outcomes.map(had).toSorted()).toEqual(['had', 'has one']);
    expect(await turn((calendar) => calendar.of('ITS-200001'))).toHaveLength(1);
  },
};

/** Checks every promise, each in turns of a calendar that is empty. */
export const keepsTheCalendarsPromises = (open: () => CalendarUnderTest): void => {
  for (const [fact, check] of Object.entries(facts)) {
    it(fact, async () => {
      const { turn, settle } = open();
      await check(async (work) => {
        const result = await turn(work);
        await settle();
        return result;
      }, turn);
    });
  }
};
