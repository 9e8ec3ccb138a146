/** A test of what reaches customers on LINE: a desk and a LINE for each case, and short ways to what came of it. */
import { afterEach, beforeEach, expect } from 'vitest';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { type LineDesk, openLineDesk } from './line-desk.ts';
import { readBubble } from './line-screen.ts';
import { type LineFault, lineUser } from './line-server.ts';

/** Opens a desk before each case and closes it after; `desk()` is that of the case. */
export const lineCases = () => {
  let opened: LineDesk;
  beforeEach(async () => {
    opened = await openLineDesk();
  });
  afterEach(() => opened.close());
  const desk = () => opened;
  return {
    desk,
    /** What the customer `name` sees. */
    screen: (name = 'a') => opened.line.screen(lineUser(name)).map(readBubble),
    notes: async (about: string, name = 'a') =>
      (await opened.transcript(name)).filter((entry) => entry.kind === 'note' && entry.about === about),
    pushes: () => opened.line.of('push'),
    statuses: (calls: { status: number }[]) => calls.map(({ status }) => status),
    /** From now on each send is answered by the next of `list`, then as usual. */
    faults: (...list: LineFault[]) => opened.line.answerWith(() => list.shift() ?? 'as usual'),
    always: (fault: LineFault) => opened.line.answerWith(({ path }) => (/push|reply/.test(path) ? fault : 'as usual')),
    /** A customer in line for a person, taken by an operator: what the operator says then comes without a question. */
    async taken() {
      for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い'])
        await opened.say('a', words);
      expect(await opened.operate('a', { do: 'take' })).toBe('done');
    },
    write: (text: string) => opened.operate('a', { do: 'reply', text } as OperatorAction),
  };
};
