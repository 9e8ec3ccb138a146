/** An operator's browser for tests: keeps the cookie and the CSRF token, and holds every answer to openapi.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { Store } from '../../adapters/store/port.ts';
import type { Desk } from '../../bot/desk.ts';
import { type Operation, operations } from '../../bot/desk-api/operations.ts';
import { deskRoutes } from '../../bot/desk-api/routes.ts';
import { failure } from '../../bot/desk-api/shapes.ts';
import { httpServer } from '../../bot/server.ts';

interface Document {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> } | undefined>>;
}
/** The description as it stands in the repository. */
export const described: Document = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../bot/desk-api/openapi.json'), 'utf8'),
);

const told = (method: string, path: string) => {
  for (const [template, methods] of Object.entries(described.paths)) {
    const found = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path) && methods[method];
    if (found) return found;
  }
  throw new Error(`${method} ${path} does not stand in openapi.json`);
};

export interface DeskApiReply {
  status: number;
  body: unknown;
  headers: Headers;
}

const text = (value: unknown, ...path: string[]): string =>
  String(path.reduce((at: unknown, name) => (at as Record<string, unknown> | undefined)?.[name], value));

/** The message of a refusal. */
export const messageOf = ({ body }: DeskApiReply): string => text(body, 'error', 'message');
export const codeOf = ({ body }: DeskApiReply): string => text(body, 'error', 'code');

let keys = 0;

/** A browser at the desk of the server at `origin`. */
export const operatorBrowser = (origin: string) => {
  const kept = { cookie: '', csrf: '' };
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<DeskApiReply> => {
    const response = await fetch(`${origin}/desk/api${path}`, {
      method,
      headers: {
        ...(kept.cookie && { cookie: kept.cookie }),
        ...(kept.csrf && { 'x-csrf-token': kept.csrf }),
        'idempotency-key': `key-${++keys}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set) kept.cookie = set.split(';')[0] ?? '';
    const answer = await response.json();
    const operation = told(method.toLowerCase(), `/desk/api${path.split('?')[0]}`);
    expect(Object.keys(operation.responses)).toContain(String(response.status));
    const { answer: promised } = operations[operation.operationId as keyof typeof operations] as Operation;
    if (response.status !== 200) failure.parse(answer);
    else if (typeof promised !== 'string') promised.schema.parse(answer);
    return { status: response.status, body: answer, headers: response.headers };
  };
  return {
    kept,
    get: (path: string, headers?: Record<string, string>) => call('GET', path, undefined, headers),
    post: (path: string, body?: unknown, headers?: Record<string, string>) => call('POST', path, body, headers),
    del: (path: string, headers?: Record<string, string>) => call('DELETE', path, undefined, headers),
    async signIn(id: string, password: string): Promise<DeskApiReply> {
      const reply = await call('POST', '/session', { id, password });
      if (reply.status === 200) kept.csrf = text(reply.body, 'csrf');
      return reply;
    },
  };
};

/** The API of `desk` on a free port. */
export const serveDesk = async (
  desk: Desk & { store: Store },
  options: { publicUrl?: string; beatMs?: number } = {},
) => {
  let origin = '';
  const tools = { desk, publicUrl: () => options.publicUrl ?? origin };
  const server = httpServer(deskRoutes(tools, options), () => false, pino({ level: 'silent' }));
  origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;

  return { origin, browser: () => operatorBrowser(origin), close: () => server.close() };
};

/** A conversation as one part of an address. */
export const chatPart = (conversation: string): string => Buffer.from(conversation).toString('base64url');
