/** Whatever is read back is not done by a message that only takes note, thinks, doubts or asks (row 27): decided so, and through the whole bot. */
import { beforeAll, describe, expect, it } from 'vitest';
import { play } from '../../bot/programs/play.ts';
import { scenarioShape } from '../../bot/programs/scenario-shape.ts';
import { decide } from '../../dialogs/conversation/decide.ts';
import { answerOf, takes } from '../../dialogs/form/form-hearing.ts';
import { confirmation, type Form } from '../../dialogs/form/form-shape.ts';
import { read } from '../../knowledge/language/read.ts';
import { allForms, documents, expectingAt, heardOf, stateAt } from '../helpers/all-forms.ts';
import { nonConsents } from '../helpers/non-consents.ts';

const morning = '2026-11-24T10:00:00+09:00';
const night = '2026-11-24T22:00:00+09:00';
const booking = { id: 'b1', type: 'visit', date: '2026-11-27', start: '13:00', end: '15:00', status: 'booked' };

interface Case {
  what: string;
  wish: string;
  clock?: string;
  prior?: object;
  bookings?: object[];
}

const failed = { result: 'failed_isolation', failed_device: null, at: '2026-11-24T09:10:00+09:00', same_case: true };
const cases: readonly Case[] = [
  { what: 'a remote session', wish: 'リモートで見てほしい' },
  { what: 'a person', wish: 'オペレーターと話したい' },
  { what: 'a call-back by night', wish: 'オペレーターと話したい', clock: night },
  { what: 'a visit', wish: '明日の10時に訪問をお願いします', prior: failed },
  { what: 'a loan', wish: '代わりのパソコンを借りたい', prior: { ...failed, failed_device: ['pc'] } },
  { what: 'a visit that is moved', wish: '訪問を12月1日の9時に変えたい', prior: failed, bookings: [booking] },
  { what: 'a visit that is called off', wish: '訪問を取り消したい', prior: failed, bookings: [booking] },
  { what: 'a paid visit', wish: '新しいパソコンの設定に来てほしい。有料でいいです' },
];
const each = 40;

const stateAfter = async (
  { wish, clock = morning, prior, bookings = [] }: Case,
  said: readonly string[],
  id: string,
) => {
  const used = prior ? 1 : 0;
  const customer = {
    plan: 2,
    contacts_used: used,
    contacts_left: 10 - used,
    contacts_month: '2026-11',
    visits_used: 0,
    prior_support: prior ?? { result: 'none', failed_device: null },
    active_loaners: [],
    bookings,
    operators_online: true,
  };
  const steps = [wish, ...said].map((msg, n) => ({ n: n + 1, at: clock, actor: 'customer', msg, event_id: `e${n}` }));
  const { steps: played } = await play(scenarioShape.parse({ id, clock, customer, steps }));
  return played.map(({ state }) => state);
};

describe.each(cases)('$what', (one) => {
  it('is not done by any of them', async () => {
    const own = nonConsents
      .filter((_, n) => n % Math.floor(nonConsents.length / each) === cases.indexOf(one))
      .slice(0, each);
    expect(own).toHaveLength(each);
    const changed: string[] = [];
    for (const [n, message] of own.entries()) {
      const [before, after] = await stateAfter(one, [message], `${cases.indexOf(one)}-${n}`);
      const { callback: offered, ...stood } = before ?? {};
      const { callback, ...stands } = after ?? {};
      const isSame =
        JSON.stringify(stood) === JSON.stringify(stands) && (callback !== 'queued' || offered === 'queued');
      if (!isSame) changed.push(`${message}: ${JSON.stringify(after)}`);
    }
    expect(changed).toEqual([]);
  }, 60_000);
});

/** Whether what is decided about `message`, said to what `form` reads back, does it. */
const isDone = (form: Form, message: string): boolean => {
  const reading = read(message, expectingAt(form, confirmation), documents);
  const heard = heardOf(reading);
  const taken = reading.commands.filter((command) => takes(form, stateAt(confirmation), command, heard));
  const own = answerOf(form, confirmation, heard);
  const steps = decide(reading, {
    form: {
      takes: taken,
      listens: typeof own === 'string',
      hasNews: false,
      gaveUp: false,
      yields: form.yields === true,
      offersPerson: form.offersPerson === true,
    },
    gaveUp: false,
    isUnidentified: false,
    danger: undefined,
    hasComplained: false,
    dropped: false,
    spokenOf: undefined,
    isAskedFor: false,
    namesContract: false,
    hours: [],
    isOpen: true,
  });
  const agrees = own === 'yes' || taken.some(({ kind }) => kind === 'yes');
  return steps.some((step) => step.do === 'go-on') && agrees;
};

const readBacks = allForms.filter(({ readBack }) => readBack !== undefined);

describe('what is decided about 10,000 messages that agree to nothing', () => {
  /** The messages that do what a form reads back. Each is read at one form after the other: what is the same of it then is looked at once. */
  const done = new Map(readBacks.map((form) => [form, [] as string[]]));
  beforeAll(() => {
    for (const message of nonConsents) for (const [form, found] of done) if (isDone(form, message)) found.push(message);
  }, 180_000);

  it('is tried at the read-back of every form that has one', () => {
    expect(nonConsents.length).toBeGreaterThan(10_000);
    expect(readBacks.length).toBeGreaterThan(9);
    expect(isDone(readBacks[0] as Form, 'はい')).toBe(true);
  });

  it.each(readBacks.map((form) => [form.id, form] as const))('does nothing that %s reads back', (_id, form) => {
    expect(done.get(form)).toEqual([]);
  });
});
