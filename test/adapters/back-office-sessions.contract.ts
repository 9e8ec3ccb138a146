/** What comes of a back office's answers to remote sessions: connected or refused once, and never against what was settled here. */
import { expect } from 'vitest';
import { answerTo } from '../helpers/back-office-server.ts';
import type { OutsideDesk } from '../helpers/outside-desk.ts';
import { accepted, hour, lastIntent, number, refused } from '../helpers/outside-visits.ts';

const code = '123456789';
const connected = { result: 'connected' };

/** Opens the session, which the back office is told of. */
const open = async (desk: OutsideDesk): Promise<string> => {
  const times = { openedAt: '2026-11-24T10:00:00.000+09:00', expiresAt: '2026-11-24T10:30:00.000+09:00' };
  const { conversation } = desk;
  await desk.turn(async ({ cases, sessions }) => {
    const of = await cases.begin(number, 'case-1', {}, times.openedAt);
    await sessions.open({ code, contract: number, case: of.id, conversation, state: 'waiting', ...times });
  });
  await desk.sweepAfter();
  return lastIntent(desk);
};
const stateOf = async (desk: OutsideDesk) => (await desk.turn(({ sessions }) => sessions.find(code)))?.state;

/** The facts, by name. */
export const sessionFacts: Record<string, (desk: OutsideDesk) => Promise<void>> = {
  'a session is told with its code and its end, and is connected once by whichever answer': async (desk) => {
    const id = await open(desk);
    expect(desk.server.calls.at(-1)?.intent).toMatchObject({
      kind: 'remote.open',
      of: `remote/${code}`,
      details: { code, until: '2026-11-24T10:30:00.000+09:00' },
    });
    expect((await desk.callBack(answerTo(id, accepted, '1'))).body).toEqual({ result: 'done' });
    expect(await stateOf(desk)).toBe('waiting');
    for (const answer of ['2', '2, told again', '2']) await desk.callBack(answerTo(id, connected, answer));
    expect(await stateOf(desk)).toBe('connected');
    expect(await desk.said()).toHaveLength(1);
    expect((await desk.callBack(answerTo(id, refused, '3'))).body).toEqual({ result: 'noted' });
    expect(await stateOf(desk)).toBe('connected');
  },

  'a session that is refused is void at once, and the back office is not told of that': async (desk) => {
    const id = await open(desk);
    for (const answer of ['1', '2']) await desk.callBack(answerTo(id, refused, answer));
    expect(await stateOf(desk)).toBe('void');
    expect(await desk.said()).toHaveLength(1);
    await desk.sweepAfter(hour);
    expect(desk.server.calls).toHaveLength(1);
    expect(await desk.open()).toEqual([]);
  },

  'a session that is void here is told to be over, and connecting it then is put before the operators': async (
    desk,
  ) => {
    const id = await open(desk);
    await desk.turn(({ sessions }) => sessions.become(code, 'void'));
    await desk.sweepAfter();
    expect(desk.server.calls.at(-1)?.intent).toMatchObject({ kind: 'remote.close', details: { code } });
    expect((await desk.callBack(answerTo(id, connected))).body).toEqual({ result: 'noted' });
    expect(await stateOf(desk)).toBe('void');
    expect(await desk.open()).toEqual(['remote.open:connected']);
  },
};
