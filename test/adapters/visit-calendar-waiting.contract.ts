/** What a visit calendar promises while an answer is awaited; one that makes its visits itself never waits. */
import { expect } from 'vitest';
import { asked, type CalendarCheck, day, morning, noon, time, tomorrow } from '../helpers/calendar-facts.ts';

/** The facts, beside those of visit-calendar.contract.ts. */
export const waitingFacts: Record<string, CalendarCheck> = {
  'a wish that waits for its answer holds its place, and is not moved meanwhile': async (turn, ask) => {
    const outcome = await ask((calendar) => calendar.book(asked('v'), morning, 1));
    expect(await ask((calendar) => calendar.find('v'))).toMatchObject({ state: outcome, slot: morning });
    expect(await ask((calendar) => calendar.taken(day))).toEqual([time(morning)]);
    expect(await ask((calendar) => calendar.book(asked('w', 'ITS-200002'), morning, 1))).toBe('taken');
    expect(await ask((calendar) => calendar.move('v', noon, 1))).toBe(outcome === 'booked' ? 'moved' : 'waiting');
    const stays = outcome === 'booked' ? noon : morning;
    expect(await turn((calendar) => calendar.taken(day))).toEqual([time(stays)]);
    expect(await turn((calendar) => calendar.find('v'))).toMatchObject({ state: 'booked', slot: stays });
  },

  'a move that waits for its answer holds both places, and then the new one alone': async (turn, ask) => {
    await turn((calendar) => calendar.book(asked('v'), morning, 1));
    const outcome = await ask((calendar) => calendar.move('v', tomorrow, 1));
    const held = outcome === 'moved' ? [] : [time(morning)];
    expect(await ask((calendar) => calendar.taken(day))).toEqual(held);
    expect(await ask((calendar) => calendar.taken(tomorrow.day))).toEqual([time(tomorrow)]);
    expect(await ask((calendar) => calendar.find('v'))).toMatchObject(
      outcome === 'moved' ? { slot: tomorrow } : { slot: morning, wished: tomorrow },
    );
    await turn((calendar) => calendar.taken(day));
    expect(await turn((calendar) => calendar.taken(day))).toEqual([]);
    expect(await turn((calendar) => calendar.taken(tomorrow.day))).toEqual([time(tomorrow)]);
    const settled = await turn((calendar) => calendar.find('v'));
    expect(settled).toMatchObject({ state: 'booked', slot: tomorrow });
    expect(settled).not.toHaveProperty('wished');
  },

  'a visit that is confirmed has its slot at once, if there is a place': async (turn) => {
    await turn((calendar) => calendar.request(asked('v')));
    await turn((calendar) => calendar.book(asked('w', 'ITS-200002'), morning, 1));
    expect(await turn((calendar) => calendar.confirm('v', morning, 1))).toBe('taken');
    expect(await turn((calendar) => calendar.find('v'))).toMatchObject({ state: 'requested' });
    expect(await turn((calendar) => calendar.confirm('v', noon, 1))).toBe('confirmed');
    expect(await turn((calendar) => calendar.find('v'))).toEqual({ ...asked('v'), state: 'booked', slot: noon });
    expect(await turn((calendar) => calendar.confirm('v', tomorrow, 1))).toBe('confirmed');
    expect(await turn((calendar) => calendar.taken(day))).toEqual([time(morning)]);
    await turn((calendar) => calendar.end('v', 'cancelled'));
    expect(await turn((calendar) => calendar.confirm('v', noon, 1))).toBe('gone');
  },

  'who confirms or cancels does not wait for an answer, and leaves nothing held': async (turn, ask) => {
    for (const end of ['confirm', 'cancel'] as const) {
      await turn((calendar) => calendar.book(asked(end), morning, 1));
      await ask((calendar) => calendar.move(end, tomorrow, 1));
      if (end === 'confirm') expect(await ask((calendar) => calendar.confirm(end, noon, 1))).toBe('confirmed');
      else expect(await ask((calendar) => calendar.end(end, 'cancelled'))).toBe('ended');
      const places = end === 'confirm' ? [time(noon)] : [];
      for (const _answer of ['before', 'after']) {
        expect(await turn((calendar) => calendar.taken(day))).toEqual(places);
        expect(await turn((calendar) => calendar.taken(tomorrow.day))).toEqual([]);
      }
      await turn((calendar) => calendar.end(end, 'cancelled'));
    }
  },

  'where nothing waits for an answer, nothing is refused': async (turn) => {
    await turn((calendar) => calendar.book(asked('v'), morning, 1));
    await turn((calendar) => calendar.request(asked('r', 'ITS-200002')));
    for (const id of ['v', 'r', 'never']) expect(await turn((calendar) => calendar.refuse(id, 'full'))).toBe('gone');
    expect(await turn((calendar) => calendar.find('v'))).toMatchObject({ state: 'booked', slot: morning });
  },
};
