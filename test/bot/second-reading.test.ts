/** A language model reads what the embedded reader is not sure of; it consents to nothing, holds up nobody, and is missed by nobody when it fails. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelTerms } from '../../bot/budgeted-model.ts';
import type { Behaviour, HeardCall } from '../helpers/model-server.ts';
import { modelledDesk, readAs } from '../helpers/modelled-desk.ts';

type Desk = Awaited<ReturnType<typeof modelledDesk>>;

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});
const opened = async (
  behave: (call: HeardCall, nth: number) => Behaviour,
  terms: Partial<ModelTerms> = {},
): Promise<Desk> => {
  const desk = await modelledDesk(behave, terms);
  ended.push(desk.close);
  return desk;
};
const readings = ({ server }: Desk) => server.calls.filter(({ use }) => use === 'reading');

/** Words no reader of ours is sure of. */
const puzzling = 'あの箱がへそ曲げてまして';

describe('a message the embedded reader is not sure of', () => {
  it('is read by the model: a trouble in odd words is looked after', async () => {
    const desk = await opened(() => readAs('tells trouble network'));
    const said = await desk.say(puzzling);
    expect(said).toContain('あの箱がへそ曲げて');
    expect(said).toContain('いつごろから');
    expect(readings(desk)).toHaveLength(1);
  });

  it('is read by the embedded reader alone where the model says nothing, at once', async () => {
    const without = await opened(() => ({ status: 401 }));
    const heard = await without.say(puzzling);
    const late = await opened(() => ({ hangs: true }), { withinMs: 200 });
    const began = performance.now();
    expect(await late.say(puzzling)).toBe(heard);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('is shown without numbers, mail, addresses and names, after the same prefix each time', async () => {
    const desk = await opened(() => readAs('unclear'));
    await desk.say('ITS-100001 1001');
    await desk.say('taro@example.comに来たやつがへそ曲げてまして');
    await desk.say('090-1234-5678のあいつがまた固まりよった');
    await desk.say('青葉デザインの東京都中央区日本橋1-2-3のあいつがまた固まりよった');
    const sent = readings(desk);
    expect(sent).toHaveLength(3);
    for (const { said } of sent) expect(said).not.toMatch(/\d{4}|@|日本橋|青葉/);
    expect(new Set(sent.map(({ prefix }) => prefix)).size).toBe(1);
    expect(sent.map(({ said }) => said).join()).toContain('〔1〕');
  });
});

describe('a message the embedded reader is sure of', () => {
  it.each(['プリンターが動きません', '料金はいくらですか', 'ITS-100001 1001', 'はい', '2'])(
    '%s costs no call',
    async (text) => {
      const desk = await opened(() => readAs('unclear'));
      await desk.say(text);
      expect(readings(desk)).toEqual([]);
    },
  );
});

describe('a model that is sure of something else', () => {
  it('decides nothing: the customer is asked which is meant', async () => {
    const desk = await opened(() => readAs('asks loan.about'));
    const said = await desk.say('「プリンターが動きません」と表示されたので見に来てもらいたいです');
    expect(readings(desk)).toHaveLength(1);
    expect(said).toMatch(/［.*］/s);
    expect(said).not.toContain('お客さま番号');
  });

  it('agrees to nothing for the customer', async () => {
    const desk = await opened((call) =>
      readAs(call.said.includes('.confirm') ? 'agrees this' : 'tells trouble network'),
    );
    await desk.say('ITS-100001 1001');
    for (const text of ['プリンターが動きません', '今日から', '解決しません', 'リモートサポートをお願いします'])
      expect(await desk.say(text)).not.toContain('接続コード');
    for (const text of [
      'うーん、そうですねえ、どんな感じになりますかねえ',
      'なるほど、そういう仕組みでしたか',
      'それで直るなら世話ないけどなあ',
    ]) {
      const said = await desk.say(text);
      expect(said).not.toMatch(/接続コード/);
    }
    expect(readings(desk).some(({ said }) => said.includes('.confirm'))).toBe(true);
  });

  it('hides no danger that the embedded reader hears', async () => {
    const desk = await opened(() => readAs('off-topic'));
    expect(await desk.say('なんかルーターの辺りから焦げたようなにおいがする気がします')).toContain('コンセント');
  });
});

describe('while the model is waited for', () => {
  it('an operator takes the chat, and the bot is silent', async () => {
    const wait = Promise.withResolvers<void>();
    const desk = await opened(
      () => {
        wait.resolve();
        return { hangs: true };
      },
      { withinMs: 1_500 },
    );
    await desk.say('ITS-100001 1001');
    await desk.say('オペレーターにつないでください');
    await desk.say('はい');
    await desk.say('プリンターが動きません');
    const turn = desk.turns.run(desk.event('うちのやつがうんともすんとも'));
    await wait.promise;
    expect(await desk.does({ do: 'take' })).toMatchObject({ action: { result: 'done' } });
    expect((await turn).replies).toEqual([]);
  });

  it('the next message of the customer waits its turn', async () => {
    const desk = await opened(({ said }) => (said.includes('へそ') ? { hangs: true } : readAs('greets')), {
      withinMs: 300,
    });
    const came: string[] = [];
    await Promise.all(
      [puzzling, 'メニュー'].map(async (text) => {
        await desk.turns.run(desk.event(text));
        came.push(text);
      }),
    );
    expect(came).toEqual([puzzling, 'メニュー']);
  });
});

describe('the budget of a day', () => {
  it('turns the model off when it is used up, and the desk is told', async () => {
    const desk = await opened(() => readAs('tells trouble network'), { budget: { most: 1_000 } });
    expect(await desk.model?.state()).toBe('on');
    await desk.say(puzzling);
    expect(await desk.model?.state()).toBe('spent');
    await desk.say('壁の中から妙な音');
    expect(readings(desk)).toHaveLength(1);
    expect(await desk.metrics.text()).toContain('desk_model_spent 1');
  });

  it('gives one customer a tenth of it', async () => {
    const desk = await opened(() => readAs('unclear'), { budget: { most: 10_000 } });
    await desk.say(puzzling);
    await desk.say('壁の中から妙な音');
    expect(readings(desk)).toHaveLength(1);
    expect(await desk.model?.state()).toBe('on');
  });
});
