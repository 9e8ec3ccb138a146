/** The links of pictures and files: each opens one file until its time is over, and nobody can make one. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileLinks, fileLinks, fileRoutes } from '../../bot/file-links.ts';
import { httpServer } from '../../bot/server.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';
import { png } from '../helpers/sent-files.ts';

const key = Buffer.alloc(32, 1);
const hour = 3_600_000;
let day: DeskDay;
let links: FileLinks;
let server: ReturnType<typeof httpServer>;
let origin = '';
let id = '';
beforeEach(async () => {
  day = await deskDay();
  links = fileLinks(key, () => 'https://desk.example.jp');
  server = httpServer(fileRoutes({ ...day, links }), () => false, pino({ level: 'silent' }));
  origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  await day.link('a', 'ITS-100001');
  const things = [{ is: 'file', kind: 'image', name: 'lamp.png', got: { bytes: png } }] as const;
  const message = { kind: 'message', conversation: 'a', user: 'a', text: '', delivery: { by: 'transcript' } } as const;
  await day.turns.run({ ...message, id: 'shown', things });
  const [said] = await day.transcript('a');
  const [thing] = said?.kind === 'said' ? (said.things ?? []) : [];
  id = thing?.is === 'file' ? thing.id : '';
});
afterEach(async () => {
  await server.close(0);
  await day.close();
});
const open = (path: string) => fetch(origin + path);
const soon = () => day.clock.realNow() + hour;

describe('a link', () => {
  it('opens its file, as what it is, to whoever has it', async () => {
    const answer = await open(links.pathOf(id, soon()));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
  });

  it('is over at its time, and says so in words', async () => {
    const answer = await open(links.pathOf(id, day.clock.realNow() - 1_000));
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('期限が過ぎました');
  });

  it('that somebody made or changed opens nothing', async () => {
    const path = links.pathOf(id, soon());
    const [, what = '', until = '', mac = ''] = /^\/file\/([\w-]+)\.(\w+)\.([\w-]+)$/.exec(path) ?? [];
    const later = (soon() * 10).toString(36).slice(0, 8);
    const others = [
      fileLinks(Buffer.alloc(32, 2), () => '').pathOf(id, soon()),
      `/file/${what}.${later}.${mac}`,
      `/file/${'A'.repeat(22)}.${until}.${mac}`,
      `/file/${what}.${until}.${'A'.repeat(43)}`,
      `/file/${what}.${until}`,
      `/file/${what}`,
      '/file/x',
    ];
    for (const other of others) expect((await open(other)).status, other).toBe(404);
  });

  it('opens nothing once its file is forgotten', async () => {
    const path = links.pathOf(id, soon());
    await day.store.commit({ deletes: [`file/${id}`], blobs: [{ blob: id, bytes: null }] });
    expect((await open(path)).status).toBe(410);
  });

  it('is the same for the same file and time, so that a message that is tried again is the same one', () => {
    const file = { id, kind: 'image', name: 'a.png', type: 'image/png', size: 1, until: 1_764_000_000_000 } as const;
    expect(links.linked({ text: '', file })).toEqual(links.linked({ text: '', file }));
    expect(links.linked({ text: '', file }).file?.url).toMatch(/^https:\/\/desk\.example\.jp\/file\//);
    expect(links.linked({ text: 'words' })).toEqual({ text: 'words' });
  });
});
