/** In danger and fraud the first reply says what to do now, whatever was going on and whatever the hour; nothing is booked, counted or queued. */
import { describe, expect, it } from 'vitest';
import { play } from '../../bot/programs/play.ts';
import { scenarioShape } from '../../bot/programs/scenario-shape.ts';
import { loadCorpus } from '../../bot/programs/train/corpus.ts';
import type { Answers } from '../../dialogs/form/form-shape.ts';
import type { Kept } from '../../dialogs/form/turn.ts';
import { tellDanger } from '../../dialogs/services/safety/tell-danger.ts';
import type { Reply } from '../../dialogs/words/reply.ts';
import { type PersonAfter, safetySayings } from '../../dialogs/words/say-safety.ts';
import { actOf } from '../../knowledge/language/learned/act-meanings.ts';
import type { Reading } from '../../knowledge/language/reading.ts';
import type { Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { plain } from '../../knowledge/terms/figures.ts';
import { heardOf } from '../helpers/all-forms.ts';

const { safety } = loadDocuments();
const lead = safety.common.ja.lead;
const isEnglish = (text: string) => !/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text);
/** Told by customers whose words the reader never learned from, one danger a message. */
const told = loadCorpus().apart.filter(
  ({ acts, text, context }) =>
    context.length === 0 && acts.length === 1 && acts[0]?.startsWith('tells danger') && !isEnglish(text),
);
const dangers = safety.dangers.map(({ id }) => ({
  id,
  ways: told.filter(({ acts }) => acts[0] === `tells danger ${id}`).map(({ text }) => text),
}));

const failed = { result: 'failed_isolation', failed_device: null, at: '2026-11-24T09:10:00+09:00', same_case: true };
const customer = {
  plan: 2,
  contacts_used: 1,
  contacts_left: 9,
  contacts_month: '2026-11',
  visits_used: 0,
  prior_support: failed,
  active_loaners: [],
  bookings: [],
  operators_online: true,
};

/** What is said to the last of `said`, and what has come of it. */
const after = async (said: readonly string[], clock: string) => {
  const steps = said.map((msg, n) => ({ n: n + 1, at: clock, actor: 'customer', msg, event_id: `e${n}` }));
  const played = await play(scenarioShape.parse({ id: 'danger', clock, customer, steps }));
  const last = played.steps.at(-1);
  return { text: last?.replies.map((reply) => reply.text).join('\n') ?? '', state: last?.state };
};
const untouched = { used: 1, remote: 0, visits: 0, loaners: [], handoff: 'none' };

const morning = '2026-11-24T10:00:00+09:00';
const night = '2026-11-24T22:00:00+09:00';
const situations = [
  { when: 'told first', before: [], clock: morning },
  { when: 'told by night', before: [], clock: night },
  { when: 'told while a visit is booked', before: ['明日訪問に来てほしい'], clock: morning },
  { when: 'told while a session is read back', before: ['リモートで見てほしい'], clock: morning },
];

describe.each(situations)('a danger $when', ({ before, clock }) => {
  it.each(dangers)('$id is answered with what to do now, and nothing else is done', async ({ ways }) => {
    expect(ways.length).toBeGreaterThan(5);
    const missed: string[] = [];
    for (const way of ways) {
      const { text, state } = await after([...before, way], clock);
      expect({ way, ...state }).toMatchObject(untouched);
      // By night a call may be offered; it is not queued.
      expect({ way, callback: state?.callback }).not.toMatchObject({ callback: 'queued' });
      if (!text.startsWith(lead)) missed.push(way);
    }
    // Where it is missed, a trouble is opened and a person offered: never a booking.
    expect(missed.length / ways.length).toBeLessThanOrEqual(0.2);
  });
});

describe('a danger that is denied', () => {
  const reading: Reading = {
    text: '煙なんて出てません',
    commands: [],
    acts: [actOf('corrects danger', 0.9, { start: 0, end: 9 })],
    mentions: {},
    says: {},
  };
  const told = { danger: 'fire', left: 'trouble', person: 'denied' };
  const deny = async (answers: Answers, kept: Kept) => {
    const said: string[] = [];
    let now = kept;
    const heard = {
      ...heardOf(reading),
      kept: () => now,
      keep: (change: Kept) => {
        now = { ...now, ...change };
      },
      speak: async ({ text }: Reply) => void said.push(plain(text)),
    };
    const form = tellDanger(heard);
    expect(form.answer?.(reading, 'person', Temporal.Instant.from(morning))).toBe('denied');
    return { next: await form.done(answers), kept: now, said };
  };
  const kept: Kept = { dangers: ['fire'], dropped: { form: 'trouble', answers: { trouble: 'printer' } } };

  it('leads back to what was going on, without the advice', async () => {
    const { next, kept: after, said } = await deny(told, kept);
    expect(next).toEqual({ start: 'trouble', answers: { trouble: 'printer' } });
    expect(after.dangers).toEqual([]);
    expect(said.join()).toContain('失礼しました');
    expect(said.join()).not.toContain(lead);
  });

  it('is kept from first steps all the same, where it was told surely', async () => {
    const { kept: after } = await deny({ ...told, sure: 'yes' }, kept);
    expect(after.dangers).toEqual(['fire']);
  });
});

describe('the advice on a danger', () => {
  const documents = loadDocuments();
  const willCount: Decision = {
    allowed: true,
    because: [{ code: 'will-count', left: 5, leftAfter: 4 }],
    clauses: [],
    missing: [],
  };
  const ways: PersonAfter[] = [
    { by: 'chat', counts: willCount },
    { by: 'chat', counts: willCount, someoneThere: false },
    { by: 'call' },
    { by: 'later' },
    { by: 'called', due: '2026-11-25T09:00' },
  ];

  it.each(safety.dangers)('$id is short enough to be read, whichever way to a person stands below', ({ id }) => {
    for (const way of ways) {
      const lengthIn = (tongue: Tongue) => plain(safetySayings(documents, tongue).safety.advice(id, way).text).length;
      expect(lengthIn('ja')).toBeLessThanOrEqual(400);
      expect(lengthIn('en')).toBeLessThanOrEqual(800);
    }
  });
});
