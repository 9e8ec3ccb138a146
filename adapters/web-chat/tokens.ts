/** Tokens of the web chat: signed, for one conversation and one user, for half an hour; one to come back with, for a day. */
import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Who may do what: one user in one conversation, both named by us. */
export interface Ticket {
  conversationId: string;
  userId: string;
}

/** A chat token opens every route of its conversation, a stream token only the web socket, one to resume with only gets a chat token. */
export type Use = 'chat' | 'stream' | 'resume';

/** How long a token holds, in seconds of the real clock. */
export const lifetimes: Record<Use, number> = { chat: 30 * 60, stream: 60, resume: 24 * 3600 };

export interface Tokens {
  /** A ticket for a new conversation; neither of its ids can be guessed. */
  open(): Ticket;
  issue(ticket: Ticket, use: Use): string;
  check(token: string, use: Use): Ticket | 'expired' | 'wrong';
}

const claims = z.object({ conv: z.string().min(1), user: z.string().min(1), use: z.string(), exp: z.number() });

// Web Chat reads the user's id out of a JWT, so that is what a token is. The header never varies and is never read.
const header = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');

const decoded = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Tokens signed with `key` (32 bytes or more); `now` gives epoch milliseconds of the real clock. */
export const signTokens = ({ key, now }: { key: string | Buffer | KeyObject; now: () => number }): Tokens => {
  const signature = (content: string) => createHmac('sha256', key).update(content).digest();
  return {
    open: () => ({
      conversationId: randomBytes(16).toString('base64url'),
      userId: `dl_${randomBytes(16).toString('base64url')}`,
    }),
    issue({ conversationId, userId }, use) {
      const exp = Math.floor(now() / 1000) + lifetimes[use];
      const payload = Buffer.from(JSON.stringify({ conv: conversationId, user: userId, use, exp })).toString(
        'base64url',
      );
      return `${header}.${payload}.${signature(`${header}.${payload}`).toString('base64url')}`;
    },
    check(token, use) {
      const [head, payload, given, ...rest] = token.split('.');
      if (head !== header || payload === undefined || given === undefined || rest.length > 0) return 'wrong';
      const expected = signature(`${head}.${payload}`);
      const presented = Buffer.from(given, 'base64url');
      if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) return 'wrong';
      const claimed = claims.safeParse(decoded(payload));
      if (!claimed.success || claimed.data.use !== use) return 'wrong';
      if (claimed.data.exp * 1000 <= now()) return 'expired';
      return { conversationId: claimed.data.conv, userId: claimed.data.user };
    },
  };
};
