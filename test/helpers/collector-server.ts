/** A local OpenTelemetry collector: a real HTTP server that keeps the spans it is sent. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';

const value = z.object({ stringValue: z.string().optional(), intValue: z.number().optional() });
const sent = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              kind: z.number(),
              attributes: z.array(z.object({ key: z.string(), value })),
              status: z.object({ code: z.number() }),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type SentSpan = z.infer<typeof sent>['resourceSpans'][number]['scopeSpans'][number]['spans'][number];

/** What a span tells beside its name. */
export const told = ({ attributes }: SentSpan): Record<string, string | number | undefined> =>
  Object.fromEntries(attributes.map(({ key, value: { stringValue, intValue } }) => [key, stringValue ?? intValue]));

/** Starts it; until told otherwise it takes everything. */
export const startCollector = async () => {
  const spans: SentSpan[] = [];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    if (request.url !== '/v1/traces') throw new Error(`a collector has nothing at ${request.url}`);
    bodies.push(body);
    for (const { scopeSpans } of sent.parse(JSON.parse(body)).resourceSpans)
      spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    response.setHeader('content-type', 'application/json');
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    /** for OTEL_EXPORTER_OTLP_ENDPOINT */
    url: `http://127.0.0.1:${address.port}`,
    spans,
    /** everything it was sent, as it came */
    bodies,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
