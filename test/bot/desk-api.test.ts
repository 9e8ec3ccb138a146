/** What the operator desk shows over HTTP: the board and a chat. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { chatPart, described, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const one = 'ITS-100001';
const password = 'a long enough password';
type Browser = ReturnType<Awaited<ReturnType<typeof serveDesk>>['browser']>;

let day: DeskDay;
let api: Awaited<ReturnType<typeof serveDesk>>;
let yamada: Browser;
let suzuki: Browser;
beforeEach(async () => {
  day = await deskDay();
  api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  await putAccount(day.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
  [yamada, suzuki] = [api.browser(), api.browser()];
  await yamada.signIn('yamada', password);
});
afterEach(async () => {
  await api.close();
  await day.close();
});

const of = `/chats/${chatPart('a')}`;

describe('the board', () => {
  it('shows who waits and who is served, with the last words, the case and the hours', async () => {
    await day.queue('a', one);
    await day.say('a', '急いでいます');
    expect((await yamada.get('/board')).body).toMatchObject({
      hours: { open: true, until: '2026-11-24T18:00:00.000+09:00', opens: null },
      operators: 1,
      waiting: [
        {
          chat: chatPart('a'),
          state: 'queued',
          operator: null,
          contract: { number: one, name: '青葉デザイン', plan: 1 },
          case: { trouble: 'プリンター・複合機' },
          mine: false,
        },
      ],
      active: [],
      todos: [],
      more: false,
    });
    day.clock.set(day.clock.now().add({ minutes: 3 }));
    await yamada.post(`${of}/take`);
    await yamada.post(`${of}/reply`, { text: 'お待たせしました' });
    expect((await yamada.get('/board')).body).toMatchObject({
      waiting: [],
      active: [
        {
          since: '2026-11-24T10:03:00.000+09:00',
          operator: { id: 'yamada', name: '山田' },
          last: { from: 'operator', text: 'お待たせしました' },
          mine: true,
        },
      ],
    });
    await suzuki.signIn('suzuki', password);
    expect((await suzuki.get('/board')).body).toMatchObject({ operators: 2, active: [{ mine: false }] });
  });

  it('shows call-backs with the registered number when none was given, and sessions to begin', async () => {
    await day.link('c', one);
    await day.say('c', '折り返し電話をください');
    const code = await day.session('a', 'ITS-100002');
    const { todos } = (await yamada.get('/board')).body as { todos: unknown[] };
    expect(todos).toHaveLength(2);
    expect(todos).toContainEqual(
      expect.objectContaining({
        kind: 'callback',
        phone: '03-5555-1001',
        registered: true,
        overdue: false,
        code: null,
      }),
    );
    expect(todos).toContainEqual(
      expect.objectContaining({ kind: 'remote', code, session: 'waiting', phone: null, overdue: false }),
    );
    day.clock.set(day.clock.now().add({ minutes: 61 }));
    const late = (await yamada.get('/board')).body as { todos: { overdue: boolean }[] };
    expect(late.todos.map(({ overdue }) => overdue)).toEqual([true, true]);
  });

  it('out of hours tells the next opening', async () => {
    day.clock.set(Temporal.Instant.from('2026-11-28T18:00:00+09:00'));
    expect((await yamada.get('/board')).body).toMatchObject({
      hours: {
        open: false,
        until: null,
        opens: '2026-11-30T09:00:00.000+09:00',
        words: expect.stringContaining('11月30日（月）9:00'),
      },
    });
  });
});

describe('the description', () => {
  it('is served as it stands in the repository', async () => {
    expect((await yamada.get('/openapi.json')).body).toEqual(described);
  });
});

describe('a chat', () => {
  it('shows contract, contacts, case, notes in words, clauses, and what may be done', async () => {
    await day.queue('a', one);
    await day.say('a', '月額料金はいくらですか');
    await yamada.post(`${of}/take`);
    const { body } = await yamada.get(of);
    expect(body).toMatchObject({
      state: 'connected',
      mine: true,
      contract: { number: one, phone: '03-5555-1001', address: '東京都新宿区西新宿' },
      contacts: {
        limit: 5,
        used: 1,
        left: 4,
        waiting: 0,
        list: [{ kind: 'operator', label: 'チャット', override: null }],
      },
      case: { state: 'open', trouble: 'プリンター・複合機', counted: true, outcomes: [] },
      session: null,
      may: {
        take: { allowed: false, why: expect.stringContaining('あなたが対応中') },
        reply: { allowed: true, why: null },
        return: { allowed: true, why: null },
        outcome: { allowed: true, why: null },
        connect: { allowed: false },
      },
    });
    const { entries } = body as {
      entries: { place: number; text: string; about: string | null; clauses: { title: string; abstract: string }[] }[];
    };
    expect(entries.map(({ place }) => place)).toEqual(entries.map((_, n) => n + 1));
    expect(entries.filter(({ about }) => about !== null).map(({ text }) => text)).toEqual([
      'オペレーターの順番待ちに入りました。',
      'オペレーターが対応を始めました。',
      'お問い合わせを1回数えました。',
    ]);
    expect(entries.flatMap(({ clauses }) => clauses).find(({ title }) => title === '月額利用料')?.abstract).toContain(
      '円',
    );
  });

  it('gives what came after a place, and says what to ask for next', async () => {
    await day.queue('a', one);
    const { next } = (await yamada.get(of)).body as { next: number };
    expect((await yamada.get(`${of}?after=${next}`)).body).toMatchObject({ entries: [], next });
    await day.say('a', 'まだですか');
    const { entries } = (await yamada.get(`${of}?after=${next}`)).body as { entries: { text: string }[] };
    expect(entries[0]?.text).toBe('まだですか');
    expect((await yamada.get(`${of}?after=last`)).status).toBe(400);
  });

  it('gives everything anew to a page that is ahead, or has seen something else there: the store was restored', async () => {
    await day.queue('a', one);
    const { entries, next } = (await yamada.get(of)).body as { entries: { id: string }[]; next: number };
    const seen = (id: string | undefined) => encodeURIComponent(id ?? '');
    const stands = await yamada.get(`${of}?after=${next}&seen=${seen(entries.at(-1)?.id)}`);
    expect(stands.body).toMatchObject({ from: next, entries: [] });
    for (const asked of [`after=${next + 7}`, `after=${next}&seen=${seen(entries.at(-2)?.id)}`])
      expect((await yamada.get(`${of}?${asked}`)).body).toMatchObject({ from: 0, entries, next });
  });

  it('of more than a page comes in parts, none twice', async () => {
    await day.queue('a', one);
    const log = 'said/a';
    const entries = Array.from({ length: 450 }, (_, n) => ({
      kind: 'note',
      id: `n${n}`,
      at: '2026-11-24T10:00:00+09:00',
      about: 'handoff',
      text: `${n}`,
    }));
    await day.store.commit({ appends: [{ log, entries }] });
    const places: number[] = [];
    for (let after = 0, more = true; more; ) {
      const page = (await yamada.get(`${of}?after=${after}`)).body as {
        entries: { place: number }[];
        next: number;
        more: boolean;
      };
      places.push(...page.entries.map(({ place }) => place));
      ({ next: after, more } = page);
    }
    expect(places).toEqual((await day.store.readLog(log, 0, 10_000)).map(({ at }) => at));
  });

  it('nobody talked in, or that is no address of ours, does not exist', async () => {
    for (const part of [chatPart('nobody'), 'a', 'YQ%3D%3D', '..%2F..']) {
      expect((await yamada.get(`/chats/${part}`)).status).toBe(404);
      expect((await yamada.post(`/chats/${part}/take`)).status).toBe(404);
    }
  });
});
