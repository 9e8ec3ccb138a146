/** The desk's API as an OpenAPI document, made from its operations and shapes. */
import { z } from 'zod';
import { named } from './named.ts';
import { type Operation, operations } from './operations.ts';

const components = (): Record<string, unknown> => {
  const { schemas } = z.toJSONSchema(named, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
};

const ref = (schema: z.ZodType) => ({ $ref: `#/components/schemas/${named.get(schema)?.id}` });
const content = (schema: z.ZodType, example: unknown) => ({ 'application/json': { schema: ref(schema), example } });

const formContent = {
  'multipart/form-data': {
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  },
};

const told: Record<number, string> = {
  400: 'The body, the query or a header is not usable; the message says which.',
  401: 'Not signed in, or the sign-in is wrong.',
  403: 'The CSRF token is missing or wrong, the request comes from another site, or it is for supervisors.',
  404: 'There is no such thing.',
  409: 'A rule refuses it, or it is not that far; the message is for the operator.',
  413: 'The file is larger than is taken.',
  415: 'The body is no form, or the file is of a kind that is not taken.',
  422: 'The Idempotency-Key was used for another action: nothing was done.',
  429: 'Too many wrong tries: the account is paused for this address for some minutes.',
  503: 'It cannot be done just now: try again after the seconds of Retry-After.',
};

const statusesOf = ({ guard, refuses }: Operation): number[] =>
  [
    ...new Set([
      ...refuses,
      ...(guard === 'none' ? [403] : [401]),
      ...(guard === 'changes' || guard === 'once' ? [403] : []),
      ...(guard === 'once' ? [400, 422] : []),
      503,
    ]),
  ].sort();

const parameter = (where: string, name: string, description: string, required: boolean) => ({
  name,
  in: where,
  required,
  description,
  schema: { type: 'string' },
});

const parametersOf = ({ path, query = {}, guard }: Operation) => [
  ...[...path.matchAll(/:(\w+)/g)].map(([, name]) =>
    parameter('path', String(name), 'as an earlier answer gave it', true),
  ),
  ...Object.entries(query).map(([name, told]) => parameter('query', name, told, false)),
  ...(guard === 'changes' || guard === 'once'
    ? [parameter('header', 'x-csrf-token', 'csrf of the session', true)]
    : []),
  ...(guard === 'once'
    ? [
        parameter(
          'header',
          'Idempotency-Key',
          'printable ASCII, 100 characters at most: a retry with the same key is the same action, happens once and gets the same answer',
          true,
        ),
      ]
    : []),
];

const answered = ({ answer }: Operation) => {
  if (answer === 'stream')
    return { description: 'a stream of events', content: { 'text/event-stream': { schema: { type: 'string' } } } };
  if (answer === 'bytes')
    return { description: 'the bytes', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } };
  if (answer === 'document')
    return { description: 'this document', content: { 'application/json': { schema: { type: 'object' } } } };
  return { description: 'done', content: content(answer.schema, answer.example) };
};

/** The OpenAPI 3.1 document. */
export const openapi = () => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, operation] of Object.entries(operations) as [string, Operation][]) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    const { body, guard } = operation;
    paths[path] = {
      ...paths[path],
      [operation.method === 'del' ? 'delete' : operation.method]: {
        operationId: id,
        summary: operation.summary,
        ...(guard !== 'none' && { security: [{ desk: [] }] }),
        parameters: parametersOf(operation),
        ...(operation.form && { requestBody: { required: true, content: formContent } }),
        ...(body && { requestBody: { required: true, content: content(body.schema, body.example) } }),
        responses: {
          200: answered(operation),
          ...Object.fromEntries(
            statusesOf(operation).map((status) => [
              status,
              {
                description: told[status],
                content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
              },
            ]),
          ),
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Operator desk',
      version: '1',
      description: 'What the operator desk page speaks. Words in answers are Japanese and ready to be shown.',
    },
    paths,
    components: {
      schemas: components(),
      securitySchemes: { desk: { type: 'apiKey', in: 'cookie', name: 'desk' } },
    },
  };
};
