/** The rules decide in Japan time, whatever zone the machine is in: the same program is run in four of them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../helpers/rules-in-zone.ts', import.meta.url));
/** Zones and their offsets in January and July, minutes west of UTC: each is what the machine was really set to. */
const zones = {
  UTC: [0, 0],
  'Europe/London': [0, -60],
  'America/Los_Angeles': [480, 420],
  'Pacific/Kiritimati': [-840, -840],
};
type Told = { offsets: number[]; lines: string[] };

const runIn = async (zone: string): Promise<Told> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    env: { PATH: process.env.PATH ?? '', TZ: zone },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return JSON.parse(out);
};

const told = new Map<string, Told>();
beforeAll(async () => {
  for (const zone of Object.keys(zones)) told.set(zone, await runIn(zone));
}, 120_000);

it.each(Object.entries(zones))(
  'a machine in %s decides as one in UTC at some twelve hundred instants',
  (zone, offsets) => {
    expect(told.get(zone)?.offsets).toEqual(offsets);
    expect(told.get(zone)?.lines.length).toBeGreaterThan(1_200);
    expect(told.get(zone)?.lines).toEqual(told.get('UTC')?.lines);
  },
);

it.each(Object.keys(zones))('in %s each of 36 months begins at 00:00 in Japan, and contacts with it', (zone) => {
  const lines = (told.get(zone)?.lines ?? []).slice(-72).map((line) => line.split('\t'));
  for (let n = 0; n < 36; n++) {
    const first = new Date(Date.UTC(2026, n, 1)).toISOString().slice(0, 10);
    const month = first.slice(0, 7);
    const before = new Date(Date.UTC(2026, n - 1, 1)).toISOString().slice(0, 7);
    const after = new Date(Date.UTC(2026, n + 1, 1)).toISOString().slice(0, 10);
    const [last, begun] = lines.slice(2 * n);
    expect(begun?.[0]).toBe(new Date(Date.parse(`${first}T00:00:00+09:00`)).toISOString().replace('.000', ''));
    expect([last?.[2], begun?.[2]]).toEqual([before, month]);
    expect(last?.[7]).toContain(`"renews":"${first}"`);
    expect(begun?.[7]).toContain(`"renews":"${after}"`);
  }
});
