/** Counts of what the process does, as Prometheus text. No message text, no names: kinds and results only. */

export interface Metrics {
  /** Adds one to `name` for these labels. */
  count(name: keyof typeof counters, labels?: Readonly<Record<string, string>>): void;
  /** From now on `name` tells what `value` gives when it is asked for. */
  gauge(name: keyof typeof gauges, value: () => number): void;
  /** Everything counted, in Prometheus' text format 0.0.4. */
  text(): string;
}

const counters = {
  desk_turns_total: 'Turns committed, by kind of event',
  desk_turn_conflicts_total: 'Turns run again because a record they read had changed',
  desk_turn_failures_total: 'Turns that failed and told the customer so',
  desk_redelivered_total: 'Events that had happened before and were answered from the store',
  desk_intents_total: 'Intents the back office answered, took, or that were given up, by kind',
  desk_turned_away_total: 'Requests turned away because too much came at once, by why',
  desk_deliveries_total: 'Messages handed to a channel, by result',
  desk_sign_ins_refused_total: 'Sign-ins at the desk that were refused, by why: wrong, paused, busy',
  desk_identification_tries_total: 'Tries to identify that were wrong or refused, by result',
} as const;

const gauges = {
  desk_identification_alarm:
    '1 while more wrong tries to identify come than honest people make: look who sprays numbers',
} as const;

export const openMetrics = (): Metrics => {
  const counts = new Map<string, number>();
  const values = new Map<keyof typeof gauges, () => number>();
  return {
    count(name, labels = {}) {
      const inner = Object.entries(labels).map(([label, value]) => `${label}="${value.replace(/["\\\n]/g, '_')}"`);
      const series = inner.length > 0 ? `${name}{${inner.join(',')}}` : name;
      counts.set(series, (counts.get(series) ?? 0) + 1);
    },
    gauge: (name, value) => void values.set(name, value),
    text: () =>
      Object.entries(counters)
        .flatMap(([name, help]) => [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} counter`,
          ...[...counts]
            .filter(([series]) => series.split('{')[0] === name)
            .map(([series, value]) => `${series} ${value}`),
        ])
        .concat(
          [...values].flatMap(([name, value]) => [
            `# HELP ${name} ${gauges[name]}`,
            `# TYPE ${name} gauge`,
            `${name} ${value()}`,
          ]),
        )
        .concat(`process_resident_memory_bytes ${process.memoryUsage().rss}`, '')
        .join('\n'),
  };
};
