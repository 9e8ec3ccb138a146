/** `npm run fuzz`: so many requests over every route, right, nearly right and wrong; ends with 1 when anything came of them that must not. */
import { parseArgs } from 'node:util';
import { runFuzz } from './run-fuzz.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string' }, seed: { type: 'string' }, redis: { type: 'boolean' } },
});
const requests = Number(values.requests ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`${requests} requests, seed ${seed} (repeat it with --seed ${seed})`);
const told = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([status, many]) => `${status}: ${many}`)
    .join(', ');
const begun = performance.now();
const report = await runFuzz({
  requests,
  seed,
  store: values.redis ? 'redis' : 'embedded',
  progress: (done, findings) => done % 5_000 === 0 && console.log(`${done} asked, ${findings} findings`),
});
for (const { what, request } of report.findings) console.log(`FOUND ${what}\n      ${request}`);
const seconds = Math.round((performance.now() - begun) / 1000);
console.log(
  [
    `${report.requests} requests in ${seconds} s over ${Object.keys(report.routes).length} routes, slowest ${report.slowestMs} ms`,
    ...Object.entries(report.routes).map(([route, counts]) => `${route.padEnd(60)} ${told(counts)}`),
    `statuses: ${told(report.statuses)}`,
    `routes nobody asked: ${report.unasked.join(', ') || 'none'}`,
    `findings: ${report.findings.length}`,
  ].join('\n'),
);
process.exitCode = report.findings.length + report.unasked.length > 0 ? 1 : 0;
