/** What Teams posts beside messages: edits, deletes, reactions, joins in any order; and what is said among several people. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { portsOver } from '../../bot/ports.ts';
import { conversation, onTeams, openTeamsDesk, recorded, type TeamsDesk } from '../helpers/teams-desk.ts';

let desk: TeamsDesk;
beforeEach(async () => {
  desk = await openTeamsDesk();
});
afterEach(() => desk.close());

const fees = [expect.stringContaining('月額利用料')];
const greeting = [expect.stringContaining('サポートデスクです')];
const bot = { id: '28:bot-1', name: 'ITサポート&セキュリティ' };
const said = async () =>
  (await desk.transcript()).flatMap((entry) => (entry.kind === 'said' && entry.from === 'customer' ? [entry] : []));
const notes = async (about: string) =>
  (await desk.transcript()).flatMap((entry) => (entry.kind === 'note' && entry.about === about ? [entry] : []));

describe('while an operator holds the chat', () => {
  const id = '1764000000001';
  beforeEach(async () => {
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い'])
      await desk.say(words);
    await desk.operate({ do: 'take' });
    await desk.say('型番はABC-999です', { id });
  });
  const words = async () => (await said()).filter((entry) => entry.clientId === id).map(({ message }) => message.text);

  it('an edited message has its new words, marked, and the old ones stand nowhere', async () => {
    const edit = recorded('message-update', { timestamp: '2026-11-24T01:02:03.000Z' });
    expect(await desk.told(edit)).toEqual([]);
    expect(await desk.told(edit), 'the same again').toEqual([]);
    expect(await words()).toEqual(['型番はABC-123です']);
    const [first] = (await said()).filter((entry) => entry.clientId === id);
    expect(await notes('edited')).toMatchObject([{ of: first?.id, text: '型番はABC-123です' }]);
    await desk.told(recorded('message-update', { text: '型番はABC-124です' }));
    expect((await notes('edited')).map(({ text }) => text)).toEqual(['', '型番はABC-124です']);
    expect(JSON.stringify(await desk.transcript())).not.toMatch(/ABC-999|ABC-123/);
  });

  it('a deleted message is gone, and comes back when that is taken back', async () => {
    await desk.told(recorded('message-update'));
    await desk.told(recorded('message-delete'));
    expect(await words()).toEqual(['']);
    expect(JSON.stringify(await desk.transcript())).not.toContain('ABC');
    expect(await notes('taken-back')).toHaveLength(1);
    const channelData = { eventType: 'undeleteMessage' };
    await desk.told(recorded('message-update', { channelData, text: '型番はABC-125です' }));
    expect(await words()).toEqual(['型番はABC-125です']);
    expect(await notes('restored')).toHaveLength(1);
  });

  it('an edit of a message that never came in is shown, marked', async () => {
    await desk.told(recorded('message-update', { id: 'never' }));
    expect((await said()).at(-1)).toMatchObject({ message: { text: '型番はABC-123です' } });
    expect(await notes('edited')).toHaveLength(1);
  });

  it('a reaction is shown, one that is taken away is not', async () => {
    const reaction = (more: object) => ({ ...onTeams(), type: 'messageReaction', text: null, replyToId: '1', ...more });
    expect(await desk.told(reaction({ reactionsAdded: [{ type: 'like' }] }))).toEqual([]);
    await desk.told(reaction({ reactionsRemoved: [{ type: 'like' }] }));
    await desk.told(reaction({ reactionsAdded: [{ type: '<script>' }, null] }));
    expect((await notes('reacted')).map(({ text }) => text)).toEqual(['👍']);
  });
});

describe('whoever comes', () => {
  const install = recorded('installation-update');
  const join = recorded('late-join');
  it.each([
    ['installed, then joined', [install, join]],
    ['joined, then installed', [join, install]],
    ['joined twice', [join, { ...join, id: 'u5' }]],
    ['installed twice', [install, { ...install, id: 'u6' }]],
  ])('is greeted once: %s', async (_how, all) => {
    const [first, ...rest] = all as [object, ...object[]];
    expect(await desk.told(first)).toEqual(greeting);
    for (const one of [...rest, ...all]) expect(await desk.told(one)).toEqual([]);
  });

  it('late, while a form is open, is not greeted, and the form goes on', async () => {
    await desk.say('訪問してほしい');
    for (const one of [join, install]) expect(await desk.told(one)).toEqual([]);
    expect(await desk.say('ITS-100009')).toEqual([expect.stringContaining('下4桁')]);
  });

  it('again after having left is greeted again; whoever has left is sent nothing', async () => {
    await desk.told(install);
    await desk.told({ ...install, id: 'gone', action: 'remove' });
    expect(await desk.hasLeft()).toBe(true);
    expect(await desk.told({ ...install, id: 'back' })).toEqual(greeting);
    expect(await desk.hasLeft()).toBe(false);
    expect(await desk.told({ ...install, id: 'newer', action: 'add-upgrade' })).toEqual([]);
  });
});

describe('among several people', () => {
  const group = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true, tenantId: 't' } };
  const channel = { conversation: { id: '19:c;messageid=1', conversationType: 'channel', tenantId: 't' } };
  const entities = [{ type: 'mention', text: '<at>デスク</at>', mentioned: { id: bot.id, name: 'デスク' } }];

  it.each([
    ['a group chat', group],
    ['a channel, also where nothing says that it is a group', channel],
  ])('in %s only what names the bot is answered', async (_where, where) => {
    expect(await desk.say('月額いくら？', where)).toEqual([]);
    expect(await desk.say('<at>デスク</at> 月額いくら？', { ...where, entities })).toEqual(fees);
    expect(await desk.say('<at>田中</at> 月額いくら？', { ...where, entities: [] })).toEqual([]);
    expect(await desk.told(recorded('late-join', where))).toEqual([]);
    expect(await desk.told(recorded('installation-update', where))).toEqual([]);
  });
});

describe('kinds nobody needs to hear of', () => {
  it.each([
    { type: 'typing' },
    { type: 'endOfConversation' },
    { type: 'event', name: 'application/vnd.microsoft.readReceipt' },
    { type: 'invoke', name: 'fileConsent/invoke', value: { action: 'accept' } },
    { type: 'invoke', name: 'signin/verifyState', value: {} },
    { type: 'conversationUpdate', membersRemoved: [{ id: '29:u1' }] },
    { type: 'conversationUpdate', channelData: { eventType: 'channelCreated' } },
    { type: 'messageDelete', id: 'unknown' },
    { type: 'nonsense' },
  ])('are taken and change nothing: %j', async (more) => {
    const { status } = await desk.post(onTeams({ text: null, ...more }));
    expect(status).toBe(200);
    expect([desk.connector.arrived, await desk.transcript()]).toEqual([[], []]);
  });
});

it('every payload of the folder is taken, in any order, and the conversation goes on', async () => {
  const names = readdirSync(join(import.meta.dirname, '../examples/teams')).filter((name) => name.endsWith('.json'));
  for (const name of [...names, ...names.toReversed()]) {
    const { status } = await desk.post(recorded(name.replace('.json', ''), { id: crypto.randomUUID() }));
    expect(status, name).toBe(200);
  }
  expect(await desk.say('月額いくら？')).toEqual(fees);
  expect(await portsOver(openRecords(desk.store), desk.desk.clock).desk.handoffOf(conversation)).toBeUndefined();
});
