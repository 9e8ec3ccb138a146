/** What a test run skipped, gathered so that it can be told last. */
import type { Reporter, TestCase, TestSuite } from 'vitest/node';

/** One group of skipped tests: where they stand, and what says why. */
export interface Skipped {
  file: string;
  /** the outermost title, or the note given when it was skipped */
  why: string;
  tests: number;
}

const outermost = (test: TestCase | TestSuite): string =>
  test.parent.type === 'module' ? test.name : outermost(test.parent);
const whyOf = (test: TestCase): string => {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || outermost(test);
};

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A reporter, and what it has gathered when the run is over. */
export const gatherSkipped = (): { reporter: Reporter; skipped: () => Skipped[]; counts: Counts } => {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const groups = new Map<string, Skipped>();
  return {
    reporter: {
      onTestRunEnd: (modules) => {
        for (const module of modules) {
          for (const test of module.children.allTests()) {
            const { state } = test.result();
            if (state !== 'pending') counts[state]++;
          }
          for (const test of module.children.allTests('skipped')) {
            const [file, why] = [module.relativeModuleId, whyOf(test)];
            const key = `${file}\n${why}`;
            groups.set(key, { file, why, tests: (groups.get(key)?.tests ?? 0) + 1 });
          }
        }
      },
    },
    skipped: () => [...groups.values()],
    counts,
  };
};

/** The last lines of a run: what was skipped, and what of this machine's was missing. */
export const skippedLines = (skipped: readonly Skipped[], missing: readonly { name: string }[]): string[] => {
  const all = skipped.reduce((sum, { tests }) => sum + tests, 0);
  if (all === 0) return ['Nothing was skipped.'];
  return [
    `Skipped ${all} ${all === 1 ? 'test' : 'tests'}:`,
    ...skipped.map(({ file, why, tests }) => `  ${file} (${tests}): ${why}`),
    ...(missing.length > 0
      ? [`Missing here: ${missing.map(({ name }) => name).join(', ')}. \`npm run setup:test\` brings it.`]
      : []),
  ];
};
