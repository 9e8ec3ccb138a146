/** What customers read holds the same figures, clauses and buttons in Japanese and in English, and English holds no Japanese sentence. */
import { expect, test } from 'vitest';
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { buttonWordsOf, messageOf, type Reply } from '../../dialogs/words/reply.ts';
import { type Say, sayings } from '../../dialogs/words/say.ts';
import { numbersIn } from '../../knowledge/language/text/figure.ts';
import type { Decision, Reason } from '../../knowledge/rules/decision.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { plain } from '../../knowledge/terms/figures.ts';
import { saidOfCalls } from '../helpers/said-of-calls.ts';
import { saidOfCodes } from '../helpers/said-of-codes.ts';
import { requestRooms, saidOfRequests } from '../helpers/said-of-requests.ts';
import { saidToTheUnhappy } from '../helpers/said-to-the-unhappy.ts';

const documents = loadDocuments();
const [ja, en] = [sayings(documents, 'ja'), sayings(documents, 'en')];

const slot = { day: '2026-11-26', from: '09:00', to: '11:00' };
const later = { day: '2026-12-07', from: '13:00', to: '15:00' };
const at = '2026-11-25T09:00';
const reasons: Reason[] = [
  { code: 'open', service: 'desk', closes: '2026-11-25T18:00' },
  { code: 'open', service: 'visit', closes: '2026-11-25T17:00' },
  { code: 'closed', service: 'desk', opens: at },
  { code: 'closed', service: 'visit', opens: at },
  { code: 'will-count', left: 3, leftAfter: 2 },
  { code: 'already-counted' },
  { code: 'limit-reached', limit: 5, renews: '2026-12-01' },
  { code: 'last-is-waiting', left: 1, waiting: 1 },
  { code: 'locked', minutes: 15 },
  { code: 'callable', at },
  { code: 'not-callable', why: 'closed', said: '2026-11-25T20:00', opens: at },
  { code: 'not-callable', why: 'past', opens: at },
  { code: 'not-callable', why: 'limit', said: '10:00', opens: at },
  { code: 'attempt-failed' },
  { code: 'no-failed-attempt' },
  { code: 'to-be-confirmed' },
  { code: 'visit-requested' },
  { code: 'month-used', month: '2026-11', limit: 1, renews: '2026-12-01' },
  { code: 'closed-day', day: '2026-11-29', why: 'weekday' },
  { code: 'closed-day', day: '2026-12-30', why: 'year-end' },
  { code: 'closed-day', day: '2026-11-23', why: 'holiday', holiday: '勤労感謝の日' },
  { code: 'closed-day', day: '2026-11-26', why: 'extra' },
  { code: 'outside-hours', opens: '09:00', closes: '17:00' },
  { code: 'too-soon', hours: 2 },
  { code: 'too-far', days: 30, until: '2026-12-25' },
  { code: 'window-full', ...slot },
  { code: 'day-full', day: slot.day },
  { code: 'window-free', ...slot },
  { code: 'day-free', day: slot.day },
  { code: 'visit-ahead' },
  { code: 'visit-over' },
  { code: 'failure-recorded', device: 'pc' },
  { code: 'no-failure-recorded', device: 'router' },
  { code: 'not-lent', device: 'TV' },
  { code: 'kind-is-out', device: 'hub', limit: 1 },
  { code: 'loan-is', state: 'sent' },
];
const decided = (reason: Reason, allowed = false): Decision => ({
  allowed,
  because: [reason],
  clauses: ['お問い合わせ窓口'],
  missing: [],
});
const closed = decided({ code: 'closed', service: 'desk', opens: at });
const counts = decided({ code: 'will-count', left: 3, leftAfter: 2 }, true);
const todo = { wanted: 'printer\nPC' } as Todo;
const can = { visit: true, lend: ['pc'] };
const question: Reply = { text: ['?'] };
const usage = {
  plan: 2 as const,
  asksForRequest: true,
  asksForRenewal: true,
  visits: { limit: 1, on: [slot], left: 0 },
  limit: 10,
  used: 4,
  left: 6,
  renews: '2026-12-01',
  waiting: 1,
  counts: [{ at, how: 'phone' as const, about: 'Wi-Fi' }],
  voided: true,
  standing: {
    visits: [{ state: 'booked' as const, slot, wished: later, setUpWish: 'printer' }],
    lent: [{ kind: 'pc', state: 'arrived' as const, due: '2026-12-08', address: 'Sado', wish: 'soon' }],
    callback: { due: at, phone: '090-1234-5678', wish: 'soon' },
    requests: [{ of: 'paid-visit', wanted: 'printer' }],
    troubles: ['Wi-Fi'],
  },
};
const receipt = {
  what: 'Wi-Fi',
  contacts: [{ kind: 'remote' as const, at }],
  visits: [slot],
  outcome: { result: 'device_failure_suspected' as const, device: 'router' as const, at, by: 'yamada' },
  counted: '2026-11',
  left: 2,
  isOpen: true,
  visitNext: false,
  lend: ['router'],
};

