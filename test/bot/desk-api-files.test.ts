/** Pictures and files over the desk's API: looked at by whoever is signed in and noted, sent by who holds the chat, once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { auditIn } from '../../bot/audit.ts';
import type { GivenThing } from '../../bot/event.ts';
import { chatPart, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';
import { png, refused, taken } from '../helpers/sent-files.ts';

const password = 'a long enough password';
const one = 'ITS-100001';
const of = `/chats/${chatPart('a')}`;
const pdf = taken['application/pdf']?.[1] as Buffer;

let day: DeskDay;
let api: Awaited<ReturnType<typeof serveDesk>>;
let yamada: ReturnType<(typeof api)['browser']>;
beforeEach(async () => {
  day = await deskDay();
  api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  yamada = api.browser();
  await yamada.signIn('yamada', password);
});
afterEach(async () => {
  await api.close();
  await day.close();
});

let events = 0;
/** The customer of conversation a sends `things`. */
const shows = (...things: GivenThing[]) => {
  const message = { kind: 'message', conversation: 'a', user: 'a', text: '', delivery: { by: 'transcript' } } as const;
  return day.turns.run({ ...message, id: `shown/${++events}`, things });
};
const given = (bytes: Buffer, name?: string): GivenThing => ({
  is: 'file',
  kind: 'file',
  got: { bytes },
  ...(name !== undefined && { name }),
});
interface Shown {
  id: string;
  kind: string;
  state: string;
  words: string;
}
/** The files that the chat shows. */
const files = async (): Promise<Shown[]> => {
  const { body } = await yamada.get(of);
  return (body as { entries: { things: Shown[] }[] }).entries.flatMap(({ things }) => things);
};
const bytesOf = async (path: string, more: Record<string, string> = {}) => {
  const answer = await fetch(`${api.origin}/desk/api${path}`, { headers: { cookie: yamada.kept.cookie, ...more } });
  const { status, headers } = answer;
  return { status, headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const send = async (bytes: Buffer, name: string, key = `key ${++events}`, origin = api.origin) => {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), name);
  const headers = { cookie: yamada.kept.cookie, 'x-csrf-token': yamada.kept.csrf, 'idempotency-key': key };
  const answer = await fetch(`${origin}/desk/api${of}/files`, { method: 'POST', headers, body });
  return { status: answer.status, body: (await answer.json()) as { result?: string; error?: { message: string } } };
};

