/** Every written transcript still goes as it is written. After a change of words: `npx vitest run test/transcripts -u`, then read the diff. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replay } from '../helpers/transcript.ts';

const here = import.meta.dirname;

describe('a conversation goes as its transcript says', () => {
  for (const file of globSync('*.txt', { cwd: here }).sort()) {
    it(basename(file, '.txt'), async () => {
      const path = join(here, file);
      await expect(await replay(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path);
    });
  }
});
