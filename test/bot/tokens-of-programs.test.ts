/** The doors of programs: who reads the metrics, secrets that are changed while both hold, and what guessing costs. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSigned, sign } from '../../adapters/signed-calls/signature.ts';
import { paces } from '../../bot/back-pressure.ts';
import { type Running, start } from '../../bot/start.ts';

let dir: string;
let running: Running | undefined;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'programs-'));
});
afterEach(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});
const begin = async (settings: Record<string, string> = {}) => {
  running = await start({ PORT: '0', DATA_DIR: dir, DEMO: '1', LOG_LEVEL: 'silent', ...settings });
  const { url } = running;
  return (path: string, headers: Record<string, string> = {}, body?: string) =>
    fetch(url + path, { headers, ...(body !== undefined && { method: 'POST', body }) });
};

describe('/metrics', () => {
  it('without a token is for programs on this machine alone', async () => {
    const ask = await begin();
    expect((await ask('/metrics')).status).toBe(200);
    expect((await ask('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(401);
  });

  it('with a token is for who shows it, from anywhere', async () => {
    const ask = await begin({ METRICS_TOKEN: 'sixteen-or-more-of-these' });
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    for (const authorization of ['', 'Bearer ', 'Bearer sixteen-or-more-of-thesE', 'sixteen-or-more-of-these'])
      expect((await ask('/metrics', { authorization })).status).toBe(401);
    const shown = await ask('/metrics', { authorization: 'Bearer sixteen-or-more-of-these', ...proxied });
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('desk_identification_alarm 0')]);
  });
});

describe('the secret of the back office', () => {
  const [fresh, old] = ['n'.repeat(32), 'o'.repeat(32)];
  const signedWith = (secret: string, body: string) => {
    const seconds = String(Math.floor(Date.now() / 1_000));
    return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
  };
  const office = { BACK_OFFICE_URL: 'http://127.0.0.1:9/', BACK_OFFICE_SECRET: fresh };
  /** 404: it was believed, and names no intent. */
  const statuses = async (settings: Record<string, string>) => {
    const ask = await begin(settings);
    const body = JSON.stringify({ id: 'a', intent: 'x', answer: { result: 'accepted' } });
    return Promise.all(
      [fresh, old, 'another'].map(
        async (secret) =>
          (await ask('/api/back-office/answers', { 'x-desk-signature': signedWith(secret, body) }, body)).status,
      ),
    );
  };

  it('is one, and two while it is being changed', async () => {
    expect(await statuses({ ...office, BACK_OFFICE_SECRET_BEFORE: old })).toEqual([404, 404, 401]);
    await running?.close();
    expect(await statuses(office)).toEqual([404, 401, 401]);
  });

  it('signs for a back office that knows either', () => {
    const body = Buffer.from('{}');
    const header = sign({ secret: fresh, secretBefore: old }, body, 1_000);
    expect([fresh, old, 'another'].map((secret) => isSigned({ secret }, header, body, 1_000))).toEqual([
      true,
      true,
      false,
    ]);
    expect(sign({ secret: fresh }, body, 1_000)).toMatch(/^t=1,v1=[0-9a-f]{64}$/);
  });
});

describe('guessing', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('tokens is answered less and less, and nobody else is', async () => {
    const ask = await begin();
    const guess = async (address: string) =>
      (await ask('/directline/tokens/refresh', { ...from(address), authorization: 'Bearer a.b.c' }, '{}')).status;
    const told = await Promise.all(Array.from({ length: paces.refused.most + 10 }, () => guess('203.0.113.7')));
    expect(told.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(await guess('203.0.113.8')).toBe(403);
  });

  it('signatures of the back office is answered less and less, and the back office itself is not', async () => {
    const secret = 's'.repeat(32);
    const ask = await begin({ BACK_OFFICE_URL: 'http://127.0.0.1:9/', BACK_OFFICE_SECRET: secret });
    const body = JSON.stringify({ id: 'a', intent: 'x', answer: { result: 'accepted' } });
    const answer = async (address: string, by: string) => {
      const signature = sign({ secret: by }, Buffer.from(body), Date.now());
      return (await ask('/api/back-office/answers', { ...from(address), 'x-desk-signature': signature }, body)).status;
    };
    const told = await Promise.all(
      Array.from({ length: paces.refused.most + 10 }, (_, n) => answer('203.0.113.7', `${n}`.repeat(32))),
    );
    expect(new Set(told)).toEqual(new Set([401, 429]));
    expect(await answer('203.0.113.8', secret)).toBe(404);
  });

  it('codes of remote sessions is turned away', async () => {
    const ask = await begin();
    const guess = async (n: number) => (await ask(`/remote/${100_000_000 + n}/state`, from('203.0.113.7'))).status;
    const told = await Promise.all(Array.from({ length: paces.remote.most + 30 }, (_, n) => guess(n)));
    expect(new Set(told)).toEqual(new Set([404, 429]));
    expect((await ask('/remote/100000001/state', from('203.0.113.8'))).status).toBe(404);
  });
});
