/** LINE's menus: made once, replaced when they change, as LINE wants them; and each customer has the one of what they are linked to. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineApi } from '../../adapters/line/api.ts';
import { bringMenus, menuBounds, menuPicture, menuSize, richMenu } from '../../adapters/line/menus.ts';
import { menuWords } from '../../dialogs/words/line-menus.ts';
import { type LineDesk, openLineDesk } from '../helpers/line-desk.ts';
import { lineLinking } from '../helpers/line-linking.ts';
import { wrongForApi } from '../helpers/line-schema.ts';
import { lineToken, lineUser } from '../helpers/line-server.ts';

const names = ['before', 'after'] as const;
const ofWords = (name: (typeof names)[number]) => {
  const { bar, fields } = menuWords[name];
  return { bar, fields: fields.map(({ label, say }) => ({ label: String(label), say })) };
};
const given = { before: ofWords('before'), after: ofWords('after') };

let desk: LineDesk;
beforeEach(async () => {
  desk = await openLineDesk();
});
afterEach(() => desk.close());

const bring = async (change = true, words = given) => {
  const found = { told: [] as string[], problems: [] as string[] };
  await bringMenus(lineApi({ token: lineToken, apiUrl: desk.line.url }), words, change, found);
  return found;
};
const changes = () => desk.line.calls.filter(({ path }) => !path.startsWith('GET')).length;
const menuOf = (name: string) => String(desk.line.account.menuOf(lineUser(name)));

describe('the pictures and fields', () => {
  it.each(names)('of the menu %s are as LINE takes them', (name) => {
    const picture = readFileSync(menuPicture(name));
    expect(picture.length).toBeLessThan(1_000_000);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([menuSize.width, menuSize.height]);
    const menu = richMenu(name, given[name], picture);
    expect(wrongForApi('RichMenuRequest', menu)).toEqual([]);
    expect(menu.areas).toHaveLength(6);
  });

  it('cover the whole menu, none over another', () => {
    const all = Array.from({ length: 6 }, (_, nth) => menuBounds(nth));
    const area = all.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(area).toBe(menuSize.width * menuSize.height);
    for (const { x, y, width, height } of all) {
      expect(x + width).toBeLessThanOrEqual(menuSize.width);
      expect(y + height).toBeLessThanOrEqual(menuSize.height);
    }
  });

  it.each(names)('of the menu %s say what the bot understands', async (name) => {
    for (const [nth, { say }] of given[name].fields.entries()) {
      const [answer = ''] = await desk.say(`${name} ${nth}`, say);
      expect(answer, say).not.toMatch(/読み取れませんでした|お答えできません/);
    }
  });
});

describe('npm run line:setup', () => {
  it('makes both menus once, and the one before linking is that of all', async () => {
    expect((await bring()).problems).toEqual([]);
    expect(menuOf('a')).toMatch(/^desk-before-/);
    const before = changes();
    expect(await bring()).toEqual({ told: ['Both menus are as they should be.'], problems: [] });
    expect(changes()).toBe(before);
  });

  it('with --check makes none, and names what is missing or an earlier one', async () => {
    expect((await bring(false)).problems).toEqual([
      expect.stringContaining('desk-before is missing'),
      expect.stringContaining('desk-after is missing'),
    ]);
    expect(changes()).toBe(0);
    await bring();
    const other = { ...given, after: { ...given.after, bar: 'ご用件' } };
    expect((await bring(false, other)).problems).toEqual([expect.stringContaining('desk-after is an earlier one')]);
    expect((await bring(false)).problems).toEqual([]);
  });

  it('replaces a menu that has changed for everybody who has it, and deletes the earlier one with the next call', async () => {
    await bring();
    const { linkedTo, found, confirm } = lineLinking(() => desk);
    await confirm('a', await found());
    expect(await linkedTo('a')).toHaveLength(1);
    const before = menuOf('a');
    const other = { ...given, after: { ...given.after, bar: 'ご用件' } };
    expect((await bring(true, other)).told).toContain('The menu desk-after is replaced.');
    expect(menuOf('a')).toMatch(/^desk-after-/);
    expect(menuOf('a')).not.toBe(before);
    expect(desk.line.account.menus.size).toBe(3);
    await bring(true, other);
    expect(desk.line.account.menus.size).toBe(2);
    expect(menuOf('a')).toMatch(/^desk-after-/);
  });

  it('touches no menu that is not ours, and tells what LINE refuses', async () => {
    const api = lineApi({ token: lineToken, apiUrl: desk.line.url });
    await api.call('POST', '/v2/bot/richmenu', {
      ...richMenu('before', given.before, Buffer.from('')),
      name: 'campaign',
    });
    await bring();
    await bring();
    const kept = [...desk.line.account.menus.values()].map(({ menu }) => menu.name);
    expect(kept).toContain('campaign');
    desk.line.answerWith(({ path }) => (path.endsWith('/richmenu') ? { status: 429 } : 'as usual'));
    const other = { ...given, before: { ...given.before, bar: 'ご用件' } };
    expect((await bring(true, other)).problems).toEqual([expect.stringContaining('a menu was not made (429)')]);
  });
});

describe('the menu of a customer', () => {
  it('changes when they link, and again when they unlink, by page and by typing', async () => {
    await bring();
    const { found, confirm } = lineLinking(() => desk);
    expect(menuOf('a')).toMatch(/^desk-before-/);
    await confirm('a', await found());
    expect(menuOf('a')).toMatch(/^desk-after-/);
    await desk.say('a', '連携を解除したい');
    await desk.tap('a', '外す');
    expect(menuOf('a')).toMatch(/^desk-before-/);
    for (const words of ['ご契約を連携する', 'ITS-100009', '1009']) await desk.say('a', words);
    expect(menuOf('a')).toMatch(/^desk-after-/);
  });

  it('is tried again until LINE takes it, and holds up no answer', async () => {
    await bring();
    desk.line.answerWith(({ path }) => (/\/user\/U.*\/richmenu/.test(path) ? { status: 500 } : 'as usual'));
    const said = [];
    for (const words of ['ご契約を連携する', 'ITS-100009', '1009']) said.push(...(await desk.say('a', words)));
    expect(said.at(-1)).toContain('ご契約を確認しました');
    expect(menuOf('a')).toMatch(/^desk-before-/);
    desk.line.answerWith(() => 'as usual');
    await desk.pass(2_000);
    expect(menuOf('a')).toMatch(/^desk-after-/);
  });

  it('is left alone where no menus were made, or LINE refuses for good', async () => {
    for (const words of ['ご契約を連携する', 'ITS-100009', '1009']) await desk.say('a', words);
    const calls = desk.line.calls.length;
    await desk.pass(60_000);
    expect(desk.line.calls.length).toBe(calls);
    await bring();
    desk.line.answerWith(({ path }) => (/\/user\/U.*\/richmenu/.test(path) ? { status: 400 } : 'as usual'));
    for (const words of ['ご契約を連携する', 'ITS-100009', '1009']) await desk.say('b', words);
    desk.line.answerWith(() => 'as usual');
    await desk.pass(60_000);
    expect(menuOf('b')).toMatch(/^desk-before-/);
  });
});
