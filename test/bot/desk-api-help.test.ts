/** An operator is helped by the language model: a gist and drafts, checked, shown to the operator alone and never sent by themselves. */
import { afterEach, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { partOf } from '../../bot/desk-api/look.ts';
import { passingDesk } from '../../bot/programs/in-memory.ts';
import { codeOf, serveDesk } from '../helpers/desk-api-client.ts';
import type { Behaviour } from '../helpers/model-server.ts';
import { modelledDesk, readAs } from '../helpers/modelled-desk.ts';

const password = 'a long enough password';
const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

const signedIn = async (desk: Parameters<typeof serveDesk>[0]) => {
  const api = await serveDesk(desk);
  ended.unshift(api.close);
  await putAccount(desk.store, { id: 'yamada', name: '山田', role: 'operator', password });
  const yamada = api.browser();
  await yamada.signIn('yamada', password);
  return yamada;
};
const helped = async (help: Behaviour) => {
  const desk = await modelledDesk(({ use }) => (use === 'help' ? help : readAs()));
  ended.push(desk.close);
  const yamada = await signedIn(desk);
  await desk.say('ITS-100001 1001');
  await desk.say('青葉デザインの03-5555-1001です。プリンターが動きません');
  return { desk, ask: () => yamada.post(`/chats/${partOf('modelled')}/help`), yamada };
};
const draft = (...sentences: [text: string, ...clauses: string[]][]) => ({
  sentences: sentences.map(([text, ...clauses]) => ({ text, clauses })),
});

it('an operator is shown a gist and drafts, without the sentences that no clause bears out', async () => {
  const { desk, ask } = await helped({
    content: {
      gist: ['プリンターが動かない', '〔1〕さま'],
      drafts: [
        draft(
          ['〔1〕さま、お待たせしました。'],
          ['プリンターの画面には何と出ていますか。'],
          ['訪問は月1回までです。', '訪問故障切り分けサポート'],
          ['今回は無料で対応します。'],
          ['必ず本日中に直します。', 'サービス概要'],
          ['料金は500円です。'],
        ),
        draft(['全額返金いたします。', '月額利用料']),
      ],
    },
  });
  const before = (await desk.store.readLog('talk/modelled', 0, 100)).length;
  expect(await ask()).toMatchObject({
    status: 200,
    body: {
      gist: ['プリンターが動かない', '青葉デザインさま'],
      drafts: [
        {
          text: '青葉デザインさま、お待たせしました。プリンターの画面には何と出ていますか。訪問は月1回までです。',
          clauses: ['訪問故障切り分けサポート'],
        },
      ],
    },
  });
  expect((await desk.store.readLog('talk/modelled', 0, 100)).length).toBe(before);
  const sent = desk.server.calls.find(({ use }) => use === 'help')?.said ?? '';
  expect(sent).toContain('プリンターが動きません');
  expect(sent).not.toMatch(/青葉|5555|100001/);
});

it.each<[string, Behaviour]>([
  ['fails', { status: 500 }],
  ['says something else', { content: { gist: 'x' } }],
])('an operator is shown nothing where the model %s', async (_what, does) => {
  const { ask } = await helped(does);
  expect(await ask()).toMatchObject({ status: 200, body: { gist: [], drafts: [] } });
});

it('operators see that the budget of the day is used up', async () => {
  const desk = await modelledDesk(() => readAs('unclear'), { budget: { most: 1_000 } });
  ended.push(desk.close);
  const yamada = await signedIn(desk);
  expect((await yamada.get('/board')).body).toMatchObject({ modelSpent: false });
  await desk.say('あの箱がへそ曲げてまして');
  expect((await yamada.get('/board')).body).toMatchObject({ modelSpent: true });
});

it('without a model the page knows that there is none', async () => {
  const desk = passingDesk(Temporal.Instant.from('2026-11-24T10:00:00+09:00'));
  ended.push(desk.close);
  const yamada = await signedIn(desk);
  await desk.turns.run({
    ...{ kind: 'message', id: 'a/1', conversation: 'a', user: 'a', text: 'こんにちは' },
    delivery: { by: 'transcript' },
  });
  expect((await yamada.get('/session')).body).toMatchObject({ helps: false });
  const answer = await yamada.post(`/chats/${partOf('a')}/help`);
  expect([answer.status, codeOf(answer)]).toEqual([404, 'NoModel']);
});

it('where messages may be read alone the page knows that nothing is worded', async () => {
  const desk = await modelledDesk(() => readAs('unclear'), { sends: 'reading' });
  ended.push(desk.close);
  const yamada = await signedIn(desk);
  await desk.say('こんにちは');
  expect((await yamada.get('/session')).body).toMatchObject({ helps: false });
  expect(codeOf(await yamada.post(`/chats/${partOf('modelled')}/help`))).toBe('NoModel');
  expect(desk.server.calls.filter(({ use }) => use === 'help')).toEqual([]);
});
