/** Sends spans to an OpenTelemetry collector over HTTP: the SDK is loaded here alone, and only when there is one. */
import { trace } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { within } from './within.ts';

/** Real time what is left may take to leave when the process ends. */
const lastMs = 3_000;

export interface SpanExport {
  /** Sends what is left, for three seconds at most. */
  end(): Promise<void>;
}

/**
 * From now on spans are sent to the collector at `endpoint` (OTLP as JSON, at /v1/traces), every five seconds. One that is
 * away loses spans and nothing else; the log tells when it goes and when it is back. Headers and sampling are set by
 * OpenTelemetry's own variables (OTEL_EXPORTER_OTLP_HEADERS, OTEL_RESOURCE_ATTRIBUTES).
 */
export const exportSpans = async (endpoint: string, log: Logger): Promise<SpanExport> => {
  const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const named = resources.detectResources({ detectors: [resources.envDetector] });
  const resource = resources.resourceFromAttributes({ 'service.name': 'light-anshin-desk' }).merge(named);
  const sender = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  let isAway = false;
  const told: Pick<typeof sender, 'export' | 'shutdown' | 'forceFlush'> = {
    export(spans, done) {
      sender.export(spans, (result) => {
        const fails = result.error !== undefined;
        if (fails && !isAway) log.warn({ err: result.error }, 'spans could not be sent to the collector, and are lost');
        if (!fails && isAway) log.info('spans are sent to the collector again');
        isAway = fails;
        done(result);
      });
    },
    shutdown: () => sender.shutdown(),
    forceFlush: () => sender.forceFlush(),
  };
  const provider = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter: told })] });
  trace.setGlobalTracerProvider(provider);
  return {
    end: async () =>
      void (await within(
        provider.shutdown().catch(() => undefined),
        lastMs,
      )),
  };
};
