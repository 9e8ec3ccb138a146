/** Five hundred events of a channel, sends failing in every way, the program killed twice: everybody has every answer, in order. */
import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { soakedChannels } from './channels.ts';
import { compareScreens, runChannel } from './run-channels.ts';

describe.each(Object.keys(soakedChannels))('%s', (name) => {
  const seed = randomInt(2 ** 31);
  it(`brings 500 events, and everybody gets every answer in order (seed ${seed})`, { timeout: 240_000 }, async () => {
    const platform = await soakedChannels[name]?.();
    if (!platform) throw new Error('no such channel');
    const report = await runChannel(platform, { events: 500, people: 40, kills: 2, seed });
    expect(report.wrong).toEqual([]);
    expect(report.complaints).toBe('');
    expect(report.failed).toBeGreaterThan(50);
    expect(report.broughtAgain).toBeGreaterThan(20);
  });
});

describe('what is compared', () => {
  const expected = ['a', 'b', 'a'];
  it.each([
    [['a', 'b', 'a'], 0, undefined],
    [['a', 'b'], 0, '2 of 3 came'],
    [['b', 'a', 'a'], 0, 'after 0 of 3 came: b'],
    [['a', 'a', 'b', 'a'], 0, 'after 1 of 3 came: a'],
    [['a', 'a', 'b', 'a'], 1, undefined],
    [['a', 'b', 'a', 'c'], 1, 'after 3 of 3 came: c'],
  ])('%j with %i excused: %s', (screen, mayBeTwice, wrong) => {
    expect(compareScreens(screen, expected, mayBeTwice).wrong).toBe(wrong);
  });
});
