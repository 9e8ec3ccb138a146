/** Who said what, and when: shown under each group of messages. */
import { words } from './words.ts';

/** What this page reads of an activity. */
export interface Activity {
  type: string;
  name?: string;
  from?: { id?: string; name?: string; role?: string };
  timestamp?: string;
}

interface Status {
  activity: Activity;
  hideTimestamp: boolean;
  sendState: string;
}

const clock = new Intl.DateTimeFormat('ja-JP', {
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'Asia/Tokyo',
});

const speaker = ({ id, name = '' }: NonNullable<Activity['from']>): string =>
  id === 'operator' && name !== words.operator ? `${words.operator} ${name}` : name;

/** Web Chat middleware. Under each group of messages: who it was, and when, in Japan's time. */
export const sayWho = () => (next: (status: Status) => object) => (status: Status) => {
  const shown = next(status);
  const { from, timestamp } = status.activity;
  if (!from || status.hideTimestamp || status.sendState !== 'sent' || !timestamp) return shown;
  const time = clock.format(new Date(timestamp));
  const children = from.role === 'user' ? time : `${speaker(from)}　${time}`;
  // Web Chat keeps its React to itself: the element it made is taken as the mould for another.
  return { ...shown, type: 'span', props: { className: 'who', children } };
};

/** Consecutive messages of one speaker are a group: an operator is another speaker than the assistant. */
export const bySpeaker =
  () =>
  () =>
  ({ activities }: { activities: Activity[] }) => {
    const groups: Activity[][] = [];
    for (const activity of activities) {
      const last = groups.at(-1);
      if (last?.[0]?.from?.id === activity.from?.id && last?.[0]?.from?.role === activity.from?.role)
        last?.push(activity);
      else groups.push([activity]);
    }
    return { sender: groups, status: groups };
  };
