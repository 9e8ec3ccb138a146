/** Who said what, and when: shown under each group of messages. */
import { type PageTongue, words } from './words.ts';

/** What this page reads of an activity. */
export interface Activity {
  type: string;
  name?: string;
  from?: { id?: string; name?: string; role?: string };
  timestamp?: string;
  text?: string;
  value?: unknown;
  channelData?: { clauses?: { title: string; words: string }[] };
}

interface Status {
  activity: Activity;
  hideTimestamp: boolean;
  sendState: string;
}

const clockIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Asia/Tokyo',
  });
const clocks: Readonly<Record<PageTongue, Intl.DateTimeFormat>> = { ja: clockIn('ja-JP'), en: clockIn('en-US') };

const speakerIn = (tongue: PageTongue, { id, name = '' }: NonNullable<Activity['from']>): string => {
  const { assistant, operator } = words[tongue];
  if (id !== 'operator') return assistant;
  return name === words.ja.operator ? operator : `${operator} ${name}`;
};

/** Web Chat middleware. Under each group of messages: who it was, and when, in Japan's time. */
export const sayWho = (tongue: PageTongue) => () => (next: (status: Status) => object) => (status: Status) => {
  const shown = next(status);
  const { from, timestamp } = status.activity;
  if (!from || status.hideTimestamp || status.sendState !== 'sent' || !timestamp) return shown;
  const time = clocks[tongue].format(new Date(timestamp));
  const children = from.role === 'user' ? time : `${speakerIn(tongue, from)}　${time}`;
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
