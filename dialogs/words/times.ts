/** Days and times as a customer reads them, always with the weekday: 12月7日（月）9:00. */

const weekdays = ['月', '火', '水', '木', '金', '土', '日'];

/** `day` is `YYYY-MM-DD…`, Japan time. */
export const dayWords = (day: string): string => {
  const date = Temporal.PlainDate.from(day.slice(0, 10));
  return `${date.month}月${date.day}日（${weekdays[date.dayOfWeek - 1]}）`;
};

/** `minute` is `YYYY-MM-DDTHH:mm`, Japan time. */
export const clockWords = (minute: string): string => `${Number(minute.slice(11, 13))}:${minute.slice(14, 16)}`;

/** Day and time of `minute`, Japan time. */
export const whenWords = (minute: string): string => `${dayWords(minute)}${clockWords(minute)}`;

/** From one time of a day to another: 9:00～11:00. */
export const spanWords = (from: string, to: string): string => {
  const plain = (time: string) => `${Number(time.slice(0, 2))}:${time.slice(3, 5)}`;
  return `${plain(from)}～${plain(to)}`;
};
