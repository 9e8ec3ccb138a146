/** Counts and measures of what the process does, as Prometheus text. No message text, no names: kinds and results only. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { counters, gauges, histograms } from './metric-names.ts';

type Labels = Readonly<Record<string, string>>;

export interface Metrics {
  /** Adds one to `name` for these labels. */
  count(name: keyof typeof counters, labels?: Labels): void;
  /** Adds `many` to `name` for these labels. */
  add(name: keyof typeof counters, many: number, labels?: Labels): void;
  /** Adds `value`, in the unit of the name, to its distribution. */
  observe(name: keyof typeof histograms, value: number, labels?: Labels): void;
  /** Measures seconds from now, by the machine's own clock, until what it gives is called, with further labels. */
  time(name: keyof typeof histograms, labels?: Labels): (results?: Labels) => void;
  /** From now on `name` tells what `value` gives when it is asked for; NaN: it is not known. */
  gauge(name: keyof typeof gauges, value: () => number | Promise<number>): void;
  /** Everything, in Prometheus' text format 0.0.4. What the process itself is at is measured from the first call on. */
  text(): Promise<string>;
}

const mapped = <K extends string, V, R>(table: Readonly<Record<K, V>>, make: (name: K, value: V) => R): Record<K, R> =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, make(name as K, value as V)])) as Record<K, R>;

export const openMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const counted = mapped(
    counters,
    (name, { help, labels }) => new Counter({ name, help, labelNames: [...labels], registers }),
  );
  const measured = mapped(
    histograms,
    (name, { help, labels, buckets }) =>
      new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers }),
  );
  let isAsked = false;
  return {
    count: (name, labels = {}) => counted[name].inc(labels),
    add: (name, many, labels = {}) => counted[name].inc(labels, many),
    observe: (name, value, labels = {}) => measured[name].observe(labels, value),
    time(name, labels = {}) {
      const began = performance.now();
      return (results) =>
        measured[name].observe(results ? { ...labels, ...results } : labels, (performance.now() - began) / 1_000);
    },
    gauge(name, value) {
      registry.removeSingleMetric(name);
      new Gauge({
        name,
        help: gauges[name],
        registers,
        async collect() {
          this.set(await value());
        },
      });
    },
    text() {
      // Who is never asked measures no event loop and no garbage.
      if (!isAsked) collectDefaultMetrics({ register: registry });
      isAsked = true;
      return registry.metrics();
    },
  };
};
