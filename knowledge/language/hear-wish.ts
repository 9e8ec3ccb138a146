/** Hears when a customer would like to be called, in their own words; the booking reader knows what is a wish and what is past. */
import { inJapan } from '../rules/japan-time.ts';
import { readBooking } from './dates/booking-reader.ts';

/** The words of a wished time in `text`, said at `now`, from the first to the last of one sentence; undefined when there are none. */
export const hearWish = (text: string, now: Temporal.Instant): string | undefined => {
  const wishes = readBooking(text, inJapan(now).toPlainDateTime());
  const last = wishes.at(-1);
  const first = wishes.find(({ start }) => !/[。!?！？\n]/u.test(text.slice(start, last?.start)));
  return first && last ? text.slice(first.start, last.end) : undefined;
};