describe('a picture that the customer sent', () => {
  it('is shown with its chat, and its bytes are answered as what they are', async () => {
    await day.link('a', one);
    await shows(given(png, 'lamp.svg'));
    const [file] = await files();
    expect(file).toMatchObject({ kind: 'image', type: 'image/png', name: 'lamp.svg', size: png.length, state: 'kept' });
    const answer = await bytesOf(`${of}/files/${file?.id}`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': expect.stringMatching(/^inline;/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(answer.bytes.equals(png)).toBe(true);
  });

  it('is noted in the audit trail when it is looked at, each by itself', async () => {
    await day.link('a', one);
    await shows(given(png), given(pdf));
    const ids = (await files()).map(({ id }) => id);
    for (const id of [...ids, ...ids]) await bytesOf(`${of}/files/${id}`);
    const trail = (await Array.fromAsync(auditIn(day.store))).filter(({ did }) => did === 'saw-file');
    expect(trail).toMatchObject(ids.map((file) => ({ by: 'operator/yamada', conversation: 'a', file })));
  });

  it('is answered to nobody who is not signed in, and under no other chat', async () => {
    await day.link('a', one);
    await day.link('b', 'ITS-100002');
    await shows(given(png));
    const [file] = await files();
    expect((await bytesOf(`${of}/files/${file?.id}`, { cookie: '' })).status).toBe(401);
    expect((await bytesOf(`/chats/${chatPart('b')}/files/${file?.id}`)).status).toBe(404);
    expect((await bytesOf(`${of}/files/unknown`)).status).toBe(404);
  });

  it('that is a document is answered to be saved, under its name', async () => {
    await day.link('a', one);
    await shows(given(pdf, '見積 "1".pdf'));
    const answer = await bytesOf(`${of}/files/${(await files())[0]?.id}`);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="____1_.pdf"; filename*=UTF-8''%E8%A6%8B%E7%A9%8D%20%221%22.pdf`,
    );
  });

  it('is answered in parts to a player that asks for one', async () => {
    await day.link('a', one);
    await shows(given(taken['audio/mpeg']?.[1] as Buffer));
    const path = `${of}/files/${(await files())[0]?.id}`;
    const part = async (range: string) => {
      const answer = await bytesOf(path, { range });
      return [answer.status, answer.headers.get('content-range'), answer.bytes.toString('hex')];
    };
    expect(await part('bytes=0-2')).toEqual([206, 'bytes 0-2/5', '494433']);
    expect(await part('bytes=3-')).toEqual([206, 'bytes 3-4/5', '0300']);
    expect(await part('bytes=-1')).toEqual([206, 'bytes 4-4/5', '00']);
    for (const range of ['bytes=9-', 'bytes=2-1', 'lines=0-1', 'bytes=-', 'bytes=0-1,3-4'])
      expect((await part(range))[0], range).toBe(200);
  });

  it('and is none is not kept, and operators are told why', async () => {
    await day.link('a', one);
    await shows(...Object.values(refused).map((bytes) => given(bytes, 'a.png')));
    const all = await files();
    expect(all).toHaveLength(Object.keys(refused).length);
    for (const { id, state, words } of all) {
      expect([state, words]).toEqual(['not-taken', expect.stringContaining('危険')]);
      expect((await bytesOf(`${of}/files/${id}`)).status).toBe(404);
    }
  });

  it('stands in the list of chats as what it is', async () => {
    await day.queue('a', one);
    await yamada.post(`${of}/take`);
    await shows(given(png));
    const { body } = await yamada.get('/board');
    expect(body).toMatchObject({ active: [{ last: { from: 'customer', text: '（写真）' } }] });
  });
});

describe('a file that the operator sends', () => {
  it('is said in their name and kept, once for a key', async () => {
    await day.queue('a', one);
    await yamada.post(`${of}/take`);
    for (let n = 0; n < 2; n++) expect((await send(png, 'where.png', 'the same')).body).toEqual({ result: 'done' });
    const said = (await day.transcript('a')).filter((entry) => entry.kind === 'said' && entry.message.file);
    expect(said).toMatchObject([
      {
        from: 'operator',
        name: '山田',
        message: { text: '', file: { name: 'where.png', type: 'image/png', size: png.length } },
      },
    ]);
    const [file] = await files();
    expect(file).toMatchObject({ state: 'kept', kind: 'image' });
    expect(Buffer.from((await day.store.readBlob(file?.id ?? '')) ?? '').equals(png)).toBe(true);
    expect((await send(pdf, 'where.png', 'the same')).status, 'another file under that key').toBe(422);
  });

  it('is refused to who does not hold the chat, and nothing of it is kept', async () => {
    await day.queue('a', one);
    expect(await send(png, 'a.png')).toMatchObject({
      status: 409,
      body: { error: { message: /対応中ではありません/ } },
    });
    expect(await files()).toEqual([]);
  });

  it('and could be run is refused', async () => {
    await day.queue('a', one);
    await yamada.post(`${of}/take`);
    for (const [what, bytes] of Object.entries(refused)) expect((await send(bytes, 'a.png')).status, what).toBe(415);
    expect(await files()).toEqual([]);
  });

  it('and is larger than is taken is refused', async () => {
    await day.queue('a', one);
    await yamada.post(`${of}/take`);
    const { documents } = day.company;
    const desk = { ...documents.desk, files: { ...documents.desk.files, mostMegabytes: 1 } };
    const narrow = await serveDesk({ ...day, company: { ...day.company, documents: { ...documents, desk } } });
    const large = Buffer.concat([png, Buffer.alloc(1_048_576 - png.length + 1)]);
    expect((await send(large, 'a.png', 'large', narrow.origin)).status).toBe(413);
    expect((await send(large.subarray(0, -1), 'a.png', 'less', narrow.origin)).status, 'one byte less').toBe(200);
    await narrow.close();
  });

  it('is refused where no more is kept in all', async () => {
    await day.queue('a', one);
    await yamada.post(`${of}/take`);
    const full = day.company.documents.desk.files.mostMegabytesInAll * 1_048_576;
    await day.store.commit({ puts: [{ key: 'files/total', value: { shape: 1, data: { bytes: full } } }] });
    expect(await send(png, 'a.png')).toMatchObject({ status: 409, body: { error: { message: /上限/ } } });
    await shows(given(png));
    expect(await files()).toMatchObject([{ state: 'no-room', words: expect.stringContaining('上限') }]);
  });

  it('that is none is refused', async () => {
    await day.queue('a', one);
    await yamada.post(`${of}/take`);
    const answer = await yamada.post(`${of}/files`, { file: 'x' });
    expect(answer.status).toBe(415);
  });
});
