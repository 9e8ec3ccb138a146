/** Answers from the terms: short, cited, every figure with its source. */
import { describe, expect, test } from 'vitest';
import { actOf } from '../../knowledge/language/learned/act-meanings.ts';
import { nearTo } from '../../knowledge/language/readers/near-to.ts';
import { numbersIn } from '../../knowledge/language/text/figure.ts';
import { answerTo, fillFromTerms, longest, refusal, together } from '../../knowledge/terms/answer.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { clausesOf, plain, unsourced } from '../../knowledge/terms/figures.ts';

const documents = loadDocuments();
const { answers, terms, firstAid } = documents;
const ids = [...answers.topics, ...answers.unstated].map(({ id }) => id);

const asking = ([undefined, 1, 2] as const).flatMap((plan) =>
  (['ja', 'en'] as const).map((tongue) => [plan, tongue] as const),
);

describe.each(asking)('for a customer of plan %s, in %s,', (plan, tongue) => {
  test.each([...ids, undefined])('the answer on %s is short, cited, and has no figure without a source', (id) => {
    const answer = answerTo(id, documents, { tongue, ...(plan && { plan }) });
    expect(unsourced(answer.text)).toBeUndefined();
    expect(plain(answer.text).length).toBeLessThanOrEqual(longest[tongue]);
    expect(plain(answer.text)).not.toMatch(/[{}]/u);
    expect(answer.cites.length).toBeGreaterThan(0);
    for (const clause of [...answer.cites, ...clausesOf(answer.text)]) expect(terms.clause(clause).id).toBe(clause);
  });
});

test('every clause in our words fills without a figure of no source', () => {
  for (const { text } of terms.clauses) {
    const filled = fillFromTerms(text, documents);
    expect(unsourced(filled)).toBeUndefined();
    expect(plain(filled)).not.toMatch(/[{}]/u);
  }
});

test('first steps hold no figures', () => {
  for (const { steps } of firstAid.categories)
    for (const { ja, en } of steps) expect(unsourced([ja, en])).toBeUndefined();
});

test('the own plan comes first when it is known', () => {
  const text = plain(answerTo('fee.monthly', documents, { plan: 2 }).text);
  expect(text.indexOf('3,000円')).toBeLessThan(text.indexOf('2,000円'));
  expect(plain(answerTo('contacts.limit', documents, { plan: 2 }).text)).toMatch(
    /^ご契約のライトあんしんプラン2では、お問い合わせは10回/u,
  );
});

test('prices and hours carry the day they are stated as of', () => {
  for (const id of ['fee.monthly', 'desk.hours', 'visit.hours']) {
    expect(plain(answerTo(id, documents).text)).toContain('2019年9月2日現在');
  }
});

test('whether somebody is there now is left to the clock', () => {
  expect(answerTo('desk.hours.now', documents).computed).toBe('open-now');
  expect(answerTo('desk.hours', documents).computed).toBe('open-on-day');
  expect(answerTo('fee.monthly', documents).computed).toBeUndefined();
});

test('what the terms do not say is named, in one short sentence, with the way to who knows', () => {
  const { text, cites } = answerTo('x.discount', documents);
  for (const said of ['割引', '記載がありません', 'お問い合わせ窓口', 'オペレーター'])
    expect(plain(text)).toContain(said);
  expect(plain(text).length).toBeLessThan(90);
  expect(cites).toContain('お問い合わせ窓口');
  expect(answerTo(undefined, documents, { nearest: ['loan.about'] }).cites).toContain('代替機器貸出し');
});

test('what nobody wrote down is named in the customer’s own word', () => {
  const near = nearTo(
    '訪問のとき靴下はどうしますか',
    [actOf('asks visit.about', 0.3, { start: 0, end: 0 })],
    documents,
  );
  const { text, cites } = answerTo(undefined, documents, near);
  expect(plain(text)).toMatch(/^「靴下」のことは、契約内容のご案内には記載がありません/u);
  expect(cites).toEqual(['訪問故障切り分けサポート', 'お問い合わせ窓口']);
});

test('a topic that does not exist throws', () => {
  expect(() => answerTo('fee.unheard-of', documents)).toThrow('fee.unheard-of');
});

test('two answers become one, and those that make it too long stay away', () => {
  const parts = ['desk.hours', 'loan.period', 'plan.compare', 'tool.steps'].map((id) => answerTo(id, documents));
  const one = together(parts);
  expect(plain(one.text).length).toBeLessThanOrEqual(400);
  expect(one.cites).toContain('代替機器貸出し ※6');
  expect(one.cites).not.toContain('専用ツール利用方法 STEP 1');
});

test('an English answer holds the same figures as the Japanese one, or fewer of them', () => {
  const figures = (text: string) =>
    new Set(
      numbersIn(text.replace(/STEP|Plan|プラン/gu, ' '))
        .split(' ')
        .filter((figure) => figure !== ''),
    );
  for (const id of ids) {
    const japanese = figures(plain(answerTo(id, documents).text));
    const english = figures(plain(answerTo(id, documents, { tongue: 'en' }).text));
    expect({ id, more: [...english].filter((figure) => !japanese.has(figure)) }).toEqual({ id, more: [] });
  }
});

test('what the terms do not say is said in English too, with the way to who knows', () => {
  const text = plain(answerTo('x.discount', documents, { tongue: 'en' }).text);
  expect(text).toMatch(/^The terms do not mention discounts.*support desk.*operator/su);
  expect(plain(answerTo('fee.monthly', documents, { tongue: 'en', plan: 2 }).text)).toMatch(
    /^The monthly fee of your plan, Light Anshin Plan 2, is 3,000 yen/u,
  );
});

test.each(['off-topic', 'rule-change'] as const)(
  'the refusal of %s says what can be helped with, and no figure',
  (about) => {
    const { text } = refusal(about, documents);
    expect(plain(text)).toContain('お答えできません');
    expect(plain(text)).toContain('サポート');
    expect(unsourced(text)).toBeUndefined();
  },
);
