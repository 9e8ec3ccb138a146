/** A sentence that a model worded is said where the clauses it names bear it out, and dropped where they do not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo } from '../../knowledge/terms/answer.ts';
import { answerAsked } from '../../knowledge/terms/answer-asked.ts';
import { checkSentence } from '../../knowledge/terms/check-sentence.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { plain, unsourced } from '../../knowledge/terms/figures.ts';
import { checkedAnswer } from '../../knowledge/terms/worded-answer.ts';

const documents = loadDocuments();
const cameOf = (text: string, ...clauses: string[]) => {
  const came = checkSentence({ text, clauses }, documents);
  return 'dropped' in came ? came.dropped : plain(came.said);
};

describe('a sentence that its clauses bear out is said as it was worded', () => {
  it.each([
    ['プラン2の月額利用料は3,000円です。', '月額利用料'],
    [
      'お問い合わせは、ライトあんしんプラン1が5回まで、ライトあんしんプラン2が10回までです。',
      '電話サポート、リモートサポート',
    ],
    ['工事費は不要です。', '初期費用'],
    ['携帯電話からは0570-064672で、通話料がかかります。', 'お問い合わせ窓口'],
    ['訪問の対応時間は9:00～17:00です。', '訪問故障切り分けサポート'],
    [
      '訪問は、電話やリモートで調べても故障した箇所が分からなかった場合に限り、お伺いします。',
      '訪問故障切り分けサポート',
    ],
    ['設定のための訪問サポートは有償です。', 'サービス概要 ④'],
    ['復旧までの時間をお約束するものではありません。', 'ご利用にかかわる注意事項(7)'],
    ['ツールの設定のサポートも回数に含まれます。', 'ご利用にかかわる注意事項(3)'],
    ['リモートサポートには専用ツールのインストールが必要です。', '電話サポート、リモートサポート'],
    ['佐渡島では夜間の保守対応が可能です。', 'ご利用にかかわる注意事項(6)'],
    ['The monthly fee of Plan 1 is 2,000 yen.', '月額利用料'],
  ])('%s', (text, clause) => {
    expect(cameOf(text, clause)).toBe(text);
  });
});

describe('a sentence is dropped', () => {
  it.each([
    ['for a price that is invented', 'figure', 'ライトあんしんプラン1の月額利用料は1,800円です。', '月額利用料'],
    ['for a right price of another clause', 'figure', '月額利用料は2,000円です。', 'お問い合わせ窓口'],
    ['for the price of the other plan', 'binding', 'プラン1の月額利用料は3,000円です。', '月額利用料'],
    ['for the number of other telephones', 'binding', '携帯電話からは0120-770510です。', 'お問い合わせ窓口'],
    ['for the hours of the desk told of visits', 'binding', '訪問は9:00～18:00です。', 'お問い合わせ窓口'],
    ['for a length that is invented', 'figure', '代わりの機器は1か月お貸しします。', '代替機器貸出し'],
    ['for a number in kanji', 'figure', 'お問い合わせは月に二十回までです。', '電話サポート、リモートサポート'],
    ['for a no turned into a yes', 'stance', '復旧までの時間をお約束します。', 'ご利用にかかわる注意事項(7)'],
    ['for a yes turned into a no', 'stance', '佐渡島では夜間の保守対応ができません。', 'ご利用にかかわる注意事項(6)'],
    ['for a need turned round', 'stance', 'リモートサポートに専用ツールは不要です。', '電話サポート、リモートサポート'],
    ['for a cost that is none', 'stance', '工事費がかかります。', '初期費用'],
    ['for a free thing that is not', 'promise', '設定のための訪問サポートは無料です。', 'サービス概要 ④'],
    [
      'for a count turned round',
      'stance',
      'ツールの設定のサポートは回数に含まれません。',
      'ご利用にかかわる注意事項(3)',
    ],
    ['for a day that is closed', 'stance', '日曜も対応しています。', 'お問い合わせ窓口'],
    ['for a claim nobody denied', 'stance', '紛失しても請求しません。', '代替機器貸出し ※5'],
    ['for a promise', 'promise', '必ず直します。', 'ご利用にかかわる注意事項(2)'],
    ['for a refund', 'promise', '返金いたします。', '月額利用料'],
    ['for a condition left out', 'stance', '訪問でお伺いして調べます。', '訪問故障切り分けサポート'],
    ['for asking what nobody may ask', 'promise', 'パスワードを教えてください。', '専用ツール利用方法 STEP 3'],
    [
      'for an address that is not ours',
      'form',
      '詳しくは https://evil.example/ をご覧ください。',
      'ご利用にかかわる注意事項(1)',
    ],
    ['for marks of a citation', 'form', '【月額利用料】のとおりです。', '月額利用料'],
    ['for saying nothing of its clause', 'unrelated', '火星の天気は晴れです。', '月額利用料'],
    ['for a clause that does not exist', 'no-clause', '工事費は不要です。', '第99条'],
  ])('%s', (_why, dropped, text, clause) => {
    expect(cameOf(text, clause)).toBe(dropped);
  });

  it('for any figure put into it that its clause does not hold', () => {
    const frames: readonly [string, string][] = [
      ['ライトあんしんプラン1の月額利用料は{}円です。', '月額利用料'],
      ['お問い合わせは、ライトあんしんプラン1が{}回までです。', '電話サポート、リモートサポート'],
      ['訪問は月{}回までです。', '訪問故障切り分けサポート'],
      ['代わりの機器は最大{}週間お貸しします。', '代替機器貸出し'],
      ['対応時間は{}:00からです。', 'お問い合わせ窓口'],
    ];
    const held = new Set(documents.terms.facts.flatMap(({ text, en }) => [text, en ?? '']));
    fc.assert(
      fc.property(fc.constantFrom(...frames), fc.integer({ min: 0, max: 99_999 }), ([frame, clause], n) => {
        const said = n.toLocaleString('en-US');
        const unit = frame.slice(frame.indexOf('{}') + 2).match(/^(?:円|回|週間|:00)/u)?.[0] ?? '';
        fc.pre(!held.has(`${said}${unit}`));
        expect(cameOf(frame.replace('{}', said), clause)).not.toContain('。');
      }),
    );
  });
});

describe('what is said', () => {
  it('has every figure sourced, whatever is worded', () => {
    const words = fc.constantFrom(
      ...'料金は訪問できます無料2,000円5回9:00～プラン1 携帯、。'.split(''),
      '0570-064672',
      '3,000円',
    );
    const clause = fc.constantFrom(...documents.terms.clauses.map(({ id }) => id));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), fc.array(clause, { maxLength: 3 }), (said, clauses) => {
        const came = checkSentence({ text: said.join(''), clauses }, documents);
        if ('said' in came) expect(unsourced(came.said)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('is mostly what we say ourselves: half of the sentences of our own answers stand the test', () => {
    const own = documents.answers.topics.flatMap(({ id, cites, computed }) =>
      computed
        ? []
        : plain(answerTo(id, documents).text)
            .split(/(?<=。)/u)
            .map((text) => ({ text, clauses: cites })),
    );
    const said = own.filter((one) => 'said' in checkSentence(one, documents));
    expect(said.length / own.length).toBeGreaterThan(0.5);
  });

  it('is nothing where the first sentence is dropped, or most of them', () => {
    const right = { text: '工事費は不要です。', clauses: ['初期費用'], facts: [] };
    const wrong = { text: '必ず直します。', clauses: ['初期費用'], facts: [] };
    const of = (...sentences: (typeof right)[]) => checkedAnswer({ sentences }, documents, 'ja');
    expect(of(right, wrong)).toMatchObject({ answer: { cites: ['初期費用'] }, kept: 1, dropped: ['promise'] });
    expect(of(wrong, right).answer).toBeUndefined();
    expect(of(right, wrong, wrong).answer).toBeUndefined();
    expect(of().answer).toBeUndefined();
  });
});

describe('what a model is told of the sheet', () => {
  it('holds every fact and clause, in the same bytes each time', () => {
    const { prefix, shape } = answerAsked(documents);
    for (const { id, text } of documents.terms.facts)
      expect(prefix).toMatch(new RegExp(`^${RegExp.escape(id)} .*${RegExp.escape(text)}`, 'm'));
    for (const { id } of documents.terms.clauses) expect(prefix).toContain(`${id} | `);
    expect(answerAsked(loadDocuments()).prefix).toBe(prefix);
    expect(shape.safeParse({ sentences: [{ text: 'a', clauses: ['第99条'], facts: [] }] }).success).toBe(false);
  });
});
