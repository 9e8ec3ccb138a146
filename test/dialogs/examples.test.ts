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
