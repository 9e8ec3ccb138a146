/** A place in a transcript as clients keep it: how far they have read, and a mark of what stood there. */
import { createHash } from 'node:crypto';
import { type Refusal, refuse } from './answer.ts';
import type { Placed, WebChatCore } from './core.ts';

/** After which entry a client reads on; `mark` tells whether the entry there is still the one it has seen. */
export interface ReadUpTo {
  after: number;
  mark?: string | undefined;
}

const shape = /^(\d{1,15})(?:\.([\w-]{8}))?$/;

const markOf = ({ entry }: Placed): string => createHash('sha256').update(entry.id).digest('base64url').slice(0, 8);

/** The place a watermark stands for, the start for none; a refusal when it is not one of ours. */
export const readWatermark = (watermark: string | undefined): ReadUpTo | Refusal => {
  if (watermark === undefined || watermark === '') return { after: 0 };
  const [, after, mark] = shape.exec(watermark) ?? [];
  return after === undefined
    ? refuse(400, 'BadWatermark', 'The watermark is not one of ours. Send the last one received, or none.')
    : { after: Number(after), mark };
};

/** A place as a watermark. */
export const writeWatermark = ({ after, mark }: ReadUpTo): string =>
  mark === undefined ? `${after}` : `${after}.${mark}`;

/**
 * The entries after `from`, `limit` at most, and the place they lead to. A client that is ahead of the transcript, because
 * the store was restored or a fail-over lost its end, is read to from the start: what it has already is known by its ids.
 */
export const readOnFrom = async (
  { transcript }: Pick<WebChatCore, 'transcript'>,
  conversationId: string,
  from: ReadUpTo,
  limit: number,
): Promise<{ placed: Placed[]; upTo: ReadUpTo }> => {
  let read: ReadUpTo = { after: 0 };
  let placed: Placed[] | undefined;
  if (from.after > 0) {
    const [seen, ...next] = await transcript(conversationId, from.after - 1, limit + 1);
    const stands = seen?.at === from.after && (from.mark === undefined || from.mark === markOf(seen));
    if (stands) [read, placed] = [{ after: from.after, mark: markOf(seen) }, next];
  }
  placed ??= await transcript(conversationId, 0, limit);
  const last = placed.at(-1);
  return { placed, upTo: last ? { after: last.at, mark: markOf(last) } : read };
};
