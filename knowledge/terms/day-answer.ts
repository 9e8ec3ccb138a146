/** Whether people are there on a day, told from the clock: open or closed, why, until when, and the next open day. */
import type { DayNamed } from '../language/dates/day-in.ts';
import { daySaid, timeSaid } from '../language/dates/day-words.ts';
import type { Tongue } from '../language/text/tongue.ts';
import { closedBecause, isOpenDay } from '../rules/business-hours.ts';
import type { Hours } from '../rules/decision.ts';
import { holidayOn, holidaysKnown } from '../rules/holidays.ts';
import type { Promised } from '../rules/promised.ts';
import { fillFromTerms } from './answer.ts';
import type { Documents } from './documents.ts';
import { ofClock, type Part, type Text } from './figures.ts';
import { fill } from './fill.ts';

const clause = 'お問い合わせ窓口';

/** The day, or a time of any open day, as a sentence; undefined when the holidays of its year are not known: nothing can be told. */
export const dayAnswer = (
  { day, time }: Omit<DayNamed, 'today'>,
  documents: Documents,
  promised: Promised,
  tongue: Tongue,
): Text | undefined => {
  const { clock } = tongue === 'en' ? documents.answers.english : documents.answers;
  const told = (date: Temporal.PlainDate) => ofClock(daySaid(date, tongue), clause);
  const filled = (template: string, own: Readonly<Record<string, Part | Text>>): Text =>
    fill(template, (name) => own[name] ?? fillFromTerms(`{${name}}`, documents, { tongue }));

  const { PlainTime } = Temporal;
  const state = (service: Hours, of: Temporal.PlainTime) => {
    const { opens, closes } = promised[service];
    return PlainTime.compare(of, opens) >= 0 && PlainTime.compare(of, closes) < 0 ? clock.inside : clock.outside;
  };
  const at = (of: Temporal.PlainTime) => {
    const [desk, visit] = [state('desk', of), state('visit', of)];
    const states = filled(desk === visit ? clock.both : clock.each, { desk, visit });
    return { time: ofClock(timeSaid(of), clause), states };
  };
  if (day === undefined) return time && filled(clock.anyDay, at(time));
  const closed = closedBecause(day, promised);
  if (closed === 'unknown') return undefined;
  if (closed !== undefined) {
    let next = day.add({ days: 1 });
    while (!isOpenDay(next, promised) && holidaysKnown(next.year)) next = next.add({ days: 1 });
    if (!isOpenDay(next, promised)) return undefined;
    const reason = filled(clock.because[closed], { name: holidayOn(day) ?? '' });
    return filled(clock.closed, { day: told(day), reason, next: told(next) });
  }
  if (time === undefined) return filled(clock.open, { day: told(day) });
  return filled(clock.at, { day: told(day), ...at(time) });
};
