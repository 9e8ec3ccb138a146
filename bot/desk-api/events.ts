/** Server-sent events: the board has changed, a transcript has grown. They tell where to look, never what stands there. */
import type { ServerResponse } from 'node:http';
import { deskTopic } from '../../adapters/operator-desk/built-in.ts';
import { signedIn } from '../../adapters/operator-desk/sessions.ts';
import { everything } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import type { Desk } from '../desk.ts';
import { talkTopic, writingTopic } from '../talk.ts';
import type { Handler } from './call.ts';
import { partOf } from './look.ts';

/** So many bytes a page has not read yet mean that it is stuck: it is let go and may connect again. */
const mostUnread = 256 * 1024;
/** Notices of one moment are told as one. */
const gatherMs = 30;
const talks = talkTopic('');
const writing = writingTopic('customer', '');

const storeEvent = (takes: boolean): string => `event: store\ndata: ${JSON.stringify({ takes })}\n\n`;

const eventOf = (topic: string): string | undefined => {
  if (topic === deskTopic) return 'event: board\ndata: {}\n\n';
  if (topic === everything) return 'event: all\ndata: {}\n\n';
  for (const [event, topics] of [
    ['chat', talks],
    ['writing', writing],
  ] as const)
    if (topic.startsWith(topics))
      return `event: ${event}\ndata: ${JSON.stringify({ chat: partOf(topic.slice(topics.length)) })}\n\n`;
  return undefined;
};

/** GET events. `beatMs`: how often a comment keeps the connection open, and the session is looked at again. */
export const streamEvents = (desk: Desk, beatMs: number): Handler<'events'> => {
  const stream = (response: ServerResponse, token: string): void => {
    const waiting = new Set<string>();
    let gathering: NodeJS.Timeout | undefined;
    const write = (text: string) => {
      // Ended, and the page has not read it yet: one word more would be an error that ends the process.
      if (response.writableEnded) return;
      if (response.writableLength > mostUnread) response.destroy();
      else response.write(text);
    };
    const flush = () => {
      gathering = undefined;
      const told = [...waiting].join('');
      waiting.clear();
      write(told);
    };
    const stop = desk.store.watch((topics) => {
      for (const event of topics.map(eventOf)) if (event !== undefined) waiting.add(event);
      if (waiting.size > 0) gathering ??= setTimeout(flush, gatherMs);
    });
    const heed = desk.readiness.onChange((takes) => write(storeEvent(takes)));
    const beat = setInterval(() => {
      signedIn(openRecords(desk.store), token, desk.clock.realNow()).then(
        (account) => (account ? write(': there\n\n') : response.end()),
        (error) => desk.log.warn({ err: error }, 'a stream of the desk could not look at its session'),
      );
    }, beatMs);
    response.on('close', () => {
      stop();
      heed();
      clearInterval(beat);
      clearTimeout(gathering);
    });
    write(`retry: 2000\n\n${eventOf(deskTopic)}`);
    if (!desk.readiness.storeTakes()) write(storeEvent(false));
  };

  return async ({ by }) => ({
    streamed: {
      status: 200,
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // A proxy that gathers would keep what is told from the page.
        'x-accel-buffering': 'no',
      },
      stream: (response) => stream(response, by.token),
    },
  });
};
