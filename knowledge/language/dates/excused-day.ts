/** The day or hour that is excused before what is wanted: 土曜ですが、遠隔で見てもらえますか wishes for no Saturday. */
import { inJapan } from '../../rules/japan-time.ts';

const kinds = ['祝日', '休日', 'お?休み', '夜分?(?:遅く)?', '早朝', '年末年始', '年末', '年始', 'お?正月', '連休'];
const excuse = new RegExp(
  `^(?:今日は|本日は)?、?(?:(?<weekday>[月火水木金土日])曜日?|${kinds.join('|')})(?:中)?(?:です|なんです|なの|だ)(?:が|けれども?|けども?)、?`,
  'u',
);
const weekdays = '月火水木金土日';

/** How many letters of `text` excuse a day, from its beginning; 0: none. */
export const excusedUpTo = (text: string): number => excuse.exec(text)?.[0].length ?? 0;

/** `text` without the day it excuses, where that is today as seen at `now`: 月曜ですが、10時に電話を, said on a Friday, wishes for Monday. */
export const withoutExcuse = (text: string, now: Temporal.Instant): string => {
  const weekday = excuse.exec(text)?.groups?.weekday;
  const isToday = weekday === undefined || weekdays[inJapan(now).dayOfWeek - 1] === weekday;
  return isToday ? text.slice(excusedUpTo(text)) : text;
};
