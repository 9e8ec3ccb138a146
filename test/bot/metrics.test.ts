/** What a morning at the desk comes to in the metrics: counted once, measured, and nothing said in them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { type ConnectorServer, startConnector } from '../helpers/connector-server.ts';
import { openDeliveryRig } from '../helpers/delivery-rig.ts';

let connector: ConnectorServer;
let dir: string;
let before: string;
let after: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'metrics-'));
  connector = await startConnector();
  const store = openSqliteStore({ dir });
  const rig = await openDeliveryRig({ store, serviceUrl: connector.url });
  // The first delivery is refused once, and made after a minute.
  connector.answerWith(() => 503);
  await rig.say('ほげほげ');
  connector.answerWith(() => 201);
  await rig.sweepAfter(60_000);
  for (const text of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い', 'はい'])
    await rig.say(text);
  before = await rig.desk.metrics.text();
  expect(await rig.operator({ do: 'take' })).toBe('done');
  // The same event again changes nothing, and counts nothing but itself.
  const again = rig.event('ありがとう');
  await rig.desk.turns.run(again);
  await rig.desk.turns.run(again);
  after = await rig.desk.metrics.text();
  await store.close();
}, 60_000);
afterAll(async () => {
  await connector.close();
  rmSync(dir, { recursive: true, force: true });
});

const valueIn = (text: string, series: string): number | undefined => {
  const found = text.split('\n').find((line) => line.startsWith(`${series} `));
  return found === undefined ? undefined : Number(found.slice(series.length + 1));
};

it('a customer in line waits, is taken, and is one contact and one talk that needed a person', () => {
  expect(valueIn(before, 'desk_line_waiting')).toBe(1);
  expect(valueIn(before, 'desk_handoffs_total{state="queued"}')).toBe(1);
  expect(valueIn(before, 'desk_contacts_total{cause="operator"}')).toBeUndefined();
  expect(valueIn(after, 'desk_line_waiting')).toBe(0);
  expect(valueIn(after, 'desk_chats_held')).toBe(1);
  expect(valueIn(after, 'desk_contacts_total{cause="operator"}')).toBe(1);
  expect(valueIn(after, 'desk_handoff_wait_seconds_count')).toBe(1);
  expect(valueIn(after, 'desk_talks_total')).toBe(1);
  expect(valueIn(after, 'desk_talks_passed_on_total')).toBe(1);
});

it('turns, commits and deliveries are measured, with what they took', () => {
  const turns = valueIn(after, 'desk_turns_total{kind="message"}');
  expect(turns).toBe(8);
  expect(valueIn(after, 'desk_turn_seconds_count{kind="message"}')).toBe(9);
  expect(valueIn(after, 'desk_redelivered_total{kind="message"}')).toBe(1);
  expect(valueIn(after, 'desk_commit_seconds_count')).toBe(9);
  expect(valueIn(after, 'desk_turns_under_way')).toBe(0);
  const sent = valueIn(after, 'desk_outbox_attempts_count{system="channel",result="sent"}') ?? 0;
  expect(sent).toBe(valueIn(after, 'desk_deliveries_total{result="sent"}'));
  // One of them was tried twice, and left after a minute.
  expect(valueIn(after, 'desk_outbox_attempts_sum{system="channel",result="sent"}')).toBe(sent + 1);
  expect(valueIn(after, 'desk_outbox_age_seconds_sum{system="channel",result="sent"}')).toBeGreaterThanOrEqual(60);
  expect(valueIn(after, 'desk_call_seconds_count{system="channel",result="failed"}')).toBe(1);
  expect(valueIn(after, 'desk_unclear_readings_total{because="not-understood"}')).toBe(1);
});

it('what this process and its store are at is told', () => {
  expect(valueIn(after, 'desk_ready')).toBe(1);
  expect(valueIn(after, 'desk_store_takes')).toBe(1);
  expect(valueIn(after, 'desk_loops_stuck')).toBe(0);
  expect(valueIn(after, 'desk_outbox_waiting')).toBe(0);
  expect(valueIn(after, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
});

it('no label holds words, numbers or ids: each is one of few words of ours', () => {
  const labels = [...after.matchAll(/^desk_\w+\{(.*)\} /gm)].flatMap(([, inner = '']) =>
    [...inner.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value = '']) => [name, value] as const),
  );
  expect(labels.length).toBeGreaterThan(20);
  expect(labels.filter(([name, value]) => name !== 'le' && !/^[a-z][a-z -]{2,20}$/.test(value))).toEqual([]);
  expect(after).not.toMatch(/[ぁ-ん]|ITS-|user-c1|op-1/);
});
