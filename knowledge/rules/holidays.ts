/** Japanese holidays, substitute holidays and 国民の休日 included, looked up by date string (domain.md row 10). */
import holidayJp from '@holiday-jp/holiday_jp';

const names: Readonly<Record<string, { name: string } | undefined>> = holidayJp.holidays;
const years = new Set(Object.keys(names).map((day) => Number(day.slice(0, 4))));

/** The holiday's name, undefined when `day` is not one. */
export const holidayOn = (day: Temporal.PlainDate): string | undefined => names[day.toString()]?.name;

/** Whether the holidays of `year` are known. A year that is not known counts as closed. */
export const holidaysKnown = (year: number): boolean => years.has(year);

const datesOf = new Map<string, string[]>();
for (const [date, holiday] of Object.entries(names)) {
  if (holiday) datesOf.set(holiday.name, [...(datesOf.get(holiday.name) ?? []), date]);
}

/** The first day from `from` on (included) that is the holiday of this name; undefined when none is known. */
export const holidayNamed = (name: string, from: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  const date = datesOf.get(name)?.find((one) => one >= from.toString());
  return date === undefined ? undefined : Temporal.PlainDate.from(date);
};
