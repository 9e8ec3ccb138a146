/** Which of the two menus a user of LINE has: the one of all, or that of who is linked (Messaging API reference, Per-user rich menu). */
import { z } from 'zod';
import { OutsideError } from '../errors.ts';
import type { LineAnswer, LineApi } from './api.ts';

/** The names the two menus are found under, whichever pictures they have. */
export const menuAliases = { before: 'desk-before', after: 'desk-after' } as const;

const alias = z.looseObject({ richMenuId: z.string().regex(/^[\w-]{1,100}$/) });

const failed = ({ status, waitMs }: LineAnswer): OutsideError => {
  const retryable = status === 429 || status === 408 || status === 401 || status >= 500;
  const options = { retryable, message: `LINE answered ${status} to a menu` };
  return new OutsideError('LINE', waitMs === undefined ? options : { ...options, waitMs });
};

/**
 * Gives `user` the menu of who is linked, or takes it away again, so that the one of all is shown. 'no menus': they were
 * not made yet (npm run line:setup). Throws OutsideError.
 */
export const setMenu = async (api: LineApi, user: string, linked: boolean): Promise<'done' | 'no menus'> => {
  const path = `/v2/bot/user/${user}/richmenu`;
  if (!linked) {
    const answer = await api.call('DELETE', path);
    // 404: there was none.
    if (answer.status === 200 || answer.status === 404) return 'done';
    throw failed(answer);
  }
  const named = await api.call('GET', `/v2/bot/richmenu/alias/${menuAliases.after}`);
  if (named.status === 404) return 'no menus';
  const { data } = alias.safeParse(named.json);
  if (named.status !== 200 || !data) throw failed(named);
  const answer = await api.call('POST', `${path}/${data.richMenuId}`);
  if (answer.status === 200) return 'done';
  throw failed(answer);
};
