/** The description of the outside calls is what is called and what is answered. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backOfficeDocument } from '../../adapters/back-office/openapi.ts';
import { answered, answersTo, intent } from '../../adapters/back-office/port.ts';
import { backOfficeRoutes } from '../../bot/back-office-endpoint.ts';
import type { Desk } from '../../bot/desk.ts';

const described = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../adapters/back-office/openapi.json'), 'utf8'),
);
const served = backOfficeRoutes({} as Desk, { secret: 'a secret' });
const examples = (operation: { requestBody: { content: { 'application/json': { example: unknown } } } }) =>
  operation.requestBody.content['application/json'].example;

describe('openapi.json of the back office', () => {
  it('is what write-openapi.ts writes, and what is served', async () => {
    expect(described).toEqual(JSON.parse(JSON.stringify(backOfficeDocument())));
    const document = served.find(({ path }) => path === '/api/back-office/openapi.json');
    const answer = await document?.handle({} as never);
    expect(JSON.parse(String(answer?.body))).toEqual(described);
  });

  it('names what the back office is to serve and what it may call', () => {
    expect(Object.keys(described.webhooks)).toEqual(['intent']);
    const posts = served.filter(({ method }) => method === 'post').map(({ path }) => path);
    expect(Object.keys(described.paths)).toEqual(posts);
  });

  it('gives examples that fit', () => {
    intent.parse(examples(described.webhooks.intent.post));
    answered.parse(examples(described.paths['/api/back-office/answers'].post));
    const { content } = described.webhooks.intent.post.responses['200'];
    answered.parse(content['application/json'].example);
  });

  it('describes every kind of intent there is an answer to, and refers to nothing that is not there', () => {
    const kinds = described.components.schemas.Intent.oneOf.map(
      (one: { properties: { kind: { const: string } } }) => one.properties.kind.const,
    );
    expect(kinds).toEqual(Object.keys(answersTo));
    const refs = JSON.stringify(described).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    const missing = [...refs].filter(([, name]) => !(String(name) in described.components.schemas));
    expect(missing).toEqual([]);
  });
});
