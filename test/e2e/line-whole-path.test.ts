/** The whole path on LINE, for real: LINE's platform, the whole program and an operator's browser call, each over HTTP. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../../adapters/store/sqlite.ts';
import { steppedClock } from '../../bot/clock.ts';
import { parseConfig } from '../../bot/config.ts';
import { conversationOnLine } from '../../bot/line-event.ts';
import { type HttpServer, httpServer } from '../../bot/server.ts';
import { type Program, wire } from '../../bot/wire.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { tuesday } from '../helpers/desk.ts';
import { chatPart, operatorBrowser } from '../helpers/desk-api-client.ts';
import { buttonsOf, readBubble } from '../helpers/line-screen.ts';
import { type LineServer, lineSecret, lineToken, lineUser, startLine } from '../helpers/line-server.ts';

const password = 'operators only, please';
const user = lineUser('customer');
const chat = `/chats/${chatPart(conversationOnLine(user))}`;

describe('a support case on LINE, from the first greeting to the operator’s answer', () => {
  const dir = mkdtempSync(join(tmpdir(), 'line-path-'));
  const log = pino({ level: 'silent' });
  let store: SqliteStore;
  let program: Program;
  let server: HttpServer;
  let line: LineServer;
  let url = '';
  let operator: ReturnType<typeof operatorBrowser>;

  beforeAll(async () => {
    line = await startLine();
    store = openSqliteStore({ dir });
    const { config, problems } = parseConfig({
      DATA_DIR: dir,
      DEMO: '1',
      DESK_ADMIN_PASSWORD: password,
      PUBLIC_URL: 'https://desk.example.jp',
      LINE_CHANNEL_SECRET: lineSecret,
      LINE_CHANNEL_ACCESS_TOKEN: lineToken,
      LINE_API_BASE_URL: line.url,
    });
    expect(problems).toEqual([]);
    const clock = steppedClock(tuesday);
    program = await wire({ config, store, documents: loadDocuments(), clock, log, url: () => url });
    server = httpServer(program.routes, program.upgrade, log);
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    program.begin();
    operator = operatorBrowser(url);
  });
  afterAll(async () => {
    await server.close(0);
    await program.end();
    await store.close();
    await line.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const screen = () => line.screen(user).map(readBubble);
  /** Posts an event; what has come onto the screen once something that holds `answer` has. */
  const deliver = async (event: object, answer: string): Promise<string[]> => {
    expect(line.wrong([event]), 'as LINE describes it').toEqual([]);
    const from = screen().length;
    expect(await line.post(url, [event])).toBe(200);
    await line.until(() => screen().slice(from).join().includes(answer));
    return screen().slice(from);
  };
  const say = (words: string, answer: string) => deliver(line.text(user, words), answer);
  const tap = (label: string, answer: string) => {
    const button = buttonsOf(line.screen(user)).findLast((one) => one.label === label);
    if (!button) throw new Error(`there is no button ${label}`);
    return deliver(line.tap(user, button.data), answer);
  };

  it('a new friend is greeted, and has a question of the terms answered with its clause', async () => {
    const follow = line.event('follow', user, { replyToken: line.replyToken(user), follow: { isUnblocked: false } });
    await deliver(follow, 'サポートデスクです');
    const [answer] = await tap('料金を知りたい', '2,000円');
    expect(answer).toContain('税抜');
    expect(answer?.split('\n')).toContain('【月額利用料】');
  });

  it('a visit is booked from the wish to the confirmation', async () => {
    await say('訪問してほしい', 'お客さま番号');
    await say('ITS-100009', '下4桁');
    await say('1009', 'ご契約を確認しました');
    await say('木曜の10時', '11月26日（木）9:00～11:00の訪問でよろしいですか');
    const [booked] = await tap('予約する', '承りました');
    expect(booked).toContain('11月26日（木）9:00～11:00');
    await say('予約を確認したい', '11月26日（木）');
  });

  it('a person is asked for, takes the chat at the desk, and answers in their own name', async () => {
    await say('オペレーターと話したい', 'おつなぎしてよろしいですか');
    await tap('つなぐ', 'お呼びしています');
    await operator.signIn('admin', password);
    const { body } = await operator.get('/board');
    expect(JSON.stringify(body)).toContain('ITS-100009');
    expect((await operator.post(`${chat}/take`)).status).toBe(200);
    const from = screen().length;
    expect((await operator.post(`${chat}/reply`, { text: 'お待たせしました。お調べします。' })).status).toBe(200);
    await line.until(() => screen().slice(from).includes('お待たせしました。お調べします。'));
    const last = line.screen(user).at(-1);
    expect(last?.sender, 'whoever speaks has a name').toMatchObject({ name: expect.stringMatching(/./) });
  });

  it('what the customer writes stands before the operator, and the bot is silent', async () => {
    const from = screen().length;
    expect(await line.post(url, [line.text(user, '月額いくら？')])).toBe(200);
    const shown = async () => JSON.stringify((await operator.get(chat)).body);
    await expect.poll(shown, { timeout: 15_000 }).toContain('月額いくら？');
    expect(screen().slice(from)).toEqual([]);
  });

  it('given back, the bot answers again; and nothing was refused by LINE, nor paid for while it was free', async () => {
    expect((await operator.post(`${chat}/return`)).status).toBe(200);
    await say('月額いくら？', '2,000円');
    expect(line.calls.filter(({ path, status }) => path.startsWith('POST') && status !== 200)).toEqual([]);
    expect(line.of('push').length).toBeLessThanOrEqual(3);
  });
});
