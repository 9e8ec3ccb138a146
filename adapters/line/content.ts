/** What customers send on LINE beside text, fetched from its data host (Messaging API reference, Get content). */
import { z } from 'zod';
import { download, type FetchFile } from '../channels/download.ts';
import { dataUrl, type LineSettings } from './api.ts';

const place = z.object({ message: z.string().regex(/^[\w-]{1,100}$/) });

/** Fetches the content of a message by its id. LINE deletes it after a time it does not promise, and at once when it is taken back. */
export const lineContent =
  ({ token, apiUrl }: Pick<LineSettings, 'token' | 'apiUrl'>): FetchFile =>
  async (at, limits) => {
    const { message } = place.parse(at);
    const url = `${dataUrl(apiUrl)}/v2/bot/message/${message}/content`;
    return download('LINE', url, limits, { authorization: `Bearer ${token}` });
  };
