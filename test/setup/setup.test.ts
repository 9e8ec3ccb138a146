/** What the tests want is looked for where it is said to be, and what they skipped is told last. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { skippedLines } from './skipped.ts';
import { missing } from './wanted.ts';

/** A folder that holds programs of these names. */
const folderOf = (...programs: string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'path-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const program of programs) {
    writeFileSync(join(folder, program), '#!/bin/sh\n');
    chmodSync(join(folder, program), 0o755);
  }
  return folder;
};
const packages = (environment: Record<string, string>) => missing(environment).map(({ debian }) => debian);

describe('what is missing', () => {
  it('is what is neither on the PATH nor named', () => {
    expect(packages({ PATH: folderOf() })).toEqual(expect.arrayContaining(['redis-server', 'chromium']));
    expect(packages({ PATH: folderOf('redis-server') })).not.toContain('redis-server');
    expect(packages({ PATH: folderOf('chromium') })).not.toContain('chromium');
    expect(packages({ PATH: folderOf(), REDIS_URL: 'redis://a', CHROMIUM_PATH: '/a' })).toEqual(['nginx']);
    expect(packages({ PATH: folderOf('nginx'), REDIS_URL: 'redis://a', CHROMIUM_PATH: '/a' })).toEqual([]);
  });
});

describe('the last lines', () => {
  it('say that nothing was skipped', () => {
    expect(skippedLines([], [{ name: 'Chromium' }])).toEqual(['Nothing was skipped.']);
  });

  it('name what was skipped, why, and what brings it', () => {
    const skipped = [{ file: 'test/a.test.ts', why: 'no redis-server on the path', tests: 3 }];
    expect(skippedLines(skipped, [{ name: 'redis-server' }])).toEqual([
      'Skipped 3 tests:',
      '  test/a.test.ts (3): no redis-server on the path',
      'Missing here: redis-server. `npm run setup:test` brings it.',
    ]);
  });
});
