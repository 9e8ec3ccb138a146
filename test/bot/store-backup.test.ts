/** npm run store:backup copies the embedded store while the program writes to it, and the copy starts as it is. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message, postActivity } from '../helpers/bot-activity.ts';
import { redisServerMissing, startOwnRedis } from '../helpers/redis.ts';
import { freePort, launch, startProcess } from '../helpers/server-process.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'backup-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const backUp = (settings: Record<string, string>, ...words: string[]) =>
  launch(settings, 'programs/store-backup.ts', words).ended;

it('copies while the program runs: what was acknowledged before stands in the copy', async () => {
  const [data, copy, restored] = [join(dir, 'data'), join(dir, 'copy.sqlite'), join(dir, 'restored')];
  const program = await startProcess({ DEMO: '1', DATA_DIR: data });
  const say = ({ url }: { url: string }, text: string) => postActivity(url, message('c', text));
  await say(program, 'リモートで見てほしい');
  await say(program, 'ITS-100001');
  let writing = true;
  const writes = (async () => {
    while (writing) await postActivity(program.url, message(crypto.randomUUID(), '料金は？'));
  })();
  const ended = await backUp({ DATA_DIR: data }, copy);
  writing = false;
  await writes;
  expect(ended).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining(copy) });
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  await program.end('SIGTERM');
  mkdirSync(restored);
  renameSync(copy, join(restored, 'store.sqlite'));
  const again = await startProcess({ DEMO: '1', DATA_DIR: restored });
  expect(await say(again, '1001')).toMatchObject({ text: expect.stringContaining('ご契約を確認しました') });
  await again.end('SIGTERM');
}, 60_000);

it('copies when no program runs, and says why it cannot', async () => {
  const data = join(dir, 'data');
  await (await startProcess({ DEMO: '1', DATA_DIR: data })).end('SIGTERM');
  expect((await backUp({ DATA_DIR: data }, join(dir, 'copy.sqlite'))).code).toBe(0);
  for (const [settings, words, told] of [
    [{ DATA_DIR: data }, [], /Name one file/],
    [{ DATA_DIR: data }, [join(dir, 'no', 'copy')], /is not there/],
    [{ DATA_DIR: join(dir, 'none') }, [join(dir, 'x')], /There is no store in/],
  ] as const)
    expect(await backUp(settings, ...words)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(told),
    });
}, 60_000);

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'on Redis', () => {
  it('has Redis write its snapshot, and tells where', async () => {
    const port = await freePort();
    const redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1']);
    const { code, stdout } = await backUp({ REDIS_URL: `redis://127.0.0.1:${port}` });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/snapshot: \S+\/dump\.rdb on its own machine/),
    });
    await redis.stop();
  });
});
