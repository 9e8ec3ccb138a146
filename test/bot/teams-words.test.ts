/** What customers say on Teams, as clients really post it: the bot's name in every form, HTML, nulls, cards without words, quotes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onTeams, openTeamsDesk, recorded, type TeamsDesk } from '../helpers/teams-desk.ts';

let desk: TeamsDesk;
beforeEach(async () => {
  desk = await openTeamsDesk();
});
afterEach(() => desk.close());

const fees = [expect.stringContaining('月額利用料')];
const bot = { id: '28:bot-1', name: 'ITサポート&セキュリティ' };
const html = (content: string) => [{ contentType: 'text/html', content }];
const said = async () =>
  (await desk.transcript()).flatMap((entry) => (entry.kind === 'said' && entry.from === 'customer' ? [entry] : []));

describe('the name of the bot', () => {
  const mention = (text: unknown, name: unknown = bot.name) => [
    { type: 'clientInfo', locale: 'ja-JP' },
    { type: 'mention', text, mentioned: { id: bot.id, name } },
  ];
  it.each<[string, string, unknown]>([
    [
      'escaped in both',
      '<at>ITサポート&amp;セキュリティ</at> 月額いくら？',
      mention('<at>ITサポート&amp;セキュリティ</at>'),
    ],
    [
      'escaped in the text alone',
      '<at>ITサポート&amp;セキュリティ</at> 月額いくら？',
      mention('<at>ITサポート&セキュリティ</at>'),
    ],
    [
      'escaped in the entity alone',
      '<at>ITサポート&セキュリティ</at> 月額いくら？',
      mention('<at>ITサポート&amp;セキュリティ</at>'),
    ],
    [
      'escaped twice',
      '<at>ITサポート&amp;amp;セキュリティ</at> 月額いくら？',
      mention('<at>ITサポート&セキュリティ</at>'),
    ],
    ['without words in the entity', '<at>ITサポート&セキュリティ</at> 月額いくら？', mention(undefined)],
    ['null in the entity', '<at>ITサポート&セキュリティ</at>&nbsp;月額いくら？', mention(null, null)],
    [
      'with an id in its tag',
      '<at id="0">ITサポート&amp;セキュリティ</at> 月額いくら？',
      mention('<at>ITサポート</at>'),
    ],
    [
      'at the end',
      '月額いくら？ <at>ITサポート&amp;セキュリティ</at>',
      mention('<at>ITサポート&amp;セキュリティ</at>'),
    ],
    ['as Web Chat writes it', '@ITサポート&セキュリティ 月額いくら？', mention('@ITサポート&セキュリティ')],
    [
      'written out, as telephones do',
      'ITサポート&セキュリティ 月額いくら？',
      mention('<at>ITサポート&amp;セキュリティ</at>'),
    ],
    ['with no entity at all', '@ITサポート&セキュリティ 月額いくら？', undefined],
    ['entities that are none', '<at>ITサポート&amp;セキュリティ</at> 月額いくら？', [null, 5, { type: 'mention' }]],
    [
      'twice',
      '<at>ITサポート&amp;セキュリティ</at> 月額いくら？<at>ITサポート&amp;セキュリティ</at>',
      mention('<at>x</at>'),
    ],
  ])('%s is no part of what is said', async (_how, text, entities) => {
    expect(await desk.say(text, { entities })).toEqual(fees);
    expect((await said()).map(({ message }) => message.text)).toEqual(['月額いくら？']);
  });

  it.each(['<デスク>"A" & \'B\'', 'デスク (A|B)*+?.$^[x]'])(
    '%s, of letters that mean something elsewhere, is taken out as well',
    async (name) => {
      const escaped = name
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
      const recipient = { id: bot.id, name };
      const entities = [{ type: 'mention', text: `<at>${escaped}</at>`, mentioned: { id: bot.id, name } }];
      expect(await desk.say(`<at>${escaped}</at> 月額いくら？`, { recipient, entities })).toEqual(fees);
      expect((await said()).map(({ message }) => message.text)).toEqual(['月額いくら？']);
    },
  );

  it('of somebody else stays, as a name', async () => {
    const entities = [{ type: 'mention', text: '<at>田中</at>', mentioned: { id: '29:u2', name: '田中' } }];
    await desk.say('<at>田中</at>さんの件で、月額いくら？', { entities });
    expect((await said())[0]?.message.text).toBe('田中さんの件で、月額いくら？');
  });
});

describe('a message', () => {
  it.each<[string, object, string]>([
    ['of HTML alone', { text: null, attachments: html('<div><p>月額&nbsp;いくら？</p></div>') }, '月額 いくら？'],
    [
      'of HTML alone, with the bot named in it',
      {
        text: '',
        attachments: html(
          '<div><span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">ITサポート&amp;セキュリティ</span> 月額いくら？</div>',
        ),
      },
      '月額いくら？',
    ],
    ['whose text is HTML', { textFormat: 'xml', text: '<div>月額<b>いくら</b>？</div>' }, '月額いくら？'],
    ['whose HTML is cut off', { text: ' ', attachments: html('<div><p>月額いくら？<b') }, '月額いくら？<b'],
    ['with smileys', { text: '', attachments: html('<p>月額いくら？<img alt="🙂" src="x"></p>') }, '月額いくら？🙂'],
    ['escaped by the client', { text: 'A&amp;B &lt;社&gt; 月額いくら？' }, 'A&B <社> 月額いくら？'],
  ])('%s is read', async (_what, more, words) => {
    expect(await desk.told(onTeams(more))).toEqual(fees);
    expect((await said())[0]?.message.text).toBe(words);
  });

  it.each(['null-recipient', 'attachment-null-type'])(
    '%s: null where a field may be missing is a missing field',
    async (name) => {
      expect(await desk.told(recorded(name))).toEqual([expect.stringContaining('月額利用料')]);
    },
  );

  it('with null in every field that may be missing is answered', async () => {
    const fields = [
      'entities',
      'attachments',
      'value',
      'channelData',
      'replyToId',
      'locale',
      'membersAdded',
      'name',
      'id',
    ];
    const nulls = Object.fromEntries(fields.map((field) => [field, null]));
    expect(await desk.say('月額いくら？', nulls)).toEqual(fees);
  });

  it('that is a card’s submit without words acts once, also when it comes again', async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009']) await desk.say(words);
    const submit = recorded('value-only');
    const [asked] = await desk.told(submit);
    expect(asked).toContain('12月1日（火）');
    expect(await desk.told(submit)).toEqual([]);
    expect((await said()).map(({ message }) => message.text).at(-1)).toBe('2026-12-01');
  });
});

describe('a quote', () => {
  it('is what これ stands for, and the operator reads both', async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009']) await desk.say(words);
    const [readBack] = await desk.told(recorded('quote-reply'));
    expect(readBack).toContain('11月25日（水）9:00～11:00の訪問でよろしいですか');
    expect((await said()).at(-1)).toMatchObject({
      message: { text: 'これでお願いします' },
      quotes: '11月25日（水）9:00～11:00',
    });
  });

  it('of a read-back says which one is meant: it is read back once more, and agreed to then', async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009']) await desk.say(words);
    const [asked = ''] = await desk.say('木曜の10時');
    const attachments = [
      { contentType: 'messageReference', content: JSON.stringify({ messageId: '1', messagePreview: asked }) },
    ];
    const more = { text: '<attachment id="1"></attachment>これでお願いします', attachments };
    expect(await desk.told(onTeams(more))).toEqual([
      expect.stringContaining('11月26日（木）9:00～11:00の訪問でよろしいですか'),
    ]);
    expect(await desk.say('はい')).toEqual([expect.stringContaining('承りました')]);
  });

  it('that stands in the text as well is no part of what is said', async () => {
    const attachments = html(
      '<blockquote itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">デスク</strong><span itemprop="time">1</span><p itemprop="preview">訪問できます</p></blockquote><p>月額いくら？</p>',
    );
    expect(await desk.say('デスク 訪問できます\r\n\r\n月額いくら？', { attachments })).toEqual(fees);
    expect((await said())[0]).toMatchObject({ message: { text: '月額いくら？' }, quotes: '訪問できます' });
  });

  it('of a question stands for it', async () => {
    const attachments = html(
      '<blockquote itemtype="http://schema.skype.com/Reply"><p itemprop="preview">月額いくら？</p></blockquote><p>これ教えて</p>',
    );
    expect(await desk.say('これ教えて', { attachments })).toEqual(fees);
  });
});
