/** Traces: one id from what comes in to all that comes of it, in the log, in spans, and in calls to the outside. */
import { randomUUID } from 'node:crypto';
import {
  type Context,
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import type { Logger } from 'pino';
import { type StepFields, toldError } from './log.ts';

// For the whole process: adapters hand the trace on through the API alone (`propagation.inject`), SDK or none.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());

const tracer = trace.getTracer('light-anshin-desk');

/** One step of a trace. Its name and fields hold kinds, routes and results: nothing that was said, and nobody's id. */
export interface Step {
  name: string;
  kind?: 'server' | 'client' | 'consumer';
  fields?: StepFields;
  /** what it belongs to; left out: the step it is taken in, or a new trace where there is none */
  within?: Context;
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER };

/** The beginning of a trace where no SDK makes one: an id for the log and for whoever we call. */
const ownSpan = (): Span => {
  const traceId = randomUUID().replaceAll('-', '');
  // Sampled: whoever we call may keep it, though nobody does here.
  return trace.wrapSpanContext({ traceId, spanId: traceId.slice(16), traceFlags: TraceFlags.SAMPLED });
};

/** That a step failed, and by what kind of error: never its message, which may hold what was sent. */
const fail = (span: Span, error: unknown): void => {
  const { type, code } = toldError(error);
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', code ?? type);
};

type Work<T> = (add: (results: StepFields) => void) => Promise<T>;

/** `work` as the step `span`, which is told to whoever wants to know of it. */
const told = async <T>(log: Logger, { name, fields }: Step, span: Span, work: Work<T>): Promise<T> => {
  const began = performance.now();
  let results: StepFields = {};
  try {
    return await work((more) => {
      results = { ...results, ...more };
    });
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.setAttributes(results);
    span.end();
    const ms = Math.round(performance.now() - began);
    log.debug({ step: name, ms, ...fields, ...results }, 'a step is done');
  }
};
const tellNobody = (): void => {};

/**
 * What `work` comes to, as a step of its trace: a span where spans are sent somewhere, a line of the log at level debug,
 * and the trace's id in every line that is logged meanwhile. `work` may add results to the step.
 */
export const traced = <T>(log: Logger, step: Step, work: Work<T>): Promise<T> => {
  const { name, kind, fields = {}, within = context.active() } = step;
  const made = tracer.startSpan(name, { kind: kind ? kinds[kind] : SpanKind.INTERNAL, attributes: fields }, within);
  const isWanted = made.isRecording() || log.isLevelEnabled('debug');
  const isOfTrace = isSpanContextValid(made.spanContext());
  // Nobody wants to know of the step, and its trace is known already: then it costs nothing.
  if (!isWanted && isOfTrace && step.within === undefined) return work(tellNobody);
  const span = isOfTrace ? made : ownSpan();
  return context.with(trace.setSpan(within, span), () => (isWanted ? told(log, step, span, work) : work(tellNobody)));
};

/** The trace that a request belongs to by its headers traceparent and tracestate (W3C Trace Context); a new one where they are none. */
export const traceOf = (headers: Readonly<Record<string, unknown>>): Context => {
  const within = propagation.extract(ROOT_CONTEXT, headers);
  const given = trace.getSpanContext(within);
  // Of the flags we know one: handed on with others, the propagator would write a header that is none.
  return given ? trace.setSpanContext(within, { ...given, traceFlags: given.traceFlags & TraceFlags.SAMPLED }) : within;
};

/** The trace that was kept with something that waited; a new one where none was. */
export const traceKept = (traceparent: string | undefined): Context => traceOf({ traceparent });

/** This trace as a traceparent, to be kept with what waits, so that who takes it up hours later goes on in it. */
export const traceToKeep = (): { trace?: string } => {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent === undefined ? {} : { trace: carrier.traceparent };
};
