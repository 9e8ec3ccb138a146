/** What leaves through the Bot Connector: in order, again after a failure, never once an operator holds the chat. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { botFrameworkChannel } from '../../adapters/teams/channel.ts';
import { outbox } from '../../bot/deliver.ts';
import { start } from '../../bot/start.ts';
import { type ConnectorServer, startConnector } from '../helpers/connector-server.ts';
import { type DeliveryRig, openDeliveryRig } from '../helpers/delivery-rig.ts';
import { startProcess } from '../helpers/server-process.ts';

const opening = '2026-11-24T10:00:00+09:00';
const hour = 3_600_000;

let dir: string;
let connector: ConnectorServer;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'delivery-'));
  connector.arrived.length = 0;
  connector.answerWith(() => 201);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const activity = (conversation: string, id: string, text: string) => ({
  type: 'message',
  id,
  channelId: 'emulator',
  serviceUrl: connector.url,
  from: { id: `user-${conversation}` },
  recipient: { id: 'bot' },
  conversation: { id: conversation },
  text,
});
const post = (url: string, body: object) =>
  fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const texts = () => connector.arrived.map(({ text }) => text);
const taken = () => connector.arrived.filter(({ status }) => status === 201);
const notes = async ({ transcript }: DeliveryRig, about: string) =>
  (await transcript()).filter((entry) => entry.kind === 'note' && entry.about === about);

/** A customer who is identified and waits in line for a person. */
const joinLine = async ({ say }: DeliveryRig) => {
  for (const text of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい']) await say(text);
  expect(texts().at(-1)).toMatch(/お困りの内容/);
};

describe('through the whole server', () => {
  it('sends the replies of each message in order, once, also when the message is delivered again', async () => {
    const running = await start({ PORT: '0', DATA_DIR: dir, DEMO: '1', CLOCK: opening, LOG_LEVEL: 'silent' });
    try {
      const said = ['リモートで見てほしい', 'ITS-100001', '1001', 'はい'];
      for (const [n, text] of said.entries()) {
        const before = connector.arrived.length;
        const answers = await Promise.all([1, 2, 3].map(() => post(running.url, activity('c1', `m${n}`, text))));
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
        await connector.until((arrived) => arrived.length > before + (n < 2 ? 0 : 1));
      }
    } finally {
      await running.close();
    }
    expect(texts()).toEqual([
      expect.stringContaining('お客さま番号'),
      expect.stringContaining('下4桁'),
      expect.stringContaining('ご契約を確認しました'),
      expect.stringContaining('始めてよろしいですか'),
      expect.stringContaining('リモートサポートを開始しました'),
      expect.stringContaining('お困りの内容'),
    ]);
    expect(new Set(connector.arrived.map(({ key }) => key)).size).toBe(6);
  });

  it('is delivered by the next process when the first was killed while it was sending', async () => {
    connector.answerWith(() => 'silence');
    const killed = await startProcess({ DATA_DIR: dir, DEMO: '1', CLOCK: opening });
    expect((await post(killed.url, activity('c1', 'm1', '月額いくら？'))).status).toBe(200);
    await connector.until((arrived) => arrived.length === 1);
    await killed.end('SIGKILL');
    connector.answerWith(() => 201);

    const store = openSqliteStore({ dir });
    const rig = await openDeliveryRig({ store, serviceUrl: connector.url });
    rig.clock.at = Date.now();
    await rig.sweepAfter(0);
    await rig.sweepAfter(hour);
    const [first, second, ...more] = connector.arrived;
    expect(more).toEqual([]);
    expect(second).toEqual({ ...first, status: 201 });
    await store.close();
  });
});

describe('when the channel fails', () => {
  let rig: DeliveryRig;
  beforeEach(async () => {
    rig = await openDeliveryRig({ store: openSqliteStore({ dir }), serviceUrl: connector.url });
  });
  afterEach(() => rig.desk.store.close());

  it('tries again with growing pauses and keeps the order', async () => {
    connector.answerWith(() => 429);
    await rig.say('月額いくら？');
    expect(connector.arrived).toHaveLength(1);
    await rig.sweepAfter(999);
    expect(connector.arrived, 'not before the pause is over').toHaveLength(1);
    await rig.sweepAfter(1);
    expect(connector.arrived).toHaveLength(2);
    await rig.sweepAfter(1_999);
    expect(connector.arrived, 'the second pause is longer').toHaveLength(2);
    await rig.say('訪問は何時まで？');
    connector.answerWith(() => 201);
    await rig.sweepAfter(hour);
    expect(taken().map(({ text }) => text)).toEqual([expect.stringContaining('月額'), expect.stringContaining('訪問')]);
    expect(texts().filter((text) => text.includes('訪問の対応'))).toHaveLength(1);
    expect(await rig.waiting()).toEqual([]);
  });

  it('delivers once after answers of 500', async () => {
    let failures = 2;
    connector.answerWith(() => (failures-- > 0 ? 500 : 201));
    await rig.say('月額いくら？');
    for (let round = 0; round < 3; round++) await rig.sweepAfter(hour);
    expect(connector.arrived.map(({ status }) => status)).toEqual([500, 500, 201]);
    expect(new Set(connector.arrived.map(({ key }) => key)).size).toBe(1);
  });

  it('gives a refused message up at once, visibly, and goes on with the next', async () => {
    connector.answerWith(() => 403);
    await rig.say('月額いくら？');
    expect(connector.arrived).toHaveLength(1);
    const [note] = await notes(rig, 'undelivered');
    const refused = (await rig.transcript()).find((entry) => entry.kind === 'said' && entry.from === 'bot');
    expect(note).toMatchObject({ of: refused?.id, text: expect.stringContaining('月額') });
    connector.answerWith(() => 201);
    await rig.say('訪問は何時まで？');
    await rig.sweepAfter(hour);
    expect(connector.arrived.map(({ status }) => status)).toEqual([403, 201]);
  });

  it('gives a message up visibly after 24 hours, having tried all the while', async () => {
    connector.answerWith(() => 429);
    await rig.say('月額いくら？');
    const began = rig.clock.at;
    while (rig.clock.at - began < 24 * hour) {
      expect(await notes(rig, 'undelivered')).toEqual([]);
      await rig.sweepAfter(hour / 4);
    }
    await rig.sweepAfter(hour / 4);
    expect(await notes(rig, 'undelivered')).toHaveLength(1);
    expect(connector.arrived.length).toBeGreaterThan(90);
    connector.answerWith(() => 201);
    await rig.sweepAfter(24 * hour);
    expect(taken()).toEqual([]);
    expect(await rig.waiting()).toEqual([]);
  });

  it('does not let a channel that never answers hold up the other conversations', async () => {
    connector.answerWith(({ conversation }) => (conversation === 'c1' ? 'silence' : 201));
    const letGo = [await rig.holdOutbox('c1'), await rig.holdOutbox('c2')];
    const silent = rig.event('月額いくら？', 'c1');
    const other = rig.event('訪問は何時まで？', 'c2');
    await Promise.all([silent, other].map((event) => rig.desk.turns.run(event)));
    for (const go of letGo) await go();
    const channels = { 'bot-framework': botFrameworkChannel(rig.desk.connector, rig.clock.realNow) };
    await outbox({ ...rig.desk, channels, sendWithinMs: 100 }).sweep();
    expect(taken()).toMatchObject([{ conversation: 'c2', text: expect.stringContaining('訪問') }]);
    expect(await rig.waiting(), 'what had no answer is kept for the next try').toHaveLength(1);
  });
});

describe('when an operator takes the chat', () => {
  let rig: DeliveryRig;
  beforeEach(async () => {
    rig = await openDeliveryRig({ store: openSqliteStore({ dir }), serviceUrl: connector.url });
    await joinLine(rig);
    connector.arrived.length = 0;
  });
  afterEach(() => rig.desk.store.close());

  const expectUnsent = async (reply: string) => {
    expect(texts().filter((text) => text.startsWith(reply))).toEqual([]);
    expect(await notes(rig, 'unsent')).toMatchObject([{ text: reply }]);
    const entry = (await rig.transcript()).find(({ kind, id }) => kind === 'said' && id.includes('月額'));
    expect(entry).toBeDefined();
  };

  it('does not send a reply that waits', async () => {
    const letGo = await rig.holdOutbox();
    const [reply = ''] = await rig.say('月額いくら？');
    expect(await rig.operator({ do: 'take' })).toBe('done');
    await letGo();
    await rig.sweepAfter(hour);
    await expectUnsent(reply);
    expect(texts()).toEqual([expect.stringContaining('佐藤')]);
  });

  it('does not send a reply whose sending had failed', async () => {
    connector.answerWith(() => 429);
    const [reply = ''] = await rig.say('月額いくら？');
    expect(connector.arrived).toHaveLength(1);
    connector.arrived.length = 0;
    connector.answerWith(() => 201);
    await rig.operator({ do: 'take' });
    await rig.sweepAfter(hour);
    await expectUnsent(reply);
  });

  it('does not send it after the chat was given back either', async () => {
    const letGo = await rig.holdOutbox();
    const [reply = ''] = await rig.say('月額いくら？');
    await rig.operator({ do: 'take' });
    await rig.operator({ do: 'return' });
    await letGo();
    await rig.sweepAfter(hour);
    await expectUnsent(reply);
    const [again = ''] = await rig.say('訪問は何時まで？');
    expect(texts().at(-1), 'the bot speaks again').toContain(again);
  });

  it('does not commit the reply of a turn that had read the chat before, and keeps the message for the operator', async () => {
    const secondProcess = await openDeliveryRig({ store: rig.store, serviceUrl: connector.url, seeded: false });
    const message = rig.event('月額いくら？');
    const { reached, release } = rig.holdCommit(({ puts = [] }) =>
      puts.some(({ key }) => key === `event/${message.id}`),
    );
    const turn = rig.desk.turns.run(message);
    const batch = await reached;
    expect(JSON.stringify(batch.appends), 'the turn under way has the reply ready').toContain('月額利用料');
    expect(batch.puts?.map(({ key }) => key)).not.toContain('handoff/c1');
    expect(batch.reads?.map(({ key }) => key)).toContain('handoff/c1');
    expect(await secondProcess.operator({ do: 'take' })).toBe('done');
    release();
    expect((await turn).replies).toEqual([]);
    const mine = (await rig.transcript()).filter(({ id }) => id.startsWith(message.id));
    expect(mine).toMatchObject([{ kind: 'said', from: 'customer', message: { text: '月額いくら？' } }]);
    await rig.sweepAfter(hour);
    expect(texts().filter((text) => text.includes('月額'))).toEqual([]);
  });
});
