/** The two menus as LINE takes them, and how they are brought there: only what has changed, found again by their aliases. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LineAnswer, LineApi } from './api.ts';
import { cutLabel, most } from './limits.ts';
import { menuAliases } from './menu-of-user.ts';

/** What a menu holds: the words of its bar, and six fields, row by row. */
export interface MenuGiven {
  bar: string;
  fields: readonly { label: string; say: string }[];
}
export type MenuName = keyof typeof menuAliases;

/** Two rows of three. */
export const menuSize = { width: 2_500, height: 1_686 } as const;
const columns = 3;
const rows = 2;

/** The picture of a menu, drawn by test/setup/draw-line-menus.ts. */
export const menuPicture = (name: MenuName): URL => new URL(`menus/${name}.png`, import.meta.url);

/** The fields of a menu, row by row; they leave nothing out, and no two lie over one another. */
export const menuBounds = (nth: number): { x: number; y: number; width: number; height: number } => {
  const [column, row] = [nth % columns, Math.floor(nth / columns)];
  const x = Math.floor((column * menuSize.width) / columns);
  const y = Math.floor((row * menuSize.height) / rows);
  return {
    x,
    y,
    width: Math.floor(((column + 1) * menuSize.width) / columns) - x,
    height: Math.floor(((row + 1) * menuSize.height) / rows) - y,
  };
};

/** The menu `name` as LINE takes it. Its own name says which words and picture it has. */
export const richMenu = (name: MenuName, { bar, fields }: MenuGiven, picture: Buffer) => {
  const areas = fields.map(({ label, say }, nth) => ({
    bounds: menuBounds(nth),
    action: { type: 'message', label: cutLabel(label, most.quickReplyLabel), text: cutLabel(say, most.postback) },
  }));
  const menu = { size: menuSize, selected: true, chatBarText: cutLabel(bar, most.chatBar), areas };
  const digest = createHash('sha256').update(JSON.stringify(menu)).update(picture).digest('hex').slice(0, 16);
  return { ...menu, name: `${menuAliases[name]}-${digest}` };
};

/** A name that one of our menus has, or had before its words or picture changed. */
const isOurs = (name: string): boolean => Object.values(menuAliases).some((alias) => name.startsWith(`${alias}-`));

const listed = z.looseObject({ richmenus: z.array(z.looseObject({ richMenuId: z.string(), name: z.string() })) });
const aliased = z.looseObject({
  aliases: z.array(z.looseObject({ richMenuAliasId: z.string(), richMenuId: z.string() })),
});
const ofAll = z.looseObject({ richMenuId: z.string() });
const made = z.looseObject({ richMenuId: z.string().regex(/^[\w-]{1,100}$/) });

/** LINE did not take a step. */
class NotTaken extends Error {
  constructor(step: string, { status, wrong }: LineAnswer) {
    super(`${step} (${status}${wrong.length > 0 ? ` at ${wrong.join(', ')}` : ''})`);
  }
}

const asked = async (step: string, call: Promise<LineAnswer>): Promise<LineAnswer> => {
  const answer = await call;
  if (answer.status !== 200 && answer.status !== 202) throw new NotTaken(step, answer);
  return answer;
};

/** Makes the menu anew, with its picture; its id. */
const make = async (api: LineApi, menu: ReturnType<typeof richMenu>, picture: Buffer): Promise<string> => {
  await asked('a menu is not as LINE wants it', api.call('POST', '/v2/bot/richmenu/validate', menu));
  const answer = await asked('a menu was not made', api.call('POST', '/v2/bot/richmenu', menu));
  const { richMenuId } = made.parse(answer.json);
  await asked('a picture was not taken', api.upload(`/v2/bot/richmenu/${richMenuId}/content`, 'image/png', picture));
  return richMenuId;
};

/**
 * Brings both menus to LINE where they are not there already, with `change`; else only looks. Whoever has an earlier one
 * gets its successor; what no alias names any more is deleted with the next call. What was found goes to `told`, what is
 * wrong or missing to `problems`. Throws OutsideError when LINE cannot be reached.
 */
export const bringMenus = async (
  api: LineApi,
  given: Readonly<Record<MenuName, MenuGiven>>,
  change: boolean,
  { told, problems }: { told: string[]; problems: string[] },
): Promise<void> => {
  const standing = listed.parse((await asked('no list', api.call('GET', '/v2/bot/richmenu/list'))).json).richmenus;
  const aliases = aliased.parse((await asked('no aliases', api.call('GET', '/v2/bot/richmenu/alias/list'))).json);
  const idOf = new Map(aliases.aliases.map(({ richMenuAliasId, richMenuId }) => [richMenuAliasId, richMenuId]));
  const keep = new Set(idOf.values());

  const bring = async (name: MenuName): Promise<string | undefined> => {
    const picture = readFileSync(menuPicture(name));
    const menu = richMenu(name, given[name], picture);
    const alias = menuAliases[name];
    const before = idOf.get(alias);
    const now = standing.find(({ richMenuId }) => richMenuId === before);
    if (now?.name === menu.name) return before;
    if (!change) {
      problems.push(
        `The menu ${alias} is ${before ? 'an earlier one' : 'missing'}. Run npm run line:setup without --check.`,
      );
      return undefined;
    }
    const richMenuId = await make(api, menu, picture);
    await asked(
      'an alias was not set',
      before
        ? api.call('POST', `/v2/bot/richmenu/alias/${alias}`, { richMenuId })
        : api.call('POST', '/v2/bot/richmenu/alias', { richMenuAliasId: alias, richMenuId }),
    );
    if (before && now) {
      const operations = [{ type: 'link', from: before, to: richMenuId }];
      await asked('who has the earlier menu keeps it', api.call('POST', '/v2/bot/richmenu/batch', { operations }));
    }
    keep.add(richMenuId);
    told.push(`The menu ${alias} is ${before ? 'replaced' : 'made'}.`);
    return richMenuId;
  };

  try {
    const before = await bring('before');
    const after = await bring('after');
    if (before !== undefined) {
      const { json } = await api.call('GET', '/v2/bot/user/all/richmenu');
      const isSet = ofAll.safeParse(json).data?.richMenuId === before;
      if (!isSet && !change) problems.push('The menu of all is another one. Run npm run line:setup without --check.');
      if (!isSet && change)
        await asked('the menu of all was not set', api.call('POST', `/v2/bot/user/all/richmenu/${before}`));
    }
    const old = standing.filter(({ richMenuId, name }) => isOurs(name) && !keep.has(richMenuId));
    if (change)
      for (const { richMenuId } of old)
        await asked('an earlier menu was not deleted', api.call('DELETE', `/v2/bot/richmenu/${richMenuId}`));
    if (before !== undefined && after !== undefined) told.push('Both menus are as they should be.');
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    problems.push(`Menus: ${error.message}. Try again later; please report this line if it stays.`);
  }
};
