/** On which channels the customers of a contract write: each chat of theirs, and which of them was written in last. */
import { z } from 'zod';
import type { Turn } from '../../dialogs/form/turn.ts';
import type { Desk } from '../desk.ts';
import { talksOf } from '../known-talks.ts';
import { talks } from '../talk.ts';
import { partOf } from './look.ts';

const part = z.string().regex(/^[\w-]+$/);

/** One chat beside the one that is shown, or that one. */
export const channelMark = z.strictObject({
  chat: part,
  channel: z.enum(['line', 'teams', 'web', 'other']),
  here: z.boolean().describe('it is the chat that is shown'),
  last: z.boolean().describe('the customer wrote here last: an answer is seen here first'),
});
export type ChannelMark = z.output<typeof channelMark>;

const channels: readonly (readonly [RegExp, ChannelMark['channel']])[] = [
  [/^line:/, 'line'],
  [/^msteams\//, 'teams'],
  [/^web\//, 'web'],
];
const channelOf = (conversation: string): ChannelMark['channel'] =>
  channels.find(([name]) => name.test(conversation))?.[1] ?? 'other';

/** So many chats of one contract are shown, those written in last. */
const most = 5;

/** The chats of those who speak for the contract `number` now, written in last first; `shown` is the one that is looked at. */
export const channelsOf = async (
  { store }: Pick<Desk, 'store'>,
  turn: Turn,
  number: string,
  shown: string,
): Promise<ChannelMark[]> => {
  const listed = await store.readList(talksOf(number), undefined, 2 * most);
  const entries = await store.read(listed.map(({ member }) => talks.key(member)));
  const speak = await Promise.all(
    listed.map(async ({ member }, n) => {
      const value = entries[n]?.value;
      const user = value === undefined ? '' : talks.parse(value).user;
      return user !== '' && (await turn.contracts.linkedTo(user)).includes(number) ? [member] : [];
    }),
  );
  return speak
    .flat()
    .slice(0, most)
    .map((conversation, n) => ({
      chat: partOf(conversation),
      channel: channelOf(conversation),
      here: conversation === shown,
      last: n === 0,
    }));
};
