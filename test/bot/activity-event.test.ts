/** Whose message an activity is: no id that a client chooses makes it somebody else's. */

import type { Activity } from 'botbuilder';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../../bot/activity-event.ts';
import { joined } from '../../bot/joined.ts';
import { message } from '../helpers/bot-activity.ts';

const eventFor = (more: object) => {
  const event = eventOf(message('c1', '月額いくら？', more) as unknown as Activity, true);
  if (event?.kind !== 'message') throw new Error('the activity is no message');
  return event;
};
const aadObjectId = 'b6f2';

describe('an activity', () => {
  it('is of the account Teams vouches for; elsewhere what a client writes there counts for nothing', () => {
    const from = { id: 'x', aadObjectId };
    expect(eventFor({ channelId: 'msteams', from }).user).toBe('msteams/b6f2');
    expect(eventFor({ channelId: 'directline', from }).user).toBe('directline/x');
  });

  it('is another one from another sender, and in another conversation', () => {
    const ids = [
      eventFor({ id: '1' }),
      eventFor({ id: '1', from: { id: 'another' } }),
      eventFor({ id: '1', conversation: { id: 'c2' } }),
      eventFor({ id: '1', channelId: 'directline' }),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(eventFor({ id: '1' }).id).toBe(ids[0]);
  });

  it('of a group is never taken for one of another conversation', () => {
    const inGroup = eventFor({ conversation: { id: 'a', isGroup: true }, from: { id: 'b' } });
    const alone = eventFor({ conversation: { id: 'a/b' }, from: { id: 'b' } });
    expect(inGroup.conversation).not.toBe(alone.conversation);
  });
});

describe('joined parts', () => {
  it.each([
    [
      ['a/b', 'c'],
      ['a', 'b/c'],
    ],
    [['a%2Fb'], ['a/b']],
    [['a', ''], ['a/']],
    [['a\n2'], ['a', '2']],
  ])('%j and %j stay two ids', (one, other) => expect(joined(...one)).not.toBe(joined(...other)));

  it('hold no line break', () => expect(joined('a\nb', 'c')).toBe('a%0Ab/c'));
});
