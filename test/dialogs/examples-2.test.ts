/** The second batch of described messages and conversations: how many go as they must does not fall. */
import { describe, expect, it } from 'vitest';
import {
  type Conversation,
  conversationFaults,
  examplesOf,
  type Single,
  singleFaults,
} from '../helpers/judged-examples.ts';

const singles = examplesOf('singles-2') as Single[];
const conversations = examplesOf('conversations-2') as Conversation[];

describe('the second batch', () => {
  it('has at least 118 of its 121 messages answered as they must be', async () => {
    const faults = await Promise.all(singles.map((one) => singleFaults(one)));
    expect(singles).toHaveLength(121);
    expect(faults.filter((one) => one.length === 0).length).toBeGreaterThanOrEqual(118);
  });

  it('has its twelve conversations end as they must', async () => {
    const problems = await Promise.all(conversations.map((one) => conversationFaults(one)));
    expect(conversations).toHaveLength(12);
    expect(problems.flat()).toEqual([]);
  });
});
