/** What a second reader is shown and when, and what comes of two readings of one message. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOf } from '../../knowledge/language/learned/act-meanings.ts';
import type { HeardActs } from '../../knowledge/language/learned/hear-acts.ts';
import { learnedModel } from '../../knowledge/language/learned/load-model.ts';
import { read } from '../../knowledge/language/read.ts';
import type { Act, Expecting } from '../../knowledge/language/reading.ts';
import { askSecond } from '../../knowledge/language/second/ask-second.ts';
import { joinHeard } from '../../knowledge/language/second/join-heard.ts';
import { readingAsked } from '../../knowledge/language/second/reading-asked.ts';
import { mask } from '../../knowledge/language/text/mask.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();
const { labels } = learnedModel();
const whole = { start: 0, end: 4 };
const act = (label: string, confidence: number): Act => actOf(label, confidence, whole);
const first = (...acts: Act[]): HeardActs => ({ acts, likely: acts, danger: 0 });
const told = ({ acts }: HeardActs) => acts.map(({ label }) => label);

describe('how a second reader is asked', () => {
  it('explains every act the learned reader knows, in the same bytes each time', () => {
    const { prefix } = readingAsked(documents);
    const lines = prefix.split('\n').flatMap((line) => /^([a-z][^:]*): (.+)$/u.exec(line)?.[1] ?? []);
    expect(lines).toEqual(labels.toSorted());
    expect(readingAsked(loadDocuments()).prefix).toBe(prefix);
  });

  it('takes acts that are known, and no others', () => {
    const { shape } = readingAsked(documents);
    const one = (label: string) => shape.safeParse({ acts: [{ act: label, quote: '', sure: 'sure' }] }).success;
    expect(one('wants remote')).toBe(true);
    expect(one('wants refund')).toBe(false);
    expect(shape.safeParse({ acts: [], run: 'rm' }).success).toBe(false);
  });

  it('finds the words of an act in the message as it was written', () => {
    const text = '青葉デザインです。プリンターが動かない。';
    const asked = askSecond({ text, context: [], choices: [] }, ['青葉デザイン'], documents);
    expect(asked.about).not.toContain('青葉');
    const acts = asked.actsOf({
      acts: [
        { act: 'tells trouble printer', quote: 'プリンターが動かない', sure: 'sure' },
        { act: 'greets', quote: '〔1〕です', sure: 'likely' },
        { act: 'thanks', quote: 'nowhere', sure: 'guess' },
      ],
    });
    expect(acts.map(({ label, span }) => [label, text.slice(span.start, span.end)])).toEqual([
      ['greets', '青葉デザインです'],
      ['thanks', text],
      ['tells trouble printer', 'プリンターが動かない'],
    ]);
  });
});

describe('what is masked', () => {
  it.each([
    ['ITS-100001です', '〔1〕です'],
    ['03-5555-1001か090 1234 5678へ', '〔1〕か〔2〕へ'],
    ['taro.y@example.co.jpに', '〔1〕に'],
    ['下4桁は１００１', '下4桁は〔1〕'],
    ['東京都港区芝公園4-2-8に', '〔1〕に'],
    ['2台を10時30分から2,000円で', '2台を10時30分から2,000円で'],
  ])('%s', (text, masked) => {
    expect(mask(text, []).text).toBe(masked);
  });

  it('is put back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-@a.東京都港区あ〔〕1 ') }), (text) => {
        fc.pre(!/〔\d+〕/u.test(text));
        const { text: masked, unmask } = mask(text, ['あ']);
        expect(unmask(masked)).toBe(text);
        expect(masked).not.toMatch(/あ|\d{4}/u);
      }),
    );
  });
});

describe('two readings of one message', () => {
  it('where the first hears nothing surely, the second is heard', () => {
    expect(told(joinHeard(first(), [act('tells trouble wifi', 0.8)]))).toEqual(['tells trouble wifi']);
    expect(told(joinHeard(first(act('unclear', 0.8)), [act('tells trouble wifi', 0.8)]))).toEqual([
      'tells trouble wifi',
    ]);
    expect(told(joinHeard(first(act('tells loss', 0.6)), [act('tells trouble wifi', 0.8)]))).toEqual([
      'tells trouble wifi',
    ]);
  });

  it('what the second hears beside what both hear, is heard too', () => {
    const both = joinHeard(first(act('tells trouble wifi', 0.7)), [
      act('tells trouble wifi', 0.8),
      act('asks fee.monthly', 0.8),
    ]);
    expect(told(both)).toEqual(['tells trouble wifi', 'asks fee.monthly']);
  });

  it('where both are sure and differ, neither is done', () => {
    const both = joinHeard(first(act('wants loan', 0.8)), [act('wants visit', 0.8)]);
    expect(both.differs?.map(({ label }) => label)).toEqual(['wants visit']);
  });

  it('anger says nothing against the trouble it is about', () => {
    const both = joinHeard(first(act('tells trouble network', 0.8)), [act('complains', 0.8)]);
    expect(told(both)).toEqual(['tells trouble network']);
    expect(both.differs).toBeUndefined();
  });

  it('a guess of the second changes nothing', () => {
    expect(told(joinHeard(first(act('wants loan', 0.8)), [act('wants visit', 0.3)]))).toEqual(['wants loan']);
  });

  it('the second alone agrees to nothing, calls nothing off and moves nothing', () => {
    const kinds = labels.filter((label) => /^(?:agrees|withdraws|moves) /.test(label));
    expect(kinds.length).toBeGreaterThan(5);
    for (const label of kinds) expect(told(joinHeard(first(), [act(label, 0.8)]))).not.toContain(label);
  });

  it('a danger that either hears is told of', () => {
    const danger = { ...first(act('off-topic', 0.9)), danger: 0.4 };
    expect(joinHeard(danger, [act('thanks', 0.8)]).danger).toBe(0.4);
    expect(joinHeard(first(act('wants loan', 0.9)), [act('tells danger fire', 0.8)]).danger).toBe(0.8);
  });

  it('whatever a second reader says, no read-back is agreed to and no act of the first is made surer', () => {
    const expecting: Expecting = {
      asked: { slot: 'confirm', hears: { as: 'yes-no' } },
      open: [],
      context: ['asked:remote.confirm'],
    };
    const anything = fc.array(
      fc.record({ label: fc.constantFrom(...labels), confidence: fc.constantFrom(0.3, 0.6, 0.8) }),
      { maxLength: 4 },
    );
    const words = fc.constantFrom(
      'うーん、どうでしょうね',
      'それってどうなんですかね',
      '考えておきますので',
      '無視して進めてと言われても',
    );
    fc.assert(
      fc.property(words, anything, (text, acts) => {
        const second = () => acts.map(({ label, confidence }) => act(label, confidence));
        const { commands } = read(text, expecting, documents, undefined, second);
        expect(commands.map(({ kind }) => kind)).not.toContain('yes');
      }),
    );
  });
});
