/** What a message says about days and times, before it is known which day it was said on. */
import type { Span } from '../text/span.ts';
import type { LengthUnit } from './token-kinds.ts';

/** A year or month by its number, or so many away from the one it was said in. */
export type Counted = { number: number } | { offset: number };

/** A length of time, e.g. 3日. */
export interface Length {
  unit: LengthUnit;
  n: number;
}

export type Day =
  /** so many days, weeks … from the day it was said on, or from `base`; `beside` (翌日) from a day named before it */
  | { is: 'shift'; by: Length; base?: Day; beside?: true }
  /** a weekday: of the week so many weeks away, or the next one; `next` and `past` when 次の or 前の is said */
  | { is: 'weekday'; weekday: number; week?: number; past?: true; next?: true }
  | { is: 'calendar'; day: number; month?: Counted; year?: Counted; weekday?: number }
  /** the first, second … (−1: last) such weekday of a month */
  | { is: 'nth-weekday'; nth: number; weekday: number; month?: Counted; year?: Counted }
  /** a public holiday by its name, or another feast as MM-DD */
  | { is: 'holiday'; name: string; year?: Counted }
  | { is: 'next-holiday' }
  /** 末日, 最終日 */
  | { is: 'last-of-month'; month: Counted; year?: Counted }
  /** the first working day after the next three days off in a row */
  | { is: 'break-end' }
  /** the first working day after such days: お盆明け */
  | { is: 'after-season'; season: Season };

export type Period =
  | { is: 'week'; offset: number; part?: 'weekend' | 'workdays' | 'first-half' | 'second-half' | 'end' | 'middle' }
  | { is: 'week-of'; day: Day }
  | { is: 'nth-week'; nth: number; month?: Counted; year?: Counted }
  | { is: 'month'; month: Counted; year?: Counted; part?: MonthPart }
  | { is: 'year'; year: Counted; part?: 'first-half' | 'second-half' | 'end' | 'head' }
  | { is: 'quarter'; nth: number; year: Counted }
  | { is: 'decade'; year: number }
  /** from now on, or back, for so long */
  | { is: 'length'; by: Length; back: boolean; upTo?: boolean; base?: Day }
  | Season;

/** MM-DD to MM-DD, over the turn of the year when the second is smaller. */
export interface Season {
  is: 'season';
  from: string;
  to: string;
  year?: Counted;
}

export type MonthPart = 'head' | 'early' | 'middle' | 'late' | 'end' | 'first-half' | 'second-half';

export type PartOfDay =
  | 'dawn'
  | 'morning'
  | 'first-thing'
  | 'before-noon'
  | 'late-morning'
  | 'midday'
  | 'past-noon'
  | 'after-lunch'
  | 'afternoon'
  | 'daytime'
  | 'evening'
  | 'night'
  | 'tonight'
  | 'late-night';

export type Time =
  /** `hour` as it was said (0–29); `part` is the part of the day said with it */
  | { is: 'clock'; hour: number; minute: number; second?: number; part?: PartOfDay; exact: boolean }
  | { is: 'part'; part: PartOfDay };

/** A day, a time of day, or both. */
export interface When {
  day?: Day;
  period?: Period;
  time?: Time;
  /** as the end of a range: so long from its start */
  lasting?: Length;
}

/** Which side of `when` is meant: from it on (から), 以降, after it (後), up to it (まで), before it (前), by its end (の終わり). */
export type Edge = 'since' | 'onward' | 'after' | 'until' | 'or-earlier' | 'before' | 'by-end';

/** One thing said about days or times, and where it stands in the folded text. */
export type Mention = Span & {
  /** how it hangs on the mention before it: as another choice, as one of a row, or in brackets, saying it closer */
  link?: 'or' | 'and' | 'closer' | undefined;
} & (
    | { is: 'when'; when: When; to?: When; edge?: Edge; within?: true; about?: true }
    /** so long from now; `loose` when it is said how long something takes: 5分で */
    | { is: 'moment'; by: Length; back: boolean; loose?: true }
    | { is: 'moments'; by: Length; back: boolean }
    | { is: 'length'; by: Length }
    | { is: 'repeated'; every: LengthUnit; weekday?: number }
    /** on these weekdays, whichever week */
    | { is: 'weekdays'; weekdays: readonly number[]; time?: Time; until?: Time }
    /** on all days but these */
    | { is: 'except'; when: When }
    | { is: 'soon' }
    | { is: 'any' }
  );
