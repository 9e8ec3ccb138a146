/** What every remote support promises (adapters/remote-support/port.ts), checked without asking which one it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RemoteSupport, Session } from '../../adapters/remote-support/port.ts';
import { atOnce, type TurnOf } from './contracts.contract.ts';

/** A remote support that has no session yet. */
export interface RemoteSupportUnderTest {
  turn: TurnOf<RemoteSupport>;
  end(): Promise<void>;
}

const session = (code: string, more: Partial<Session> = {}): Session => ({
  code,
  contract: 'ITS-100001',
  case: 'case 1',
  conversation: 'talk',
  state: 'waiting',
  openedAt: '2026-11-24T10:00:00+09:00',
  expiresAt: '2026-11-24T10:30:00+09:00',
  ...more,
});

/** Checks every promise, each on a remote support of its own. */
export const describeRemoteSupport = (name: string, open: () => Promise<RemoteSupportUnderTest>): void =>
  void describe(name, () => {
    let test: RemoteSupportUnderTest;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.end());

    const turn: TurnOf<RemoteSupport> = (work) => test.turn(work);
    const opening = (given: Session) => (sessions: RemoteSupport) => sessions.open(given);
    const becoming = (code: string, state: Session['state']) => (sessions: RemoteSupport) =>
      sessions.become(code, state);
    const find = (code: string) => turn((sessions) => sessions.find(code));
    const lastOf = (conversation: string) => turn((sessions) => sessions.lastOf(conversation));
    const become = (code: string, state: Session['state']) => turn(becoming(code, state));

    it('an opened session is found by its code, and no other code finds one', async () => {
      expect(await turn(opening(session('111111')))).toBe('opened');
      expect(await find('111111')).toEqual(session('111111'));
      expect(await find('222222')).toBeUndefined();
    });

    it('a code that a session has is taken, also when that one is over, and the session stays', async () => {
      await turn(opening(session('111111')));
      const other = session('111111', { conversation: 'other talk', case: 'case 2' });
      expect(await turn(opening(other))).toBe('taken');
      expect(await find('111111')).toEqual(session('111111'));
      expect(await lastOf('other talk')).toBeUndefined();
      for (const over of ['ended', 'void'] as const) {
        await turn(opening(session(over)));
        await become(over, over);
        expect(await turn(opening(session(over)))).toBe('taken');
        expect(await find(over)).toEqual(session(over, { state: over }));
      }
    });

    it('of two who open under one code at once, one has it', async () => {
      const open = (conversation: string) => opening(session('111111', { conversation }));
      const done = await atOnce(turn, open('one talk'), open('other talk'));
      expect(done.toSorted()).toEqual(['opened', 'taken']);
      const [winner, loser] = done[0] === 'opened' ? ['one talk', 'other talk'] : ['other talk', 'one talk'];
      expect(await find('111111')).toMatchObject({ conversation: winner });
      expect(await lastOf(loser)).toBeUndefined();
    });

    it('the last session of a conversation is the one opened last, as it is now', async () => {
      expect(await lastOf('talk')).toBeUndefined();
      await turn(opening(session('222222')));
      await turn(opening(session('111111', { openedAt: '2026-11-24T11:00:00+09:00' })));
      await turn(opening(session('333333', { conversation: 'other talk' })));
      await become('222222', 'connected');
      expect(await lastOf('talk')).toMatchObject({ code: '111111', state: 'waiting' });
      await become('111111', 'void');
      expect(await lastOf('talk')).toMatchObject({ code: '111111', state: 'void' });
    });

    it('a session becomes connected, then ended, and nothing else of it or of others changes', async () => {
      for (const code of ['111111', '222222']) await turn(opening(session(code)));
      for (const state of ['connected', 'ended'] as const) {
        expect(await become('111111', state)).toBe('done');
        expect(await find('111111')).toEqual(session('111111', { state }));
      }
      expect(await find('222222')).toEqual(session('222222'));
    });

    it('a session that is over becomes nothing else', async () => {
      for (const over of ['ended', 'void'] as const) {
        await turn(opening(session(over)));
        expect(await become(over, over)).toBe('done');
        for (const state of ['waiting', 'connected', 'ended', 'void'] as const)
          expect(await become(over, state)).toBe('not so');
        expect(await find(over)).toEqual(session(over, { state: over }));
      }
    });

    it('a session that never was becomes nothing', async () => {
      expect(await become('111111', 'connected')).toBe('not so');
      expect(await find('111111')).toBeUndefined();
    });

    it('of an end and a void at once, one is done and stands', async () => {
      await turn(opening(session('111111')));
      const states = ['ended', 'void'] as const;
      const done = await atOnce(turn, becoming('111111', 'ended'), becoming('111111', 'void'));
      expect(done.toSorted()).toEqual(['done', 'not so']);
      expect((await find('111111'))?.state).toBe(states[done.indexOf('done')]);
    });

    it('a session that is void is not connected by an operator who comes at the same instant', async () => {
      await turn(opening(session('111111')));
      const voidUnlessConnected = async (sessions: RemoteSupport) =>
        (await sessions.find('111111'))?.state === 'waiting' ? sessions.become('111111', 'void') : 'not so';
      const done = await atOnce(turn, voidUnlessConnected, becoming('111111', 'connected'));
      expect(done.toSorted()).toEqual(['done', 'not so']);
      expect((await find('111111'))?.state).toBe(done[0] === 'done' ? 'void' : 'connected');
    });
  });
