/** What the days and times that a message tells come to: seen from the moment it was said at, and from the day spoken of. */
import { inJapan } from '../../rules/japan-time.ts';
import { instantOf } from '../../rules/visit-windows.ts';
import { type DayNamed, dayIn } from './day-in.ts';
import { withoutExcuse } from './excused-day.ts';
import { wishesPast, withDayBefore, withSameDay, withSameWeekday } from './hear-shift.ts';
import { hearSlots, leansOnDay, namesDayOfMonthOnly, namesWeekdayOnly } from './hear-slots.ts';
import { asksPlainly, hearWish } from './hear-wish.ts';
import { withoutReason } from './reason-told.ts';
import { namesNothing, type SlotWish } from './slot-wish.ts';

/** A sentence that tells of a day or a time, in its words; one that asks for hours says whose. */
export interface TimeTold {
  words: string;
  asksHours?: 'desk' | 'visit';
}
/** As a reading holds it; undefined: the message tells of none. */
type When = readonly TimeTold[] | undefined;

/** Where a day or time is seen from. Days are `YYYY-MM-DD`. */
interface View {
  now: Temporal.Instant;
  /** the day that was spoken of last */
  spokenOf?: string | undefined;
  /** a visit is booked for that day */
  isBooked?: boolean;
  /** a day so far ahead cannot be had */
  latestDays?: number;
}

const words = (when: When = []): string => when.map((one) => one.words).join('');

/** Without the sentences that ask for hours: やっぱり金曜で。土曜は電話できますか？ wishes for Friday. `ofDesk`: without those alone that ask for the desk's. */
export const withoutHoursAsked = (when: When = [], ofDesk = false): readonly TimeTold[] =>
  when.filter(({ asksHours }) => asksHours === undefined || (ofDesk && asksHours !== 'desk'));

const isLaterMonth = (day: string, now: Temporal.Instant): boolean =>
  day.slice(0, 'YYYY-MM'.length) > inJapan(now).toPlainDate().toString().slice(0, 'YYYY-MM'.length);

/** The wishes; empty where no day or time is named. 翌日は？ and その前の日で are of the day spoken of, 月曜ならいつでも comes after it where it is far ahead. */
export const resolveWhen = (when: When, { now, spokenOf, isBooked = false, latestDays = 0 }: View): SlotWish[] => {
  const said = withoutReason(words(when));
  if (spokenOf === undefined) return hearSlots(said, now);
  const text = withSameDay(withSameWeekday(said, spokenOf), spokenOf);
  const before = instantOf(Temporal.PlainDate.from(spokenOf).subtract({ days: 1 }).toString(), '00:00');
  const days = now.until(before).total('hours') / 24;
  if (days > 7 && days < latestDays && !isBooked && namesWeekdayOnly(text)) return hearSlots(text, before);
  // じゃあ7日の同じ時間, once days of January are spoken of, is of January.
  if (!isBooked && namesDayOfMonthOnly(text) && isLaterMonth(spokenOf, now))
    return hearSlots(text, instantOf(`${spokenOf.slice(0, 'YYYY-MM'.length)}-01`, '00:00'));
  if (!leansOnDay(text)) return hearSlots(text, now);
  const named = withDayBefore(text, spokenOf);
  return hearSlots(named, named === text ? instantOf(spokenOf, '00:00') : now);
};

/** The day that is over and wished for all the same, `YYYY-MM-DD`. */
export const resolvePast = (when: When, now: Temporal.Instant): string | undefined => wishesPast(words(when), now);

/** 14時まではかけないで, don't call before 2pm: the call may come from then on. */
const notBefore =
  /(?:まで|前)に?は?(?:電話|連絡)?[をは]?(?:かけ|し)て?(?:こ|来)?ないで|(?:don['’]?t|do not|not) (?:call|phone|ring)\b[^.!?]{0,20}before/iu;
const fromItsEnd = (wish: SlotWish): SlotWish => {
  const { to, ...rest } = wish;
  return wish.from === undefined && to !== undefined ? { ...rest, from: to } : wish;
};

/**
 * When a call is wished for: in the customer's words, and what they come to. A day that is only excused is none, nor is one that
 * hours are asked of: 電話ほしいです。土曜もやってますか.
 */
export const resolveCallTime = (when: When, now: Temporal.Instant): { wish?: string; slots: SlotWish[] } => {
  const wished = when?.filter(({ asksHours }) => asksHours === undefined);
  const text = asksPlainly(withoutReason(withoutExcuse(words(wished), now)));
  const wish = hearWish(text, now);
  const slots = hearSlots(text, now).filter((one) => !namesNothing(one));
  if (wish !== undefined && notBefore.test(text)) return { wish: text.trim(), slots: slots.map(fromItsEnd) };
  return { ...(wish !== undefined && { wish }), slots };
};

/** The one day, and time of day, that a question about opening hours names. */
export const resolveDay = (when: When, now: Temporal.Instant): DayNamed | undefined =>
  dayIn(words(when), inJapan(now).toPlainDateTime());
