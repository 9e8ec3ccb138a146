/** Days and times as a sentence says them, always with the weekday: 12月7日（月）, Monday, December 7. */
import type { Tongue } from '../text/tongue.ts';

const weekdays = ['月', '火', '水', '木', '金', '土', '日'];

/** `day` with its weekday. */
export const daySaid = (day: Temporal.PlainDate, tongue: Tongue): string =>
  tongue === 'en'
    ? day.toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric' })
    : `${day.month}月${day.day}日（${weekdays[day.dayOfWeek - 1]}）`;

/** `time` by the minute: 9:00. */
export const timeSaid = ({ hour, minute }: Temporal.PlainTime): string => `${hour}:${String(minute).padStart(2, '0')}`;
