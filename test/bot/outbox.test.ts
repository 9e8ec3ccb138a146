/** The outbox by hand: what is late or was given up is told with its reason, and sent again once, as an event that is audited. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { askRunning } from '../../bot/asked-by-file.ts';
import { auditIn } from '../../bot/audit.ts';
import { outboxByHand } from '../../bot/outbox-by-hand.ts';
import { howManyGivenUp, onItsWay } from '../../bot/send-again.ts';
import { start } from '../../bot/start.ts';
import { type ConnectorServer, startConnector } from '../helpers/connector-server.ts';
import { type DeliveryRig, openDeliveryRig } from '../helpers/delivery-rig.ts';
import { launch } from '../helpers/server-process.ts';

const hour = 3_600_000;
const wait = { timeout: 20_000 };
const supervisor = { id: 'suzuki', name: '鈴木', role: 'supervisor' } as const;

let dir: string;
let connector: ConnectorServer;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'outbox-'));
  connector.arrived.length = 0;
  connector.answerWith(() => 201);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the outbox', () => {
  let rig: DeliveryRig;
  beforeEach(async () => {
    rig = await openDeliveryRig({ store: openSqliteStore({ dir }), serviceUrl: connector.url });
  });
  afterEach(() => rig.desk.store.close());
  const rows = async () => (await onItsWay(rig.desk, 10)).rows;
  const again = async (of: string, id: string, by: object = supervisor) => {
    const action = { do: 'send-again', of } as const;
    const event = { kind: 'operator', id, conversation: 'c1', by: by as typeof supervisor, action } as const;
    const outcome = await rig.desk.turns.run(event);
    await rig.idle();
    return outcome.action?.result;
  };
  const notes = async () =>
    (await rig.transcript()).flatMap((entry) => (entry.kind === 'note' ? [`${entry.about} ${entry.of}`] : []));

  it('tells what is late, why and when it is tried next, and what waits behind it', async () => {
    connector.answerWith(() => 500);
    await rig.say('月額いくら？');
    await rig.say('訪問は何時まで？');
    const [late, waits] = await rows();
    // The second message had the first tried once more.
    expect(late).toMatchObject({ what: 'message', conversation: 'c1', state: 'delayed', attempts: 2 });
    expect(late).toMatchObject({ reason: 'bot connector failed (500 Failed)', dueAt: rig.clock.at + 2_000 });
    expect(waits).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(JSON.stringify([late, waits]), 'nothing that is sent').not.toMatch(/月額|訪問/);
    connector.answerWith(() => 201);
    expect(await again(String(late?.id), 'now')).toBe('done');
    expect(connector.arrived.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(await rows()).toEqual([]);
  });

  it('keeps what was given up for a week, and sends it again once, before what was said later', async () => {
    connector.answerWith(() => 403);
    await rig.say('月額いくら？');
    const [over] = await rows();
    expect(over).toMatchObject({ state: 'given up', reason: 'bot connector failed (403 Failed)', attempts: 1 });
    const letGo = await rig.holdOutbox();
    await rig.say('訪問は何時まで？');
    connector.answerWith(() => 201);
    expect(await again(String(over?.id), 'once')).toBe('done');
    expect(await again(String(over?.id), 'once'), 'the same event').toBe('done');
    expect(await again(String(over?.id), 'twice'), 'it waits already').toBe('done');
    await letGo();
    await rig.sweepAfter(0);
    const taken = connector.arrived.filter(({ status }) => status === 201).map(({ text }) => text);
    expect(taken).toEqual([expect.stringContaining('月額'), expect.stringContaining('訪問')]);
    expect(await again(String(over?.id), 'later'), 'it has left').toBe('not so');
    expect(await rows()).toEqual([]);
    const [first] = (await rig.transcript()).filter(({ kind, id }) => kind === 'said' && id.endsWith('/1'));
    expect((await notes()).slice(0, 2)).toEqual([`undelivered ${first?.id}`, `sent-again ${first?.id}`]);
  });

  it('tells and counts it no more after that week', async () => {
    connector.answerWith(() => 403);
    await rig.say('月額いくら？');
    expect(await howManyGivenUp(rig.desk, 10)).toBe(1);
    rig.clock.at += 7 * 24 * hour + 1;
    await rig.desk.due.forget();
    expect([await rows(), await howManyGivenUp(rig.desk, 10)]).toEqual([[], 0]);
    await rig.say('訪問は何時まで？');
    expect((await rig.store.readList('out-given-up-all', undefined, 10)).map(({ member }) => member)).toEqual(['c1/2']);
  });

  it('is in the hands of supervisors and of who runs the machine, and the audit trail says who it was', async () => {
    connector.answerWith(() => 403);
    await rig.say('月額いくら？');
    const [over] = await rows();
    expect(await again(String(over?.id), 'a', { id: 'sato', name: '佐藤', role: 'operator' })).toBe('refused');
    const hand = outboxByHand(rig.desk);
    expect(await hand.sendAgain('message/c1/99', 'b')).toBe('gone');
    expect(await hand.sendAgain('intent/none', 'c')).toBe('gone');
    expect(await hand.sendAgain(String(over?.id), 'd')).toBe('done');
    await rig.idle();
    const audited = [];
    for await (const { by, did, came } of auditIn(rig.store)) if (did === 'send-again') audited.push(`${by} ${came}`);
    expect(audited).toEqual(['operator/sato refused', 'program/outbox not so', 'program/outbox done']);
  });

  it('does not send a bot’s words again once an operator has taken the chat', async () => {
    for (const text of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい']) await rig.say(text);
    connector.answerWith(() => 403);
    await rig.say('月額いくら？');
    const [over] = await rows();
    connector.answerWith(() => 201);
    await rig.operator({ do: 'take' });
    const before = connector.arrived.length;
    expect(await again(String(over?.id), 'after')).toBe('done');
    expect(connector.arrived).toHaveLength(before);
    expect((await notes()).at(-1)).toMatch(/^unsent /);
  });
});

describe('npm run outbox', () => {
  const run = (settings: Record<string, string>, ...words: string[]) =>
    launch(settings, 'programs/outbox.ts', words).ended;
  const activity = (text: string) => ({
    type: 'message',
    id: 'm1',
    channelId: 'emulator',
    serviceUrl: connector.url,
    from: { id: 'user' },
    recipient: { id: 'bot' },
    conversation: { id: 'c1' },
    text,
  });

  it('shows it and sends again while the program runs, and after', async () => {
    connector.answerWith(() => 403);
    const settings = { DATA_DIR: dir, DEMO: '1' };
    const program = await start({ ...settings, PORT: '0', LOG_LEVEL: 'silent' });
    await fetch(`${program.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity('月額いくら？')),
    });
    await expect
      .poll(() => askRunning(dir, { wants: 'outbox' }), wait)
      .toMatchObject({ came: { rows: [{ attempts: 1 }] } });
    const { stdout } = await run(settings);
    expect(stdout).toMatch(/^1 given up, 0 delayed, 0 waiting/);
    const line = stdout.split('\n')[1] ?? '';
    expect(line).toMatch(
      /^given up\tmessage\tsince .*\ttried 1\t-\tbot connector failed \(403 Failed\)\tmessage\/.*\/1$/,
    );
    const of = line.split('\t').at(-1) ?? '';
    connector.answerWith(() => 500);
    expect(await askRunning(dir, { wants: 'send-again', of })).toMatchObject({ is: 'done', came: 'done' });
    expect(await askRunning(dir, { wants: 'send-again', of: 'message/none/1' })).toMatchObject({ came: 'gone' });
    await connector.until((arrived) => arrived.length >= 2);
    await program.close();
    expect(await run(settings, '--retry', of)).toMatchObject({ code: 0, stderr: '' });
    const store = openSqliteStore({ dir });
    const done = [];
    for await (const { by, did } of auditIn(store)) if (did === 'send-again') done.push(by);
    await store.close();
    expect(done).toEqual(['program/outbox', 'program/outbox', 'program/outbox']);
  }, 60_000);

  it('says how it is asked, and where there is nothing', async () => {
    const [none, wrong] = await Promise.all([run({ DATA_DIR: join(dir, 'none') }), run({ DATA_DIR: dir }, 'all')]);
    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/There is no store/) });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/npm run outbox/) });
  });
});