const topics = documents.safety.dangers.map(({ id }) => id);
/** One call of every sentence that takes something, with a name of its own. */
const told: Record<string, (say: Say) => Reply> = {
  ...saidToTheUnhappy,
  ...Object.fromEntries(
    reasons.map((reason, n) => [`reason ${n} ${reason.code}`, (say: Say) => say.decision(decided(reason))]),
  ),
  ...Object.fromEntries(topics.map((id) => [`danger ${id}`, (say: Say) => say.safety.advice(id, { by: 'chat' })])),
  ...Object.fromEntries(documents.toolSetup.steps.map((step) => [step.id, (say: Say) => say.setUp.step(step, 1)])),
  ...Object.fromEntries(
    documents.firstAid.categories.map(({ id, steps }) => [`first aid ${id}`, (say: Say) => say.triage.firstAid(steps)]),
  ),
  ...Object.fromEntries(
    ['trouble', 'identify', 'remote', 'operator', 'visit', 'loaner', 'which_visit'].flatMap((form) =>
      ['number', 'lastFour', 'what', 'since', 'device', 'solved', '#confirm', 'slot', 'address', 'purpose'].flatMap(
        (asked) =>
          (['why', 'which', 'where', 'meaning', 'how-long'] as const).map((about) => [
            `${form}.${asked} ${about}`,
            (say: Say) => say.aboutStep(form, asked, about),
          ]),
      ),
    ),
  ),
  usage: (say) => say.usage(usage),
  'usage, used up': (say) =>
    say.usage({ ...usage, left: 0, standing: { visits: [], lent: [], requests: [], troubles: [] } }),
  receipt: (say) => say.receipt(receipt),
  'receipt, a visit next': (say) =>
    say.receipt({ ...receipt, visitNext: true, outcome: { result: 'not_isolated', at, by: 'yamada' } }),
  'receipt of the contract': (say) => {
    const { counted: _, ...rest } = receipt;
    return say.receipt({ ...rest, lend: [], isOpen: false, outcome: { result: 'contract', at, by: 'yamada' } });
  },
  'after.visitConfirmed': (say) => say.after.visitConfirmed(slot),
  'after.addressConfirmed': (say) => say.after.addressConfirmed('pc', 'Sado'),
  'after.addressRefused': (say) => say.after.addressRefused('pc', 'Sado'),
  'alert.loan': (say) => say.alert.loan('Aoba', 'pc', undefined),
  'alert.call': (say) => say.alert.call('Aoba', { phone: '090-1234-5678' }),
  'after.loanSent': (say) => say.after.loanSent('pc', '2026-12-08'),
  'after.loanArrived': (say) => say.after.loanArrived('pc', '2026-12-08'),
  'after.loanDue': (say) => say.after.loanDue('pc', '2026-12-08'),
  'after.loanOverdue': (say) => say.after.loanOverdue('pc', '2026-12-08'),
  'cancel.which': (say) =>
    say.cancel.which([
      { what: 'visit', id: 'v', slot },
      { what: 'loan', id: 'l', kind: 'pc' },
      { what: 'request', id: 'paid-visit', todo },
    ]),
  'callback.offer': (say) => say.callback.offer(at, can, { refused: closed, isSoonest: false }),
  'callback.offer, soonest': (say) => say.callback.offer(at, can, { isSoonest: true }),
  'callback.orPhone': (say) => say.callback.orPhone(counts, at, can, { isSoonest: true }),
  'callback.refused': (say) => say.callback.refused(closed, at, '', true),
  'safety.advice, no contact left': (say) => say.safety.advice('fire', { by: 'later' }),
  'identify.lost': (say) => say.identify.lost(closed),
  'identify.which': (say) => say.identify.which([{ name: 'Aoba', number: 'ITS-100001' }]),
  'identify.forContract': (say) => say.identify.forContract('Aoba', question),
  'loan.refused': (say) =>
    say.loan.refused(
      decided({ code: 'kind-is-out', device: 'pc', limit: 1 }),
      decided({ code: 'kind-is-out', device: 'hub', limit: 1 }),
    ),
  'loan.refused, not lent': (say) => say.loan.refused(decided({ code: 'not-lent', device: 'TV' })),
  'loan.confirm': (say) => say.loan.confirm('pc', 'Sado', 'soon', true),
  'loan.requested': (say) => say.loan.requested('pc', 'Sado', undefined, true),
  'loan.confirmChange': (say) => say.loan.confirmChange('pc', 'Sado', 'soon'),
  'loan.changed': (say) => say.loan.changed('pc', 'Sado', undefined, true),
  'loan.dueBack': (say) => say.loan.dueBack([{ kind: 'pc', due: '2026-12-08' }]),
  'loan.late': (say) => say.loan.late(),
  notice: (say) => say.notice({ area: 'Sado', text: 'storm', until: '2026-11-25T18:00:00+09:00' }),
  'operator.confirm': (say) => say.operator.confirm(counts, false),
  'operator.contractElsewhere': (say) => say.operator.contractElsewhere(closed),
  'pending.booking': (say) => say.pending.booking(slot, 'printer'),
  'pending.move': (say) => say.pending.move(slot, later),
  'pending.bookingRefused': (say) => say.pending.bookingRefused(slot, 'full', [later]),
  'pending.moveRefused': (say) => say.pending.moveRefused(slot, later, 'full', [later]),
  'remote.confirm': (say) => say.remote.confirm(counts),
  'remote.opened': (say) => say.remote.opened('123456789', 'https://x.example/'),
  'remote.void': (say) => say.remote.void('123456789', true),
  'visit.refused': (say) => say.visit.refused(closed),
  'visit.askWhen': (say) => say.visit.askWhen([slot, later], 'printer', slot),
  'visit.confirm': (say) => say.visit.confirm(slot, 'printer'),
  'visit.booked': (say) => say.visit.booked(slot, 'printer', true),
  'visit.coming': (say) => say.visit.coming([slot, later], true, true),
  'visit.confirmMove': (say) => say.visit.confirmMove(slot, later),
  'visit.confirmRequest': (say) => say.visit.confirmRequest('soon', ''),
  'visit.reminder': (say) => say.visit.reminder(slot, false, 'printer'),
  'visit.setUpKept': (say) => say.visit.setUpKept(slot, 'printer'),
  'waiting.session': (say) => say.waiting.session('123456789', 'https://x.example/', at, closed),
  'waiting.over': (say) => say.waiting.over(closed, true),
  ...saidOfCalls(at),
  ...saidOfCodes(closed),
  ...saidOfRequests(todo, at),
  closedNow: (say) => ({ text: say.closedNow(closed) }),
  opening: (say) => ({ text: say.opening(closed) }),
};

