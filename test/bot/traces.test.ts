/** One trace goes through all that a message comes to: the log, the spans, and the calls to the outside, hours later too. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trace } from '@opentelemetry/api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { exportSpans } from '../../bot/export-spans.ts';
import { openLog } from '../../bot/log.ts';
import { start } from '../../bot/start.ts';
import { traced } from '../../bot/trace.ts';
import { secret, startBackOffice } from '../helpers/back-office-server.ts';
import { type SentSpan, startCollector, told } from '../helpers/collector-server.ts';
import { type ConnectorServer, startConnector } from '../helpers/connector-server.ts';
import { openDeliveryRig } from '../helpers/delivery-rig.ts';
import { outsideDesk } from '../helpers/outside-desk.ts';
import { freePort, startProcess } from '../helpers/server-process.ts';

const opening = '2026-11-24T10:00:00+09:00';
const hour = 3_600_000;
/** A message in steps, each in a trace of its own whose id ends in its number. */
const words = ['訪問を11月26日の9時に予約したい', 'ITS-100009', '1009', 'はい'];
const traceId = (n: number) => `4bf92f3577b34da6a3ce929d0e0e${String(n).padStart(4, '0')}`;
const last = words.length - 1;
const given = (n: number) => `00-${traceId(n)}-00f067aa0ba902b7-01`;
const idIn = (traceparent = '') => /^00-([0-9a-f]{32})-[0-9a-f]{16}-0[01]$/.exec(traceparent)?.[1];

let connector: ConnectorServer;
let dir: string;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());
beforeEach(() => {
  connector.arrived.length = 0;
  connector.answerWith(() => 201);
  dir = mkdtempSync(join(tmpdir(), 'traces-'));
  return () => rmSync(dir, { recursive: true, force: true });
});

const post = async (url: string, text: string, n: number, traceparent?: string) => {
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(traceparent !== undefined && { traceparent }) },
    body: JSON.stringify({
      type: 'message',
      id: `m${n}`,
      channelId: 'emulator',
      serviceUrl: connector.url,
      from: { id: 'a-user' },
      recipient: { id: 'bot' },
      conversation: { id: 'c' },
      text,
    }),
  });
  expect(answer.status).toBe(200);
};

describe('with a collector', () => {
  let spans: SentSpan[];
  let lines: Record<string, unknown>[];
  let printed: string;
  let called: string[];
  let asked: string[];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'traced-'));
    const [collector, office] = await Promise.all([startCollector(), startBackOffice()]);
    connector.arrived.length = 0;
    const server = await startProcess({
      DATA_DIR: folder,
      DEMO: '1',
      CLOCK: opening,
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      BACK_OFFICE_URL: office.url,
      BACK_OFFICE_SECRET: secret,
    });
    for (const [n, text] of words.entries()) await post(server.url, text, n, given(n));
    await office.until(1);
    await connector.until((arrived) => arrived.some(({ traceparent }) => idIn(traceparent) === traceId(last)));
    const { stderr } = await server.end('SIGTERM');
    called = connector.arrived.map(({ traceparent }) => traceparent);
    asked = office.calls.map(({ traceparent }) => traceparent);
    spans = collector.spans;
    lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    printed = stderr + collector.bodies.join('\n');
    await Promise.all([collector.close(), office.close()]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const mine = () => spans.filter((span) => span.traceId === traceId(last));
  const named = (name: string) => mine().filter((span) => span.name === name);

  it('webhook, turn, commit, outbox and the calls outside are spans of the trace the request named, each in its place', () => {
    const [webhook] = named('POST /api/messages');
    const [turn] = named('turn');
    expect(webhook).toMatchObject({ kind: 2, parentSpanId: '00f067aa0ba902b7' });
    expect(webhook && told(webhook)).toEqual({
      'http.request.method': 'POST',
      'http.route': '/api/messages',
      'http.response.status_code': 200,
    });
    expect(turn?.parentSpanId).toBe(webhook?.spanId);
    expect(turn && told(turn)).toEqual({ 'desk.event': 'message' });
    expect(named('commit')[0]?.parentSpanId).toBe(turn?.spanId);
    const outboxes = named('outbox');
    expect(outboxes.map(({ parentSpanId }) => parentSpanId)).toEqual(outboxes.map(() => turn?.spanId));
    expect(outboxes.map((span) => told(span))).toEqual(
      expect.arrayContaining([
        { 'desk.attempts': 1, 'desk.result': 'sent' },
        { 'desk.intent': 'visit.book', 'desk.attempts': 1, 'desk.result': 'taken' },
      ]),
    );
    const over = (name: string) => outboxes.some(({ spanId }) => spanId === named(name)[0]?.parentSpanId);
    expect([over('call channel'), over('call back-office')]).toEqual([true, true]);
  });

  it('channel and back office are told the trace of the message they are called for', () => {
    expect(new Set(called.map(idIn))).toEqual(new Set(words.map((_, n) => traceId(n))));
    expect(asked.map(idIn)).toEqual([traceId(last)]);
  });

  it('every line of the log about it has its id', () => {
    const steps = lines.filter(({ trace_id }) => trace_id === traceId(last)).map(({ step }) => step);
    expect(steps).toEqual(
      expect.arrayContaining(['POST /api/messages', 'turn', 'commit', 'outbox', 'call channel', 'call back-office']),
    );
    const apart = lines.filter(({ step, trace_id }) => step !== undefined && trace_id === undefined);
    expect(apart).toEqual([]);
  });

  it('neither spans nor log hold words, numbers, users or secrets', () => {
    expect(spans.length).toBeGreaterThan(10);
    expect(printed).not.toMatch(/予約|はい|ITS-1|"1009"|a-user|both sides know|[ぁ-ん]/);
    const fields = new Set(spans.flatMap((span) => Object.keys(told(span))));
    expect([...fields].filter((name) => !/^(?:desk|http)\./.test(name))).toEqual([]);
  });
});

