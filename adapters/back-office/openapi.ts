/** The shape of the outside calls as an OpenAPI document: what the back office has to serve, and what is served to it. */
import { z } from 'zod';
import { signatureHeader } from '../signed-calls/signature.ts';
import { type Answered, answered, type Intent, intent, named } from './port.ts';

const wish: Intent = {
  id: 'intent-6f1c5a0d2b9e4c7f8a3d1e5b7c9f0a2d',
  kind: 'visit.book',
  of: 'visit-5d3a9c1e7b20',
  at: '2026-11-24T10:05:00.000+09:00',
  contract: {
    number: 'ITS-100009',
    name: 'Example Office',
    address: '1-1 Example, Chiyoda-ku, Tokyo',
    phone: '03-5555-1009',
  },
  case: 'case-0b8d44e1f3a2',
  details: { slot: { from: '2026-11-26T09:00:00+09:00', to: '2026-11-26T11:00:00+09:00' } },
};
const answer: Answered = { id: 'answer-1', intent: wish.id, answer: { result: 'accepted' } };

const components = (): Record<string, unknown> => {
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
};
const content = (schema: z.ZodType, example: unknown) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${named.get(schema)?.id}` }, example },
});

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
});
const signature = header(
  signatureHeader,
  't=<epoch seconds>,v1=<hex>: HMAC-SHA256 with the shared secret over "<epoch seconds>.<body>", the body byte by byte as it is sent. Refuse what is more than five minutes away. While a secret is being changed there are two v1, of which one is right for either secret.',
);
const failure = (description: string) => ({
  description,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          error: { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } },
        },
      },
    },
  },
});

/** The OpenAPI 3.1 document. `webhooks`: what the back office serves at BACK_OFFICE_URL. */
export const backOfficeDocument = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Back office of visits, loans and remote sessions',
    version: '1',
    description:
      'What is wished is told as an intent once it is kept. It is answered at once, or later by a call back; until then the customer and the operators see it as requested. Intents about one visit, loan or session are told one after the other, in the order they were made.',
  },
  webhooks: {
    intent: {
      post: {
        operationId: 'intent',
        summary: 'Something is wished: take it once, however often it is told',
        parameters: [
          header(
            'Idempotency-Key',
            'the id of the intent: the same key is the same intent, happens once and gets the same answer',
          ),
          signature,
        ],
        requestBody: { required: true, content: content(intent, wish) },
        responses: {
          200: { description: 'It is answered at once.', content: content(answered, answer) },
          202: { description: 'It is taken; the answer follows by a call back.' },
          '4XX': {
            description:
              'It is refused for good and told to the operators. 408, 409 (the same key is still worked on), 425 and 429 are tried again.',
          },
          default: {
            description:
              'Everything else, and no answer within ten seconds, is tried again: after one second and ever longer, or after the seconds of Retry-After, for 24 hours. Redirects are not followed.',
          },
        },
      },
    },
  },
  paths: {
    '/api/back-office/answers': {
      post: {
        operationId: 'answer',
        summary: 'Answers an intent; the same answer told again changes nothing',
        parameters: [signature],
        requestBody: { required: true, content: content(answered, answer) },
        responses: {
          200: {
            description:
              'It is kept. done: it was carried out; noted: things stand otherwise by now, and the operators see it.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: { result: { enum: ['done', 'noted'] } },
                  required: ['result'],
                },
                example: { result: 'done' },
              },
            },
          },
          400: failure('The body is no answer, or none to an intent of this kind; the message says why.'),
          401: failure('The signature is missing, wrong or too old.'),
          404: failure('No intent of that id was ever told.'),
          413: failure('The body is larger than 16 KiB.'),
          415: failure('The body is compressed.'),
          503: failure('It could not be kept just now. Tell it again.'),
        },
      },
    },
  },
  components: { schemas: components() },
});
