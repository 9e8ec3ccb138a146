/** A picture that comes with an activity is fetched after the turn from where the activity says it is, and kept. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readActivity } from '../../adapters/teams/activity.ts';
import { eventOf } from '../../bot/activity-event.ts';
import type { Event } from '../../bot/event.ts';
import { message } from '../helpers/bot-activity.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';
import { png } from '../helpers/sent-files.ts';

let day: DeskDay;
const server = createServer((_request, response) => response.end(png));
let url = '';
beforeEach(async () => {
  day = await deskDay();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3/attachments/a/views/original`;
});
afterEach(async () => {
  await day.end();
  server.close();
  await once(server, 'close');
  await day.close();
});

const eventWith = (text: string, attachments: object[]): Event => {
  const read = readActivity(message('c1', text, { attachments, deliveryMode: 'expectReplies' }));
  const event = 'activity' in read ? eventOf(read.activity, true) : undefined;
  if (!event) throw new Error('no activity');
  return event;
};
/** What the conversation's transcript tells of files, once what is under way has ended. */
const filesIn = async (conversation: string) => {
  await day.end();
  return (await day.transcript(conversation)).flatMap((one) => (one.kind === 'note' ? [[one.about, one.text]] : []));
};

it('a picture is fetched and kept, and answered in words', async () => {
  const event = eventWith('', [{ contentType: 'image/png', contentUrl: url }]);
  const { replies } = await day.turns.run(event);
  expect(replies.map(({ text }) => text).join()).toContain('写真をお送りいただき');
  expect(await filesIn(event.conversation)).toEqual([['file', 'kept']]);
});

it('words beside it are answered as ever, after it', async () => {
  const event = eventWith('月額いくら？', [{ contentType: 'image/png', contentUrl: url }]);
  const { replies } = await day.turns.run(event);
  expect(replies.map(({ text }) => text)).toEqual([
    expect.stringContaining('担当の者が拝見できます'),
    expect.stringContaining('2,000円'),
  ]);
});

it('one that stands anywhere else is not asked for, which operators see', async () => {
  const event = eventWith('', [{ contentType: 'image/png', contentUrl: 'https://evil.example/a.png' }]);
  await day.turns.run(event);
  expect(await filesIn(event.conversation)).toEqual([['file', 'failed']]);
});
