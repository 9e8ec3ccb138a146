/** What a turn surely looks at, known before it begins. */
import { standingNoticesKey } from '../adapters/area-notices/built-in.ts';
import { links } from '../adapters/contracts/built-in.ts';
import { callbackKey, handoffKey } from '../adapters/operator-desk/built-in.ts';
import { lastSessionKey } from '../adapters/remote-support/built-in.ts';
import { type Event, events } from './event.ts';
import { talks } from './talk.ts';

/** What every run of `event` looks at: read in one round trip. */
export const lookedAtBy = (event: Event): string[] => [
  events.key(event.id),
  talks.key(event.conversation),
  handoffKey(event.conversation),
  ...(event.kind === 'message'
    ? [standingNoticesKey, links.key(event.user), lastSessionKey(event.conversation), callbackKey(event.conversation)]
    : []),
];
