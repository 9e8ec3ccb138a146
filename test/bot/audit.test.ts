/** The audit trail: who saw or did what to whom, once, in the commit that did it, without anything that was said. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { type AuditEntry, auditBatch, auditIn, forgetOldAudit } from '../../bot/audit.ts';
import { message, postActivity } from '../helpers/bot-activity.ts';
import { chatPart, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';
import { launch, startProcess } from '../helpers/server-process.ts';

let day: DeskDay;
let api: Awaited<ReturnType<typeof serveDesk>>;
const password = 'a long enough password';
beforeEach(async () => {
  day = await deskDay();
  api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
});
afterEach(async () => {
  await api.close();
  await day.close();
});

const trail = async (): Promise<AuditEntry[]> => Array.fromAsync(auditIn(day.store));
const deeds = async (by: string) =>
  (await trail()).filter((entry) => entry.by === by).map(({ did, came }) => (came ? `${did}: ${came}` : did));
const one = 'ITS-100001';

describe('an operator', () => {
  it('is named with what they saw and did, of whom, and when, also where it was refused', async () => {
    await day.queue('a', one);
    const yamada = api.browser();
    await yamada.signIn('yamada', password);
    const chat = `/chats/${chatPart('a')}`;
    await yamada.get('/board');
    await yamada.get(chat);
    await yamada.get('/contracts/ITS-100002');
    await yamada.post(`${chat}/reply`, { text: '早すぎる' });
    await yamada.post(`${chat}/take`);
    await yamada.post(`${chat}/reply`, { text: '秘密のことば' });
    await yamada.del('/session');
    expect(await deeds('operator/yamada')).toEqual([
      'signed-in',
      'saw-board',
      'saw-chat',
      'saw-contract',
      'reply: not so',
      'take: done',
      'reply: done',
      'signed-out',
      'gone: done',
    ]);
    const all = await trail();
    expect(all.find(({ did }) => did === 'saw-chat')).toMatchObject({ conversation: 'a', contract: one });
    expect(all.find(({ did }) => did === 'saw-contract')).toMatchObject({ contract: 'ITS-100002' });
    expect(all.find(({ came }) => came === 'done')).toMatchObject({ conversation: 'a', contract: one });
    for (const { at } of all) expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
    expect(JSON.stringify(all)).not.toMatch(/秘密|早すぎる|プリンター|1001"|青葉|a long enough/);
  });

  it('is noted once an hour for what a page looks at again and again, and once for a call that is repeated', async () => {
    await day.queue('a', one);
    const yamada = api.browser();
    await yamada.signIn('yamada', password);
    for (let n = 0; n < 5; n++) await yamada.get(`/chats/${chatPart('a')}`);
    const key = { 'idempotency-key': 'k' };
    for (let n = 0; n < 3; n++) await yamada.post(`/chats/${chatPart('a')}/take`, undefined, key);
    expect(await deeds('operator/yamada')).toEqual(['signed-in', 'saw-chat', 'take: done']);
    await day.passReally(61);
    await yamada.get(`/chats/${chatPart('a')}`);
    expect((await deeds('operator/yamada')).filter((did) => did === 'saw-chat')).toHaveLength(2);
  });

  it('who signs in wrongly is noted; a name that no account has is not, it may be a password', async () => {
    await api.browser().post('/session', { id: 'yamada', password: 'guess' });
    await api.browser().post('/session', { id: 'a long enough password', password: 'x' });
    expect((await trail()).map(({ by, did }) => `${by} ${did}`)).toEqual([
      'operator/yamada sign-in-wrong',
      'nobody sign-in-wrong',
    ]);
    expect(JSON.stringify(await trail())).not.toMatch(/long enough|guess/);
  });
});

describe('a customer', () => {
  it('who tries to identify is noted, the digits are not', async () => {
    await day.say('c', `${one} 0000`);
    await day.say('c', `${one} 1001`);
    expect(await trail()).toMatchObject([
      { by: 'user/c', did: 'identify-wrong', contract: one, conversation: 'c' },
      { by: 'user/c', did: 'linked', contract: one, conversation: 'c' },
    ]);
    expect(JSON.stringify(await trail())).not.toMatch(/0000"|1001"/);
  });
});

describe('a month of the trail', () => {
  it('is kept for three years after it ended, and then forgotten', async () => {
    const noted = (month: string) =>
      day.store.commit(auditBatch({ by: 'program/x', did: month }, Date.parse(`${month}-15`)));
    for (const month of ['2023-10', '2023-11', '2023-12', '2026-11']) await noted(month);
    const left = async (now: string) => {
      await forgetOldAudit(day.store, Date.parse(now));
      return (await trail()).map(({ did }) => did);
    };
    expect(await left('2026-10-31')).toEqual(['2023-10', '2023-11', '2023-12', '2026-11']);
    expect(await left('2026-12-01')).toEqual(['2023-12', '2026-11']);
    expect(await day.store.readLog('audit/2023-10', 0, 10)).toEqual([]);
    expect(await left('2030-01-01')).toEqual([]);
  });

  it('is forgotten by the desk that runs', async () => {
    await day.store.commit(auditBatch({ by: 'program/x', did: 'long ago' }, Date.parse('2001-01-01')));
    await day.due.forget();
    expect(await trail()).toEqual([]);
  });
});

describe('npm run audit:export', () => {
  it('prints the trail of the program that runs, and leaves nothing behind', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'audit-'));
    const program = await startProcess({ DEMO: '1', DATA_DIR: dir });
    await postActivity(program.url, message('c', 'リモートで見てほしい'));
    await postActivity(program.url, message('c', `${one} 1001`));
    const { stdout, stderr, code } = await launch({ DATA_DIR: dir }, 'programs/audit-export.ts').ended;
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(JSON.parse(stdout.trim())).toMatchObject({ did: 'linked', contract: one });
    expect(readdirSync(dir).filter((file) => /^(?:ask|answer|audit)/.test(file))).toEqual([]);
    await program.end('SIGTERM');
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  it('prints the months that are asked for, oldest first, one object a line', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'audit-'));
    const store = openSqliteStore({ dir });
    const at = (text: string) => Date.parse(`${text}T00:00:00Z`);
    for (let n = 0; n < 600; n++) await store.commit(auditBatch({ by: 'program/x', did: `d${n}` }, at('2026-10-31')));
    await store.commit(auditBatch({ by: 'program/x', did: 'later' }, at('2026-11-01')));
    await store.close();
    const run = async (...words: string[]) => {
      const { stdout, stderr } = await launch({ DATA_DIR: dir }, 'programs/audit-export.ts', words).ended;
      expect(stderr).toBe('');
      return stdout.trim() === ''
        ? []
        : stdout
            .trim()
            .split('\n')
            .map((line) => (JSON.parse(line) as AuditEntry).did);
    };
    const all = await run();
    expect([all.length, all[0], all[599], all[600]]).toEqual([601, 'd0', 'd599', 'later']);
    expect(await run('2026-11')).toEqual(['later']);
    expect((await run('2026-10', '2026-11')).length).toBe(601);
    expect(await run('2026-12')).toEqual([]);
    const wrong = await launch({ DATA_DIR: dir }, 'programs/audit-export.ts', ['november']).ended;
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringMatching(/^- Name months/)]);
    rmSync(dir, { recursive: true, force: true });
  });
});
