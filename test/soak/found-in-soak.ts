/** What is wrong with a server after a soak: it holds more than it did, or something was not done. */
import type { SoakReport } from './run-soak.ts';

/** So many more sockets, responses or timers than after the first part may be there by chance: one is just being opened or closed. */
const byChance = 4;

/** MB of heap that a thousand conversations add, by least squares over the looks. */
export const heapMbPer1000 = (looks: SoakReport['looks']): number => {
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(looks.map((one) => one.conversations)), mean(looks.map((one) => one.heapUsed))];
  const across = mean(looks.map((one) => (one.conversations - x) ** 2));
  const together = mean(looks.map((one) => (one.conversations - x) * (one.heapUsed - y)));
  return across === 0 ? 0 : ((together / across) * 1000) / 1024 / 1024;
};

/** Each finding in one line. The first look is of a server that has warmed up; `mostMb` is what a thousand conversations may add to the heap. */
export const foundInSoak = (
  { looks, after, waiting, undelivered, complaints }: SoakReport,
  mostMb: number,
): string[] => {
  const [warm] = looks;
  if (!warm) return ['nobody looked'];
  const grown = heapMbPer1000(looks);
  const kinds = ['sockets', 'responses', 'timers'] as const;
  return [
    ...Object.entries(waiting).flatMap(([name, many]) => (many === 0 ? [] : [`${name} is ${many} at the end`])),
    ...kinds.flatMap((kind) =>
      after[kind] > warm[kind] + byChance
        ? [`${kind}: ${warm[kind]} after the first part, ${after[kind]} at the end`]
        : [],
    ),
    ...(grown > mostMb ? [`the heap grows by ${grown.toFixed(1)} MB each thousand conversations`] : []),
    ...(undelivered > 0 ? [`${undelivered} messages were not delivered once`] : []),
    ...(complaints === '' ? [] : [`the server complained: ${complaints.slice(0, 2_000)}`]),
  ];
};
