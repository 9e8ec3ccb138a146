/** Every written transcript still goes as it is written. After a change of words: `npx vitest run test/transcripts -u`, then read the diff. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replay } from '../helpers/transcript.ts';

const here = import.meta.dirname;
const files = globSync('*.txt', { cwd: here }).sort();
/** What conversations are about; a file's name begins with its group. */
const groups = [
  'calendar',
  'cancel',
  'correction',
  'digression',
  'gate',
  'happy',
  'month-end',
  'out-of-hours',
  'outside',
  'race',
  'redelivery',
  'repair',
];

describe('a conversation goes as its transcript says', () => {
  for (const file of files) {
    it(basename(file, '.txt'), async () => {
      const path = join(here, file);
      await expect(await replay(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path);
    });
  }
});

describe('the transcripts', () => {
  it('each belong to a group, and no group is without one', () => {
    const groupOf = (file: string) => groups.find((group) => file.startsWith(group));
    expect(files.filter((file) => groupOf(file) === undefined)).toEqual([]);
    expect([...new Set(files.map(groupOf))].sort()).toEqual(groups);
  });

  it('each tell at least one state they end in', () => {
    const isJudged = (file: string) => /^後: \S/m.test(readFileSync(join(here, file), 'utf8'));
    expect(files.filter((file) => !isJudged(file))).toEqual([]);
  });
});
