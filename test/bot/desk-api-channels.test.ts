/** A customer on two channels is seen as one: the operator's case names each chat of the contract, and the one written in last. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { channelsOf } from '../../bot/desk-api/channels-of.ts';
import { lookAt, nameIn } from '../../bot/desk-api/look.ts';
import { conversationOnLine } from '../../bot/line-event.ts';
import { portsOver } from '../../bot/ports.ts';
import { type LineDesk, openLineDesk } from '../helpers/line-desk.ts';
import { lineUser } from '../helpers/line-server.ts';

const number = 'ITS-100009';
const onLine = conversationOnLine(lineUser('a'));

describe('the channels of a contract', () => {
  let desk: LineDesk;
  beforeEach(async () => {
    desk = await openLineDesk();
  });
  afterEach(() => desk.close());

  let written = 0;
  const writes = (conversation: string, text: string) =>
    desk.desk.turns.run({
      ...{ kind: 'message', id: `in/${++written}`, conversation, user: conversation, text, attachments: 0 },
      delivery: { by: 'transcript' },
    });
  const identifies = async (conversation: string) => {
    for (const text of ['今月の残り回数', number, '1009']) await writes(conversation, text);
  };
  const seen = async (shown: string) => {
    const { turn } = await lookAt(desk.desk, shown);
    const marks = await channelsOf(desk.desk, turn, number, shown);
    return marks.map(({ chat, channel, here, last }) => [channel, nameIn(chat), here, last]);
  };

  it('are told with the one written in last, wherever the operator looks', async () => {
    for (const words of ['今月の残り回数', number, '1009']) await desk.say('a', words);
    expect(await seen(onLine)).toEqual([['line', onLine, true, true]]);
    desk.clock.at += 1_000;
    await identifies('web/1');
    desk.clock.at += 1_000;
    await identifies('msteams/2');
    expect(await seen('web/1')).toEqual([
      ['teams', 'msteams/2', false, true],
      ['web', 'web/1', true, false],
      ['line', onLine, false, false],
    ]);
    desk.clock.at += 1_000;
    await desk.say('a', '月額いくら？');
    expect((await seen('web/1'))[0]).toEqual(['line', onLine, false, true]);
  });

  it('leave out who speaks for the contract no longer', async () => {
    await identifies('web/1');
    await identifies('web/2');
    const records = openRecords(desk.store);
    await portsOver(records, desk.clock).contracts.unlink('web/2', number);
    await records.commit();
    expect(await seen('web/1')).toEqual([['web', 'web/1', true, true]]);
  });
});
