/** The language model of the settings is asked by the whole program: what it reads is what the web chat's customer is answered to. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, start } from '../../bot/start.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import { openModelServer } from '../helpers/model-server.ts';
import { readAs } from '../helpers/modelled-desk.ts';

const dir = mkdtempSync(join(tmpdir(), 'model-'));
let server: Awaited<ReturnType<typeof openModelServer>>;
let running: Running;

beforeAll(async () => {
  server = await openModelServer(() => readAs('tells trouble network'));
  running = await start({
    ...{ PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'silent', CLOCK: '2026-11-24T10:00:00+09:00' },
    ...{ OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'ours', OPENAI_DAILY_BUDGET: '100000' },
  });
});
afterAll(async () => {
  await running.close();
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

it('a message in odd words is read by the model that is set', async () => {
  const client = directLineClient(running.url);
  const chat = await client.begin();
  await client.post(chat, { type: 'message', from: { id: 'x' }, text: 'あの箱がへそ曲げてまして' });
  const { activities } = (await client.read(chat)).body;
  expect(activities.at(-1)?.text).toContain('いつごろから');
  expect(server.calls.map(({ use, body }) => [use, body.model])).toEqual([['reading', 'ours']]);
});
