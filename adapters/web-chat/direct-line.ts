/** The part of Direct Line 3.0 that Bot Framework Web Chat needs, as a table of routes without a framework. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse, type WebChatAnswer } from './answer.ts';
import type { WebChatCore } from './core.ts';
import { type Incoming, limits, readActivity, readUpload } from './incoming.ts';
import { renderSet } from './render.ts';
import { lifetimes, type Ticket, type Tokens, type Use } from './tokens.ts';
import { type ReadUpTo, readOnFrom, readWatermark, writeWatermark } from './watermark.ts';

/** A request before its body is read, as any server can hand it over. */
export interface DirectLineHead {
  /** the Authorization header */
  authorization?: string | undefined;
  /** the Content-Type header */
  contentType?: string | undefined;
  /** `:id` of the path */
  id?: string | undefined;
  /** `watermark` of the query */
  watermark?: string | undefined;
  /** where the request comes from, as a digest; undefined: from this machine */
  address?: string | undefined;
  /** where the web socket is reached from outside: ws:// or wss://, without a slash at its end */
  streamOrigin: string;
}

export interface DirectLineRequest extends DirectLineHead {
  /** the body, as it came */
  bytes: Buffer;
}

export interface DirectLineRoute {
  method: 'get' | 'post';
  /** `:id` stands for the conversation */
  path: string;
  /** the most its body may hold, in bytes; 0: the body is not read */
  bodyLimit: number;
  /** it commits nothing, though it is no GET: a token is signed, a stream opened */
  commitsNothing?: boolean;
  /** what it takes, which is limited */
  paced?: 'message' | 'token';
  /** asked before the body is read: why the token does not open this address */
  admit?(head: DirectLineHead): Refusal | undefined;
  /** Never throws. */
  handle(request: DirectLineRequest): Promise<WebChatAnswer>;
}

const pageSize = 200;

/** Why a token does not open a conversation. */
export const closed = {
  missing: refuse(401, 'MissingToken', 'Send the token as "Authorization: Bearer <token>".'),
  expired: refuse(403, 'TokenExpired', 'The token has expired. Start a new conversation with a new token.'),
  wrong: refuse(403, 'BadArgument', 'The token is not valid. Get a new one from /directline/tokens/generate.'),
  ended: refuse(403, 'Ended', 'The customer has ended this conversation. Start a new one with a new token.'),
  otherPage: refuse(403, 'OtherOrigin', 'The chat is not for pages of this site.'),
  elsewhere: refuse(403, 'BadArgument', 'The token is for another conversation. Use the token of this one.'),
};

/** Answered where a proxy before us made a request of it: the stream is a web socket. */
const noSocket = refuse(
  426,
  'NoWebSocket',
  'This is a web socket, and the request is none: a proxy may have taken its Upgrade away. Poll the activities.',
);

const eventId = (conversationId: string, incoming: Incoming): string =>
  incoming.kind === 'join'
    ? `webchat:${conversationId}:join`
    : `webchat:${conversationId}:message:${(incoming.kind === 'message' && incoming.clientId) || randomUUID()}`;

/**
 * The routes of the web chat. `failed` hears of errors of the core, which are answered 503: the client may try again,
 * and a message with the same clientActivityID is the same event.
 */
