/** A turn on Teams that takes long: shown to be under way, answered before Teams loses its patience, and done once whatever happens. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onTeams, openTeamsDesk, type TeamsDesk } from '../helpers/teams-desk.ts';

let due: { ms: number; work: () => void }[];
let desk: TeamsDesk;
beforeEach(async () => {
  due = [];
  desk = await openTeamsDesk({
    after: (ms, work) => {
      const one = { ms, work };
      due.push(one);
      return () => {
        due = due.filter((other) => other !== one);
      };
    },
  });
});
afterEach(() => desk.close());

const second = 1_000;
/** The next turn is held back before its commit. */
const held = () => desk.holdCommit(({ puts = [] }) => puts.some(({ key }) => key.startsWith('event/')));
/** What is due in `ms` is done now, once it is due at all. */
const passes = async (ms: number) => {
  await expect.poll(() => due.some((one) => one.ms === ms)).toBe(true);
  due.findLast((one) => one.ms === ms)?.work();
};
const texts = () => desk.connector.arrived.map(({ text }) => text);
const fees = expect.stringContaining('月額利用料');

describe('a message whose turn takes long', () => {
  it('is shown to be worked on after a second, and answered after four; its answer comes once', async () => {
    const { reached, release } = held();
    const answer = desk.hand(onTeams({ text: '月額いくら？' }));
    await reached;
    await passes(second);
    await desk.connector.until(() => desk.connector.typings() > 0);
    await passes(4 * second);
    expect((await answer).status).toBe(200);
    release();
    await desk.connector.until((arrived) => arrived.length > 0);
    for (let round = 0; round < 3; round++) await desk.pass(60 * second);
    expect(texts()).toEqual([fees]);
  });

  it('happens, once, when its process is gone after the channel was answered', async () => {
    const { reached } = held();
    const activity = onTeams({ text: '月額いくら？' });
    const answer = desk.hand(activity);
    await reached;
    await passes(4 * second);
    expect((await answer).status).toBe(200);
    const first = desk;
    desk = await openTeamsDesk({ beside: { ...first, clock: { at: first.clock.at + 9 * second } } });
    await desk.pass(0);
    await desk.pass(second);
    expect(texts()).toEqual([fees]);
    expect(await desk.told(activity), 'brought again all the same').toEqual([]);
    await desk.close();
    desk = await Promise.resolve(first);
  });

  it('that is soon over is answered when it is, and nothing is left due', async () => {
    expect(await desk.say('月額いくら？')).toEqual([fees]);
    expect(due).toEqual([]);
  });
});

describe('a press whose turn takes long', () => {
  it('is told to be in hand over the card, and done all the same', async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009', '木曜の10時']) await desk.say(words);
    const [, tap = ''] =
      JSON.stringify(desk.connector.arrived.at(-1)?.activity).match(/"tap":"(say\/\d+\/[^"]*)"/) ?? [];
    const { reached, release } = held();
    const value = { action: { type: 'Action.Execute', verb: 'say', data: { tap } }, trigger: 'manual' };
    const answer = desk.hand(onTeams({ type: 'invoke', name: 'adaptiveCard/action', text: null, value }));
    await reached;
    await passes(4 * second);
    const { status, text } = await answer;
    expect([status, JSON.parse(text)]).toMatchObject([
      200,
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: expect.stringContaining('承って') },
    ]);
    release();
    await desk.connector.until((arrived) => arrived.some((one) => one.text.includes('承りました')));
  });
});
