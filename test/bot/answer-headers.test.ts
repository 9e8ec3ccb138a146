/** What every answer says to the browser beside its body. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { start } from '../../bot/start.ts';

const dir = mkdtempSync(join(tmpdir(), 'headers-'));
let running: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  running = await start({ PORT: '0', DATA_DIR: dir, DEMO: '1', LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  await running.close();
  rmSync(dir, { recursive: true, force: true });
});

it.each(['/', '/desk', '/remote/123456789'])(
  'the page %s loads from here alone, is framed by nobody and kept by nobody',
  async (path) => {
    const { headers } = await fetch(running.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  },
);

it.each([
  ['a page', 'GET', '/'],
  ['a file', 'GET', '/assets/look.css'],
  ['an answer', 'POST', '/directline/tokens/generate'],
  ['a refusal', 'GET', '/desk/api/board'],
  ['an address that is none', 'GET', '/nothing'],
  ['a method that is none', 'DELETE', '/'],
])('%s is taken for what it says it is, and by no other origin', async (_fact, method, path) => {
  const { headers } = await fetch(running.url + path, { method, headers: { origin: 'https://evil.example' } });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('access-control-allow-origin')).toBe(null);
});
