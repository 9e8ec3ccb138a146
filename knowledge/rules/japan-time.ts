/** Japan time, computed in one place, whatever zone the machine is in. */

const zone = 'Asia/Tokyo';

/** The wall clock in Japan at `instant`. */
export const inJapan = (instant: Temporal.Instant): Temporal.ZonedDateTime => instant.toZonedDateTimeISO(zone);

/** The instant at which it is `time` on `date` in Japan. */
export const atJapan = (date: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();

/** The calendar month in Japan, `YYYY-MM` (domain.md row 7). */
export const monthOf = (instant: Temporal.Instant): string =>
  inJapan(instant).toPlainDate().toPlainYearMonth().toString();

/** 00:00 in Japan on the first of the month after `instant`'s. */
export const nextMonth = (instant: Temporal.Instant): Temporal.Instant =>
  atJapan(inJapan(instant).toPlainDate().with({ day: 1 }).add({ months: 1 }), new Temporal.PlainTime());

/** ISO date and minutes in Japan, `YYYY-MM-DDTHH:mm`: how reasons and records write a time. */
export const minuteOf = (instant: Temporal.Instant): string =>
  inJapan(instant).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The instant of a time that `minuteOf` wrote. */
export const instantAt = (minute: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(minute).toZonedDateTime(zone).toInstant();

/** ISO with +09:00, to the millisecond: how records write an instant. The offset by itself takes half the time of the zone. */
export const stamp = (instant: Temporal.Instant): string =>
  instant.toString({ timeZone: '+09:00', fractionalSecondDigits: 3 });
