/** The dashboard and the alerts speak of metrics that are there, and each alert says what to do. */
import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { counters, gauges, histograms } from '../../bot/metric-names.ts';
import { openMetrics } from '../../bot/metrics.ts';

const read = (name: string) => readFileSync(new URL(`../../.running/watching/${name}`, import.meta.url), 'utf8');

const rule = z.strictObject({
  alert: z.string().regex(/^Desk[A-Za-z]+$/),
  expr: z.string(),
  for: z
    .string()
    .regex(/^\d+[smh]$/)
    .optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string().min(10) }),
});
const { groups } = z
  .strictObject({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(rule) })) })
  .parse(parse(read('alerts.yaml')));
const alerts = groups.flatMap(({ rules }) => rules);

const panel = z.object({
  id: z.number(),
  title: z.string().min(1),
  targets: z.array(z.object({ expr: z.string() })).default([]),
});
const dashboard = z.object({ panels: z.array(panel) }).parse(JSON.parse(read('grafana.json')));

const asked = [
  ...alerts.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
].map(([where, expr]) => ({ where, expr: expr.replaceAll('$__rate_interval', '5m') }));

/** What a query speaks of: metrics, each with the labels it is chosen or grouped by; undefined when it is no query. */
const spokenOf = (expr: string): { metrics: string[]; labels: string[] } | undefined => {
  const metrics: string[] = [];
  const labels: string[] = [];
  let isQuery = true;
  parser.parse(expr).iterate({
    enter({ name, from, to, type }) {
      if (type.isError) isQuery = false;
      if (name === 'Identifier') metrics.push(expr.slice(from, to));
      if (name === 'LabelName') labels.push(expr.slice(from, to));
    },
  });
  return isQuery ? { metrics, labels } : undefined;
};

/** Every series of a program, by the name queries know it by, with its labels. */
const exported = async (): Promise<Map<string, string[]>> => {
  const metrics = openMetrics();
  for (const name of Object.keys(gauges) as (keyof typeof gauges)[]) metrics.gauge(name, () => 0);
  const text = await metrics.text();
  const labelsOf = (name: string): string[] => {
    const { labels } = ({ ...counters, ...histograms } as Record<string, { labels?: readonly string[] }>)[name] ?? {};
    return [...(labels ?? [])];
  };
  return new Map(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
      type === 'histogram'
        ? ['_bucket', '_sum', '_count'].map((end) => [`${name}${end}`, [...labelsOf(name), 'le']] as const)
        : [[name, labelsOf(name)] as const],
    ),
  );
};
/** What Prometheus itself puts on every series. */
const ofPrometheus = ['instance', 'job'];

describe('the dashboard and the alerts', () => {
  it.each(asked)('$where asks for metrics and labels that are there', async ({ expr }) => {
    const spoken = spokenOf(expr);
    const known = await exported();
    expect(spoken?.metrics.length).toBeGreaterThan(0);
    expect(spoken?.metrics.filter((name) => !known.has(name))).toEqual([]);
    const labels = [...ofPrometheus, ...(spoken?.metrics.flatMap((name) => known.get(name) ?? []) ?? [])];
    expect(spoken?.labels.filter((name) => !labels.includes(name))).toEqual([]);
  });

  it('would not be let through with a misspelt metric, or as no query', async () => {
    expect((await exported()).has('desk_turns')).toBe(false);
    expect(spokenOf('sum(desk_turns_total')).toBeUndefined();
  });

  it('leave none of the desk’s own metrics out', async () => {
    const shown = new Set(
      asked.flatMap(({ expr }) => spokenOf(expr)?.metrics ?? []).map((name) => name.replace(/_bucket$/, '')),
    );
    const own = [...Object.keys(counters), ...Object.keys(gauges), ...Object.keys(histograms)];
    expect(own.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('have a page that says of each alert what it means and what to do', () => {
    const sections = new Map(
      read('README.md')
        .split(/^### /m)
        .slice(1)
        .map((section) => [section.split('\n', 1)[0], section.length]),
    );
    expect([...sections.keys()].sort()).toEqual(alerts.map(({ alert }) => alert).sort());
    expect([...sections].filter(([, length]) => length < 60)).toEqual([]);
  });

  it('have panels each with an id of its own', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('every metric', () => {
  it('has a help text, the process’s own too', async () => {
    const metrics = openMetrics();
    const text = await metrics.text();
    const helped = [...text.matchAll(/^# HELP (\S+) .{10,}$/gm)].map(([, name]) => name);
    expect([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name)).toEqual(helped);
    expect(helped).toEqual(expect.arrayContaining(['nodejs_eventloop_lag_p99_seconds', 'process_cpu_seconds_total']));
    expect(Object.entries(gauges).filter(([, help]) => help.length < 10)).toEqual([]);
  });
});
