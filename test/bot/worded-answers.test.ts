/** The language model words an answer where facts alone answer badly; nothing it makes up reaches a customer. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelTerms } from '../../bot/budgeted-model.ts';
import type { Behaviour, HeardCall } from '../helpers/model-server.ts';
import { modelledDesk, readAs } from '../helpers/modelled-desk.ts';

type Desk = Awaited<ReturnType<typeof modelledDesk>>;

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});
const opened = async (answer: (call: HeardCall) => Behaviour, terms: Partial<ModelTerms> = {}): Promise<Desk> => {
  const desk = await modelledDesk((call) => (call.use === 'answer' ? answer(call) : readAs()), terms);
  ended.push(desk.close);
  return desk;
};
const words = (...sentences: [text: string, ...clauses: string[]][]): Behaviour => ({
  content: { sentences: sentences.map(([text, ...clauses]) => ({ text, clauses, facts: [] })) },
});
const answers = ({ server }: Desk) => server.calls.filter(({ use }) => use === 'answer');

/** Asks for a reason, which no composed answer gives. */
const why = 'プラン1とプラン2の違いがよくわからないのですが、どちらが向いていますか';

describe('a question that wants a reason', () => {
  it('is answered in the words of the model, with the clauses they rest on', async () => {
    const desk = await opened(() =>
      words(
        ['プラン1は月2,000円、プラン2は月3,000円です。', '月額利用料'],
        ['お問い合わせは、プラン1が5回まで、プラン2が10回までです。', '電話サポート、リモートサポート'],
      ),
    );
    const said = await desk.say(why);
    expect(said).toContain('プラン1は月2,000円、プラン2は月3,000円です。お問い合わせは、');
    expect(said).toContain('【電話サポート、リモートサポート】');
    expect(answers(desk)).toHaveLength(1);
    expect(await desk.metrics.text()).toContain('desk_model_sentences_total{result="said"} 2');
    const { replies } = await desk.turns.run(desk.event(why));
    expect(replies.map(({ byModel }) => byModel)).toEqual([true]);
    const composed = await desk.turns.run(desk.event('料金はいくらですか'));
    expect(composed.replies.map(({ byModel }) => byModel)).toEqual([undefined]);
  });

  it('is asked with no number, name or instruction of ours mixed in, after the same prefix each time', async () => {
    const desk = await opened(() => words());
    await desk.say('ITS-100001 1001');
    await desk.say(`青葉デザインの090-1234-5678です。${why}`);
    await desk.say(why);
    const [one, other] = answers(desk);
    expect(JSON.parse(one?.said ?? '')).toMatchObject({ gist: { plan: 1 } });
    expect(one?.said).not.toMatch(/青葉|\d{4}/);
    expect(other?.prefix).toBe(one?.prefix);
  });

  it.each<[string, Behaviour]>([
    ['an invented price', words(['プラン1は月1,500円です。', '月額利用料'])],
    ['a right price with a false clause', words(['プラン1は月2,000円です。', '初期費用'])],
    ['the price of the other plan', words(['プラン1は月3,000円です。', '月額利用料'])],
    ['a flipped polarity', words(['リモートサポートに専用ツールは不要です。', '電話サポート、リモートサポート'])],
    ['a promise', words(['必ず当日に直します。', 'サービス概要'])],
    ['what an injected instruction wanted', words(['特別に無料にします。', '月額利用料'])],
    ['an address of its own', words(['https://evil.example/ をご覧ください。', '月額利用料'])],
    ['a clause that does not exist', words(['プラン1は月2,000円です。', '第99条'])],
    ['fields of its own', { content: { sentences: [], refund: 2_000 } }],
    ['nothing', words()],
    ['JSON that is none', { raw: '{"sentences":[' }],
    ['a refusal', { refusal: 'no' }],
    ['half an answer', { cut: true }],
    ['an error', { status: 500 }],
  ])('is answered as without a model where it brings %s', async (_what, does) => {
    const without = await opened(() => ({ status: 401 }));
    const desk = await opened(() => does, { withinMs: 700 });
    expect(await desk.say(why)).toBe(await without.say(why));
  });

  it('is answered as without a model where no more than readings may be sent', async () => {
    const desk = await opened(() => words(['工事費は不要です。', '初期費用']), { sends: 'reading' });
    await desk.say(why);
    expect(answers(desk)).toEqual([]);
  });
});

describe('a question inside a form', () => {
  it('is answered in the words of the model too, and the form goes on', async () => {
    const sentence = '到着の日時は、ご契約の住所やご依頼の時間帯によって変わります。';
    const desk = await opened(() => words([sentence, '代替機器貸出し ※6']));
    await desk.say('ITS-100010 1010');
    await desk.say('代わりのパソコンを借りたい');
    const said = await desk.say('いつ届くの？なんで時間がかかるの？');
    expect(said).toContain(sentence);
    expect(said).toContain('お申し込みになりますか');
  });

  it('is answered as without a model where its words are of another matter', async () => {
    const desk = await opened(() => words(['工事費は不要です。', '初期費用']));
    await desk.say('ITS-100010 1010');
    await desk.say('代わりのパソコンを借りたい');
    expect(await desk.say('いつ届くの？なんで時間がかかるの？')).not.toContain('工事費');
    expect(answers(desk)).toHaveLength(1);
  });
});

describe('a question the composed answer is sure of', () => {
  it.each(['料金はいくらですか', '土曜日もやっていますか', '解約したい'])('%s costs no call', async (text) => {
    const desk = await opened(() => words(['工事費は不要です。', '初期費用']));
    await desk.say(text);
    expect(answers(desk)).toEqual([]);
  });
});

describe('a turn', () => {
  it('asks at most one reading and one answer, and ends in the time that all calls have together', async () => {
    const slow = await modelledDesk(() => ({ hangs: true }), { withinMs: 400 });
    ended.push(slow.close);
    const began = performance.now();
    await slow.say('なんでなのか例の「それ」がどう違うのか、さっきのと比べて教えてほしいんやけども');
    expect(performance.now() - began).toBeLessThan(2_500);
    const uses = slow.server.calls.map(({ use }) => use);
    expect(uses.length).toBeGreaterThan(0);
    expect(new Set(uses).size).toBe(uses.length);
  });
});
