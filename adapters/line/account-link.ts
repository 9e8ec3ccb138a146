/** LINE's account link (developers.line.biz, Link user account): who may open our page, and where its browser goes on to. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { OutsideError } from '../errors.ts';
import type { LineApi } from './api.ts';

/** A button of the chat opens the page for so long. Real time. */
const ticketMs = 60 * 60_000;

const claims = z.tuple([z.string().regex(/^U[0-9a-f]{32}$/), z.number().int()]);

const decoded = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

export interface LinkTickets {
  /** A ticket for the page, of this user of LINE. */
  issue(user: string): string;
  /** Whose it is; undefined: it is none of ours, or its hour is over. */
  userOf(ticket: string): string | undefined;
}

/** Tickets signed with the channel's secret. They prove nothing of who opens the page: LINE's own token does, later. */
export const linkTickets = (secret: string, realNow: () => number): LinkTickets => {
  const signed = (payload: string) => createHmac('sha256', secret).update(`account-link.${payload}`).digest();
  return {
    issue(user) {
      const payload = Buffer.from(JSON.stringify([user, realNow() + ticketMs])).toString('base64url');
      return `${payload}.${signed(payload).toString('base64url')}`;
    },
    userOf(ticket) {
      const [payload = '', given = '', ...more] = ticket.split('.');
      const expected = signed(payload);
      const presented = Buffer.from(given, 'base64url');
      if (more.length > 0 || presented.length !== expected.length || !timingSafeEqual(presented, expected))
        return undefined;
      const { data } = claims.safeParse(decoded(payload));
      return data && data[1] > realNow() ? data[0] : undefined;
    },
  };
};

/** Where LINE asks its user whether to link, and looks whether who asks is whom the token was made for. */
export const linkDialog = 'https://access.line.me/dialog/bot/accountLink';

const tokenShape = z.object({ linkToken: z.string().min(1) });

/** The address that ends the link of `user`, good for ten minutes, once. Throws OutsideError where LINE gives no token. */
export const accountLinkAt = async (api: LineApi, user: string, nonce: string): Promise<string> => {
  const { status, json } = await api.call('POST', `/v2/bot/user/${user}/linkToken`);
  const { data } = tokenShape.safeParse(json);
  if (status !== 200 || !data)
    throw new OutsideError('LINE', { retryable: true, message: `LINE answered ${status} and gave no link token` });
  return `${linkDialog}?${new URLSearchParams({ linkToken: data.linkToken, nonce })}`;
};