export const directLineRoutes = (options: {
  core: WebChatCore;
  tokens: Tokens;
  failed: (error: unknown) => void;
}): DirectLineRoute[] => {
  const { core, tokens } = options;

  const ticketOf = ({ authorization, id }: DirectLineHead, uses: readonly Use[]): Ticket | Refusal => {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return closed.missing;
    const found = uses.map((use) => tokens.check(token, use));
    const ticket = found.find((one) => typeof one !== 'string') ?? (found.includes('expired') ? 'expired' : 'wrong');
    if (typeof ticket === 'string') return closed[ticket];
    return id === undefined || id === ticket.conversationId ? ticket : closed.elsewhere;
  };

  const tokenBody = (ticket: Ticket) => ({
    conversationId: ticket.conversationId,
    token: tokens.issue(ticket, 'chat'),
    expires_in: lifetimes.chat,
  });

  const streamBody = (ticket: Ticket, from: ReadUpTo, { streamOrigin }: DirectLineRequest) => ({
    ...tokenBody(ticket),
    streamUrl: `${streamOrigin}/directline/conversations/${ticket.conversationId}/stream?watermark=${writeWatermark(from)}&t=${tokens.issue(ticket, 'stream')}`,
  });

  const take = async (
    ticket: Ticket,
    incoming: Incoming | Refusal,
    { address }: DirectLineRequest,
  ): Promise<WebChatAnswer> => {
    const from = address === undefined ? {} : { address };
    if (isRefusal(incoming)) return incoming;
    const id = eventId(ticket.conversationId, incoming);
    if (incoming.kind === 'writing') await core.writing(ticket.conversationId);
    if (incoming.kind === 'message') {
      const { text, files, clientId } = incoming;
      await core.hear({ ...ticket, ...from, eventId: id, text, files, ...(clientId ? { clientId } : {}) });
    }
    if (incoming.kind === 'join') await core.hear({ ...ticket, ...from, eventId: id, text: '', files: [], join: true });
    return { status: 200, body: { id } };
  };

  /** A route that a token for one of `uses` opens, at a place of the transcript; `alsoOver`: once the conversation is ended, too. */
  const opened = (
    handle: (ask: {
      ticket: Ticket;
      from: ReadUpTo;
      request: DirectLineRequest;
    }) => WebChatAnswer | Promise<WebChatAnswer>,
    { uses = ['chat'], alsoOver = false }: { uses?: readonly Use[]; alsoOver?: boolean } = {},
  ): Required<Pick<DirectLineRoute, 'admit' | 'handle'>> => ({
    admit(head) {
      const ticket = ticketOf(head, uses);
      return isRefusal(ticket) ? ticket : undefined;
    },
    async handle(request) {
      const ticket = ticketOf(request, uses);
      if (isRefusal(ticket)) return ticket;
      const from = readWatermark(request.watermark);
      if (isRefusal(from)) return from;
      try {
        const { over } = await core.standing(ticket.conversationId);
        return over && !alsoOver ? closed.ended : await handle({ ticket, from, request });
      } catch (error) {
        options.failed(error);
        return refuse(503, 'NotAvailable', 'This could not be done just now. Try again.');
      }
    },
  });

  const base = '/directline/conversations';
  return [
    {
      method: 'post',
      path: '/directline/tokens/generate',
      bodyLimit: limits.json,
      commitsNothing: true,
      paced: 'token',
      async handle() {
        const ticket = tokens.open();
        return { status: 200, body: { ...tokenBody(ticket), resumeToken: tokens.issue(ticket, 'resume') } };
      },
    },
    {
      method: 'post',
      path: '/directline/tokens/refresh',
      bodyLimit: limits.json,
      commitsNothing: true,
      ...opened(({ ticket }) => ({ status: 200, body: tokenBody(ticket) }), { uses: ['chat', 'resume'] }),
    },
    {
      method: 'post',
      path: base,
      bodyLimit: limits.json,
      commitsNothing: true,
      ...opened(({ ticket, from, request }) => ({ status: 201, body: streamBody(ticket, from, request) })),
    },
    {
      method: 'get',
      path: `${base}/:id`,
      bodyLimit: 0,
      ...opened(({ ticket, from, request }) => ({ status: 200, body: streamBody(ticket, from, request) })),
    },
    {
      method: 'get',
      path: `${base}/:id/activities`,
      bodyLimit: 0,
      ...opened(async ({ ticket, from }) => {
        const { placed, upTo } = await readOnFrom(core, ticket.conversationId, from, pageSize);
        // After the entries: whoever came or went with one of them has come or gone.
        const { speaker } = await core.standing(ticket.conversationId);
        return { status: 200, body: renderSet({ placed, upTo, speaker }, ticket) };
      }),
    },
    { method: 'get', path: `${base}/:id/stream`, bodyLimit: 0, handle: async () => noSocket },
    {
      method: 'post',
      path: `${base}/:id/end`,
      bodyLimit: limits.json,
      ...opened(
        async ({ ticket }) => {
          await core.end(ticket.conversationId);
          return { status: 200, body: {} };
        },
        { uses: ['chat', 'resume'], alsoOver: true },
      ),
    },
    {
      method: 'post',
      path: `${base}/:id/activities`,
      bodyLimit: limits.json,
      paced: 'message',
      ...opened(({ ticket, request }) => take(ticket, readActivity(request.bytes), request)),
    },
    {
      method: 'post',
      path: `${base}/:id/upload`,
      bodyLimit: limits.upload,
      paced: 'message',
      ...opened(async ({ ticket, request }) =>
        take(ticket, await readUpload(request.bytes, request.contentType ?? ''), request),
      ),
    },
  ];
};
