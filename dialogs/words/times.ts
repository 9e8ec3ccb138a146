/** Days and times of records as a customer reads them, always with the weekday: 12月7日（月）9:00, Mon, December 7, 9:00. */
import { daySaid, timeSaid } from '../../knowledge/language/dates/day-words.ts';
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';

/** The same in `tongue`; all in Japan time. */
export const timesIn = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const timeWords = (time: string): string => timeSaid(Temporal.PlainTime.from(time));
  /** `day` is `YYYY-MM-DD…` */
  const dayWords = (day: string): string => {
    const date = Temporal.PlainDate.from(day.slice(0, 10));
    return t(daySaid(date, 'ja'), date.toLocaleString('en-US', { weekday: 'short', month: 'long', day: 'numeric' }));
  };
  /** `minute` is `YYYY-MM-DDTHH:mm` */
  const clockWords = (minute: string): string => timeWords(minute.slice(11, 16));
  /** day and time of `minute` */
  const whenWords = (minute: string): string => `${dayWords(minute)}${t('', ', ')}${clockWords(minute)}`;
  return {
    dayWords,
    clockWords,
    whenWords,
    /** what was said of a day (`YYYY-MM-DD`), a time (`HH:mm`) or both (`YYYY-MM-DDTHH:mm`) */
    saidWords: (said: string): string => {
      if (said.includes('T')) return whenWords(said);
      return said.includes('-') ? dayWords(said) : timeWords(said);
    },
    /** a part of a day, from one time to another, both `HH:mm`: 11月26日（木）9:00～11:00 */
    slotWords: ({ day, from, to }: { day: string; from: string; to: string }): string =>
      `${dayWords(day)}${t('', ', ')}${[from, to].map(timeWords).join(t('～', '-'))}`,
    /** the month of `YYYY-MM…` */
    monthWords: (month: string): string => {
      const of = Temporal.PlainYearMonth.from(month.slice(0, 7));
      return t(`${of.month}月`, of.toPlainDate({ day: 1 }).toLocaleString('en-US', { month: 'long' }));
    },
  };
};
