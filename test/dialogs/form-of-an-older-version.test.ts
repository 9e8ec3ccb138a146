/** A form that this version knows no more, kept by an older one, is over: the conversation goes on. */
import { expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { talks } from '../../bot/talk.ts';
import { deskDay } from '../helpers/desk-day.ts';

it.each([
  ['it was asked last', ['gone']],
  ['another was begun over it', ['gone', 'status']],
])('whether %s', async (_, ids) => {
  const day = await deskDay();
  try {
    await day.link('a', 'ITS-100001');
    const records = openRecords(day.store);
    const kept = await talks.read(records, 'a');
    if (!kept) throw new Error('linked customers have a talk');
    const dialogStack = ids.map((id) => ({ id, state: { answers: {}, trail: [], failures: 0 } }));
    talks.write(records, 'a', { ...kept, dialogs: { dialogStack } });
    await records.commit();
    await day.say('a', '今月あと何回使える？');
    const said = (await day.transcript('a')).map((one) => (one.kind === 'said' ? one.message.text : ''));
    expect(said.join('\n')).toContain('残り');
  } finally {
    await day.close();
  }
});
