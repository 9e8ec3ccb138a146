/** The record of a conversation keeps what was asked last, and one stored before it did is still read. */
import { expect, test } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { passingDesk } from '../../bot/programs/in-memory.ts';
import { talks } from '../../bot/talk.ts';

const before = { user: 'someone', dialogs: { dialogStack: [] }, sent: 3 };

test.each([
  ['the first shape', 1, before, {}],
  [
    'the second shape',
    2,
    { ...before, asked: { topic: 'fee.plan1', tongue: 'ja' } },
    { asked: { topic: 'fee.plan1', tongue: 'ja' } },
  ],
  ['the third shape', 3, { ...before, kept: { tongue: 'en' } }, { tongue: 'en' }],
])('a conversation stored in %s is read, with what it kept', async (_name, shape, data, kept) => {
  const desk = passingDesk(Temporal.Instant.from('2026-11-24T10:00:00+09:00'));
  await desk.store.commit({ puts: [{ key: talks.key('old'), value: { shape, data } }] });
  expect(await talks.read(openRecords(desk.store), 'old')).toEqual({ ...before, kept });
  await desk.close();
});

test('where a conversation of the third shape is answered is still known, as Bot Framework’s address', async () => {
  const desk = passingDesk(Temporal.Instant.from('2026-11-24T10:00:00+09:00'));
  const reference = { channelId: 'msteams', serviceUrl: 'https://smba.trafficmanager.net/jp/', user: { id: 'u' } };
  const data = { ...before, reference, kept: {} };
  await desk.store.commit({ puts: [{ key: talks.key('old'), value: { shape: 3, data } }] });
  const address = { channel: 'bot-framework', to: reference };
  expect(await talks.read(openRecords(desk.store), 'old')).toEqual({ ...before, address, kept: {} });
  await desk.close();
});

test('what was asked last is kept from one message to the next', async () => {
  const desk = passingDesk(Temporal.Instant.from('2026-11-24T10:00:00+09:00'));
  const say = (id: string, text: string) =>
    desk.turns.run({
      kind: 'message',
      id,
      conversation: 'new',
      user: 'someone',
      text,
      delivery: { by: 'transcript' },
    });
  await say('1', 'プラン1の料金は？');
  const asked = async () => (await talks.read(openRecords(desk.store), 'new'))?.kept.asked;
  expect(await asked()).toEqual({ topic: 'fee.plan1', tongue: 'ja' });
  await say('2', 'オペレーターと話したい');
  expect(await asked()).toBeUndefined();
  await desk.close();
});
