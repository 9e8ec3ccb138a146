/** What LINE's platform for tests keeps of its users beside messages: link tokens, menus, aliases, who has which, what is read. */
import { randomUUID } from 'node:crypto';
import { wrongForApi } from './line-schema.ts';

interface Asked {
  path: string;
  body: Record<string, unknown>;
  bytes: Buffer;
}
interface Came {
  status: number;
  body: unknown;
}
const done: Came = { status: 200, body: {} };
const refused = (status: number, message: string): Came => ({ status, body: { message } });

/** Opens it. `now`: epoch ms. */
export const openLineAccount = (now: () => number) => {
  /** tokens of the link, by whom each was made for */
  const linkTokens = new Map<string, { user: string; until: number }>();
  const menus = new Map<string, { menu: Record<string, unknown>; picture: Buffer | undefined }>();
  const aliases = new Map<string, string>();
  const ofUsers = new Map<string, string>();
  let ofAll: string | undefined;

  const unknownMenu = (id: string) => (menus.get(id)?.picture ? undefined : refused(404, 'Not found'));

  const table: readonly (readonly [RegExp, (asked: Asked, ...parts: string[]) => Came])[] = [
    [
      /^POST \/v2\/bot\/user\/(U[0-9a-f]{32})\/linkToken$/,
      (_, user = '') => {
        const linkToken = randomUUID().replaceAll('-', '');
        linkTokens.set(linkToken, { user, until: now() + 600_000 });
        return { status: 200, body: { linkToken } };
      },
    ],
    [
      /^POST \/v2\/bot\/chat\/markAsRead$/,
      ({ body }) => {
        const [wrong] = wrongForApi('MarkMessagesAsReadByTokenRequest', body);
        return wrong ? refused(400, wrong) : done;
      },
    ],
    [
      /^POST \/v2\/bot\/chat\/loading\/start$/,
      ({ body }) => {
        const [wrong] = wrongForApi('ShowLoadingAnimationRequest', body);
        return wrong ? refused(400, wrong) : { status: 202, body: {} };
      },
    ],
    [
      /^POST \/v2\/bot\/richmenu$/,
      ({ body }) => {
        const [wrong] = wrongForApi('RichMenuRequest', body);
        if (wrong) return refused(400, wrong);
        const richMenuId = `richmenu-${randomUUID()}`;
        menus.set(richMenuId, { menu: body, picture: undefined });
        return { status: 200, body: { richMenuId } };
      },
    ],
    [
      /^POST \/v2\/bot\/richmenu\/validate$/,
      ({ body }) => {
        const [wrong] = wrongForApi('RichMenuRequest', body);
        return wrong ? refused(400, wrong) : done;
      },
    ],
    [
      /^POST \/v2\/bot\/richmenu\/([\w-]+)\/content$/,
      ({ bytes }, id = '') => {
        const kept = menus.get(id);
        if (!kept) return refused(404, 'Not found');
        if (kept.picture || bytes.length > 1_000_000) return refused(400, 'The image cannot be taken');
        kept.picture = bytes;
        return done;
      },
    ],
    [
      /^GET \/v2\/bot\/richmenu\/list$/,
      () => ({
        status: 200,
        body: { richmenus: [...menus].map(([richMenuId, { menu }]) => ({ ...menu, richMenuId })) },
      }),
    ],
    [
      /^DELETE \/v2\/bot\/richmenu\/([\w-]+)$/,
      (_, id = '') => {
        for (const [user, own] of ofUsers) if (own === id) ofUsers.delete(user);
        return menus.delete(id) ? done : refused(404, 'Not found');
      },
    ],
    [
      /^GET \/v2\/bot\/richmenu\/alias\/list$/,
      () => ({
        status: 200,
        body: { aliases: [...aliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })) },
      }),
    ],
    [
      /^GET \/v2\/bot\/richmenu\/alias\/([\w-]+)$/,
      (_, richMenuAliasId = '') => {
        const richMenuId = aliases.get(richMenuAliasId);
        return richMenuId ? { status: 200, body: { richMenuAliasId, richMenuId } } : refused(404, 'Not found');
      },
    ],
    [
      /^POST \/v2\/bot\/richmenu\/alias$/,
      ({ body }) => {
        const [wrong] = wrongForApi('CreateRichMenuAliasRequest', body);
        const { richMenuAliasId, richMenuId } = body as Record<string, string>;
        if (wrong || richMenuAliasId === undefined || richMenuId === undefined) return refused(400, wrong ?? 'missing');
        if (aliases.has(richMenuAliasId)) return refused(400, 'conflict richmenu alias id');
        aliases.set(richMenuAliasId, richMenuId);
        return unknownMenu(richMenuId) ?? done;
      },
    ],
    [
      /^POST \/v2\/bot\/richmenu\/alias\/([\w-]+)$/,
      ({ body }, alias = '') => {
        const [wrong] = wrongForApi('UpdateRichMenuAliasRequest', body);
        if (wrong || !aliases.has(alias)) return refused(wrong ? 400 : 404, wrong ?? 'Not found');
        aliases.set(alias, String(body.richMenuId));
        return unknownMenu(String(body.richMenuId)) ?? done;
      },
    ],
    [
      /^POST \/v2\/bot\/user\/all\/richmenu\/([\w-]+)$/,
      (_, id = '') => {
        ofAll = id;
        return unknownMenu(id) ?? done;
      },
    ],
    [
      /^GET \/v2\/bot\/user\/all\/richmenu$/,
      () => (ofAll ? { status: 200, body: { richMenuId: ofAll } } : refused(404, 'no default richmenu')),
    ],
    [
      /^POST \/v2\/bot\/richmenu\/batch$/,
      ({ body }) => {
        const [wrong] = wrongForApi('RichMenuBatchRequest', body);
        if (wrong) return refused(400, wrong);
        for (const { from, to } of body.operations as { from: string; to: string }[])
          for (const [user, own] of ofUsers) if (own === from) ofUsers.set(user, to);
        return { status: 202, body: {} };
      },
    ],
    [
      /^POST \/v2\/bot\/user\/(U[0-9a-f]{32})\/richmenu\/([\w-]+)$/,
      (_, user = '', id = '') => {
        const unknown = unknownMenu(id);
        if (!unknown) ofUsers.set(user, id);
        return unknown ?? done;
      },
    ],
    [
      /^DELETE \/v2\/bot\/user\/(U[0-9a-f]{32})\/richmenu$/,
      (_, user = '') => {
        ofUsers.delete(user);
        return done;
      },
    ],
  ];

  return {
    menus,
    aliases,
    /** The name of the menu that `user` sees. */
    menuOf: (user: string): unknown => menus.get(ofUsers.get(user) ?? ofAll ?? '')?.menu.name,
    /** Whether LINE's dialog lets `user` link by this token, once. */
    confirms(linkToken: string, user: string): boolean {
      const made = linkTokens.get(linkToken);
      linkTokens.delete(linkToken);
      return made !== undefined && made.user === user && made.until > now();
    },
    /** What the call comes to; undefined: it is none of these. */
    answer(asked: Asked): Came | undefined {
      for (const [pattern, come] of table) {
        const found = pattern.exec(asked.path);
        if (found) return come(asked, ...found.slice(1));
      }
      return undefined;
    },
  };
};
