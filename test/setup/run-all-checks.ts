/** `npm test`: types, lint and every test; its last lines say what was skipped. FAIL_ON_SKIP=1 makes a skip a failure. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCLI, startVitest } from 'vitest/node';
import { gatherSkipped, skippedLines } from './skipped.ts';
import { missing } from './wanted.ts';

const root = join(import.meta.dirname, '../..');
process.chdir(root);
// Each test file loads the packages anew, in a process of its own: what Node compiles of them is kept.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'light-anshin-desk-tests');

const passes = (program: string, ...words: string[]): boolean =>
  spawnSync(process.execPath, [join(root, 'node_modules', program), ...words], {
    stdio: ['ignore', 'inherit', 'inherit'],
  }).status === 0;

const failed: string[] = [];
if (!passes('typescript/bin/tsc', '--noEmit')) failed.push('types');
if (!passes('@biomejs/biome/bin/biome', 'check')) failed.push('lint and format');

const { reporter, skipped, counts } = gatherSkipped();
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const run = await startVitest('test', filter, { ...options, watch: false, reporters: ['default', reporter] });
await run.close();
if (process.exitCode) failed.push('tests');

const wanted = missing(process.env);
if (skipped().length > 0 && process.env.FAIL_ON_SKIP === '1') failed.push('nothing may be skipped here');
if (failed.length > 0) process.exitCode = 1;
const lines = [
  failed.length > 0 ? `Failed: ${failed.join(', ')}.` : 'All checks pass.',
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  ...skippedLines(skipped(), wanted),
];
console.log(lines.join('\n'));
