/** The queues of due items, the clock each runs on, and how their ids are written. */
import type { TimerName } from '../dialogs/form/turn.ts';

/** Timers of conversations. Business time. */
export const timerQueue = 'timer';
/** Notices that are being spread, by id. Real time. */
export const spreadQueue = 'spread';
/** Conversations on LINE whose menu is to follow what they are linked to. Real time. */
export const menuQueue = 'line-menu';
/** Operators whose desk must be heard of by then. Real time. */
export const presenceQueue = 'presence';

/** How long an event is remembered: longer than any channel redelivers. */
export const rememberEventsMs = 7 * 24 * 3_600_000;

/** The id of a conversation's timer; `timerParts` reads it. */
export const timerId = (name: TimerName, of: string, conversation: string): string =>
  JSON.stringify([name, of, conversation]);

/** The parts of a timer's id; throws on an id that `timerId` did not make. */
export const timerParts = (id: string): { name: TimerName; of: string; conversation: string } => {
  const [name, of, conversation] = JSON.parse(id) as [TimerName, string, string];
  return { name, of, conversation };
};