describe('without a collector', () => {
  it('a message that is delivered hours later belongs to the trace that said it', async () => {
    const store = openSqliteStore({ dir });
    const rig = await openDeliveryRig({ store, serviceUrl: connector.url });
    connector.answerWith(() => 503);
    await rig.say('月額いくら？');
    await rig.say('営業時間は？');
    connector.answerWith(() => 201);
    await rig.sweepAfter(5 * hour);
    await rig.sweepAfter(5 * hour);
    const ids = connector.arrived.map(({ key, traceparent }) => [key, idIn(traceparent)]);
    const traces = new Map(ids as [string, string][]);
    expect(ids.length).toBeGreaterThan(traces.size);
    expect(ids).toEqual(ids.map(([key = '']) => [key, traces.get(key)]));
    expect([...traces.values()]).not.toContain(undefined);
    expect(new Set(traces.values()).size).toBe(2);
    await store.close();
  });

  it('an intent that is told hours later belongs to the trace that made it', async () => {
    const store = openSqliteStore({ dir });
    const desk = await outsideDesk(store);
    desk.server.answerWith(() => ({ status: 503 }));
    for (const text of words) await desk.say(desk.conversation, text);
    desk.server.answerWith(() => ({ status: 202 }));
    await desk.sweepAfter(5 * hour);
    const ids = desk.server.calls.map(({ traceparent }) => idIn(traceparent));
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
    expect(ids).not.toContain(undefined);
    await desk.close();
    await store.close();
  });

  it('a traceparent is taken where it is one, and another trace is begun where it is none', async () => {
    const running = await start({ PORT: '0', DATA_DIR: dir, DEMO: '1', CLOCK: opening, LOG_LEVEL: 'silent' });
    try {
      const id = traceId(7);
      const headers = [
        [given(7), true],
        [`00-${id}-00f067aa0ba902b7-ff`, true],
        [`cc-${id}-00f067aa0ba902b7-01-of-a-later-version`, true],
        [`00-${id}-00f067aa0ba902b7-01-more`, false],
        [`ff-${id}-00f067aa0ba902b7-01`, false],
        [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, false],
        [`00-${id}-${'0'.repeat(16)}-01`, false],
        [`00-${id.toUpperCase()}-00f067aa0ba902b7-01`, false],
        ['a sentence of a customer', false],
      ] as const;
      for (const [n, [header, isTaken]] of headers.entries()) {
        connector.arrived.length = 0;
        await post(running.url, '月額いくら？', n, header);
        await connector.until((arrived) => arrived.length > 0);
        const handedOn = idIn(connector.arrived[0]?.traceparent);
        expect([header, handedOn]).toEqual([header, isTaken ? id : expect.not.stringContaining(id)]);
      }
    } finally {
      await running.close();
    }
  });
});

describe('a collector that takes no spans', () => {
  /** A step of a trace is done and its span sent to `url`; what was logged, and how long the end took, ms. */
  const sendTo = async (url: string) => {
    const lines: string[] = [];
    const log = openLog('info', { write: (line) => void lines.push(line) });
    const spans = await exportSpans(url, log);
    await traced(log, { name: 'turn' }, async () => undefined);
    const began = performance.now();
    await spans.end();
    trace.disable();
    return { lines, ms: performance.now() - began };
  };

  it('is told in the log, without what it was sent or answered', async () => {
    const refuses = createServer((_, response) => {
      response.statusCode = 400;
      response.end('a secret');
    }).listen(0, '127.0.0.1');
    await once(refuses, 'listening');
    const { lines } = await sendTo(`http://127.0.0.1:${(refuses.address() as AddressInfo).port}`);
    refuses.close();
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      'spans could not be sent to the collector, and are lost',
    ]);
    expect(lines.join()).not.toMatch(/secret|127\.0\.0\.1/);
  });

  it('keeps no process from ending', async () => {
    expect((await sendTo(`http://127.0.0.1:${await freePort()}`)).ms).toBeLessThan(6_000);
  });
});
