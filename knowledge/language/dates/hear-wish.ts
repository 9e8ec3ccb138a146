/** Hears when a customer would like to be called or visited, in their own words; the booking reader knows what is a wish and what is past. */
import { inJapan } from '../../rules/japan-time.ts';
import { type BookingResult, readBooking } from './booking-reader.ts';

/** A Monday: what a wish comes to depends on the day it is said on; that it is one, and its words, do not. */
export const anyDay = Temporal.Instant.from('2001-01-01T00:00:00+09:00');

/** The wishes in `text`, with their words; seen from `at`, those that are over are none. */
export const wishesSaid = (text: string, at = anyDay): BookingResult[] =>
  readBooking(text, inJapan(at).toPlainDateTime());

const ends = /[。!?！？\n]/u;

/** The words of a wished time in `text`, from the first to the last of one sentence; undefined when there are none. */
export const hearWish = (text: string, at = anyDay): string | undefined => {
  const wishes = wishesSaid(text, at);
  const last = wishes.at(-1);
  const first = wishes.find(({ start }) => !ends.test(text.slice(start, last?.start)));
  // できるだけ早く ends with its word.
  const tail = last && /(?<=[早速])[くめいに]+/uy;
  if (tail) tail.lastIndex = last.end;
  const said = first && last && text.slice(first.start, last.end) + (tail?.exec(text)?.[0] ?? '');
  if (!said || !ends.test(said)) return said;
  // 明日でいいので折り返しください。10時に: one wish told in two sentences is 明日、10時.
  const parts = said.split(ends).flatMap((words) => wishesSaid(words, at).map((wish) => wish.text));
  return parts.length > 0 ? parts.join('、') : said;
};

/** `text` without the words of the times it wishes for. */
export const withoutWish = (text: string): string =>
  wishesSaid(text).reduce((left, wish) => left.replace(wish.text, ''), text);

/** 19時は無理ですか asks for 19:00; without its mark the same words rule it out. */
const askedAsImpossible =
  /(?:とか)?(?:って|は|も|だと)*(?:さすがに|やっぱり?)?(?:無理|だめ|ダメ|駄目)(?:です|でしょう|そうです|だ)?[かよ]?ね?(?=\s*[?？])/u;

/** `text` with a time that is asked for as if it could not be had asked for plainly. */
export const asksPlainly = (text: string): string => text.replace(askedAsImpossible, 'で');
