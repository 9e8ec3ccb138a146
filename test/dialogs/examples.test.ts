/** The described conversations of test/examples go as they must, played by the program that measures them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play } from '../../bot/programs/play.ts';
import { scenarioShape } from '../../bot/programs/scenario-shape.ts';
import { conversationProblems, type Expected } from '../helpers/conversation-check.ts';

const file = join(import.meta.dirname, '../examples/conversations.json');
const described = JSON.parse(readFileSync(file, 'utf8')) as (Expected & {
  title: string;
  customer: { contacts_used: number };
})[];

const served = described.map(({ id }) => id);

describe('a described conversation goes as it must', () => {
  for (const one of described.filter(({ id }) => served.includes(id))) {
    it(`${one.id} ${one.title}`, async () => {
      const played = await play(scenarioShape.parse(one));
      expect(conversationProblems(one, played, one.customer.contacts_used)).toEqual([]);
    });
  }

  it('a conversation that went wrong is found out', async () => {
    const [first] = described;
    if (!first) throw new Error('there are no examples');
    const played = await play(scenarioShape.parse({ ...first, steps: first.steps.slice(0, 1) }));
    expect(conversationProblems(first, played, 0)).not.toEqual([]);
  });
});

describe('an outcome recorded without a chat or a session', () => {
  const customer = {
    plan: 2,
    contacts_used: 1,
    contacts_left: 9,
    contacts_month: '2026-12',
    visits_used: 0,
    prior_support: {
      result: 'failed_isolation',
      failed_device: null,
      at: '2026-12-10T09:15:00+09:00',
      same_case: true,
    },
    active_loaners: [],
    bookings: [],
    operators_online: true,
  };
  const visitAfter = async (result: string) => {
    const at = '2026-12-10T10:00:00+09:00';
    const says = (n: number, msg: string) => ({ n, at, actor: 'customer', msg, event_id: `e${n}` });
    const recorded = { n: 1, at, actor: 'operator', action: 'close_case', result };
    const steps = [recorded, says(2, '15日の10時に訪問をお願いします'), says(3, 'はい')];
    const played = await play(scenarioShape.parse({ id: result, clock: at, customer, steps }));
    return played.steps.at(-1)?.state;
  };

  it('closes the open case, and the gate of a visit with it', async () => {
    expect(await visitAfter('resolved')).toMatchObject({ used: 1, visits: 0 });
  });
  it('leaves both open when nothing was isolated, and counts nothing anew', async () => {
    expect(await visitAfter('not_isolated')).toMatchObject({ used: 1, visits: 1 });
  });
});

describe('what an operator recorded opens a gate in its own case alone', () => {
  const at = '2026-12-10T10:00:00+09:00';
  const stateAfter = async (same_case: boolean) => {
    const customer = {
      plan: 1,
      contacts_used: 2,
      contacts_left: 3,
      contacts_month: '2026-12',
      prior_support: {
        result: 'failed_isolation',
        failed_device: ['router'],
        at: '2026-12-09T10:00:00+09:00',
        same_case,
      },
    };
    const said = ['代わりのルーターを借りたい', 'はい', '明日の10時に訪問をお願いします', 'はい'];
    const steps = said.map((msg, n) => ({ n, at, actor: 'customer', msg, event_id: `e${n}` }));
    const played = await play(scenarioShape.parse({ id: `same-case-${same_case}`, clock: at, customer, steps }));
    return played.steps.at(-1)?.state;
  };

  it('the case that is open', async () => {
    expect(await stateAfter(true)).toMatchObject({ used: 2, visits: 1, loaners: ['router'] });
  });
  it('not in another one', async () => {
    expect(await stateAfter(false)).toMatchObject({ used: 2, visits: 0, loaners: [] });
  });
});
