/** A customer whose channel says that nobody is there any more: what waits for them is given up, until they write again. */
import type { Store } from '../adapters/store/port.ts';
import { talks } from './talk.ts';

/** Marks the conversation so, or as one that is reached again; false: it has changed meanwhile, and is to be looked at again. */
export const markGone = async (
  store: Pick<Store, 'read' | 'commit'>,
  conversation: string,
  isGone: boolean,
): Promise<boolean> => {
  const [entry] = await store.read([talks.key(conversation)]);
  if (entry?.value === undefined) return true;
  const { key, version, value } = entry;
  const { gone: _, ...talk } = talks.parse(value);
  const puts = [{ key, value: talks.stored(isGone ? { ...talk, gone: true } : talk) }];
  return (await store.commit({ reads: [{ key, version }], puts })) === 'committed';
};