/** Names that stand on Japanese papers and screens, and are shown as they stand there. */
const names =
  /開通のご案内|「[^」]*」|（[^）]*）|\([^)]*\)|お客さまID|IT[^\sa-z,.]+|オフィスまるごとサポートデバイス管理|フレッツ 光ライトプラス|【[^】]*】/gu;
const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;

test.each(Object.entries(told))('%s is the same in both languages', (_name, of) => {
  const [first, second] = [of(ja), of(en)];
  const [inJapanese, inEnglish] = [messageOf(first, documents), messageOf(second, documents)];
  expect(numbersIn(inEnglish.text)).toBe(numbersIn(inJapanese.text));
  expect(inEnglish.citations).toEqual(inJapanese.citations);
  const meant = ({ choices }: Reply) => choices?.map(({ say, means = say }) => means);
  expect(meant(second)).toEqual(meant(first));
  expect(inEnglish.confirmation).toBe(inJapanese.confirmation);
  const words = [
    ...second.text.filter((part) => typeof part === 'string'),
    ...(inEnglish.choices ?? []).map(({ label }) => label),
  ];
  expect(words.map((part) => part.replaceAll(names, '')).filter((part) => japanese.test(part))).toEqual([]);
  expect(inEnglish.text).not.toMatch(/ {2}|[a-z]\.[A-Z]| [.,?]/u);
});

/** Sentences that take nothing. */
const plainly = (say: Say): [string, Reply][] =>
  Object.entries({ ...say, ...requestRooms(say) }).flatMap(([room, one]) => {
    if (typeof one === 'function')
      return one.length === 0 && room !== 'inEnglish' ? [[room, (one as () => Reply)()]] : [];
    return Object.entries(one).flatMap(([name, sentence]): [string, Reply][] =>
      typeof sentence === 'function' && sentence.length === 0 && name !== 'guide' && name !== 'refused'
        ? [[`${room}.${name}`, (sentence as () => Reply)()]]
        : [],
    );
  });

test('so are the sentences that are always the same', () => {
  const [first, second] = [plainly(ja), Object.fromEntries(plainly(en))];
  expect(first.length).toBeGreaterThan(40);
  for (const [name, reply] of first) {
    const english = second[name];
    expect(english, name).toBeDefined();
    expect(numbersIn(plain(english?.text ?? [])), name).toBe(numbersIn(plain(reply.text)));
    expect(plain(english?.text ?? []).replaceAll(names, ''), name).not.toMatch(japanese);
    expect(
      english?.choices?.map(({ say, means = say }) => means),
      name,
    ).toEqual(reply.choices?.map(({ say }) => say));
  }
});

test('an English button is read as what the Japanese one says', () => {
  const words = buttonWordsOf(en.visit.askWhen([slot]));
  expect(words['thu, november 26, 9:00-11:00']).toBe('11月26日の9時でお願いします');
  expect(buttonWordsOf(ja.visit.askWhen([slot]))).toEqual({});
});
