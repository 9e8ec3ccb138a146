/** The description of the desk's API is the API. */
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../bot/desk.ts';
import { openapi } from '../../bot/desk-api/openapi.ts';
import { type Operation, operations } from '../../bot/desk-api/operations.ts';
import { deskRoutes } from '../../bot/desk-api/routes.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { described } from '../helpers/desk-api-client.ts';

const all = Object.entries(operations) as [string, Operation][];

describe('openapi.json', () => {
  it('is what write-openapi.ts writes', () => {
    expect(described).toEqual(JSON.parse(JSON.stringify(openapi())));
  });

  it('names every route the program serves, and no other', () => {
    const routes = deskRoutes({
      desk: { company: { documents: loadDocuments() } } as Desk,
      publicUrl: () => '',
    });
    const served = routes.map(
      ({ method, path }) => `${method === 'del' ? 'delete' : method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    const told = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(told.toSorted()).toEqual(served.toSorted());
    expect(served).toContain('post /desk/api/chats/{chat}/take');
  });

  it.each(all)('%s: its examples fit their schemas', (_id, { body, answer }) => {
    if (body) body.schema.parse(body.example);
    if (typeof answer !== 'string') answer.schema.parse(answer.example);
    expect(body === undefined || JSON.stringify(body.example) !== '{}').toBe(true);
  });

  it('lets nothing change without a session, a CSRF token and, for a contact, a key', () => {
    const free = all.filter(([, { guard }]) => guard === 'none').map(([id]) => id);
    const reading = all.filter(([, { guard, method }]) => guard === 'reads' && method !== 'get');
    const keyless = all.filter(([, { guard }]) => guard === 'changes').map(([id]) => id);
    expect(free).toEqual(['signIn']);
    expect(reading).toEqual([]);
    expect(keyless).toEqual(['signOut', 'help', 'writing', 'presence']);
  });
});
