/** `npm run terms:diff OLD NEW [QUESTIONS]`: which answers and which decisions change between two folders of documents. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DocumentError, loadDocuments } from '../../knowledge/terms/documents.ts';
import { type Change, changedAnswers, changedDecisions } from './terms-changes.ts';

const usualQuestions = join(import.meta.dirname, '../../test/eval/questions.json');
const [oldDir, newDir, file = usualQuestions] = process.argv.slice(2);

const tell = (title: string, changes: readonly Change[]): void => {
  console.log(`${title}: ${changes.length}`);
  for (const { about, before, after } of changes) console.log(`\n${about}\n  - ${before}\n  + ${after}`);
};

if (oldDir === undefined || newDir === undefined) {
  console.error('Name two folders of documents: npm run terms:diff OLD NEW [QUESTIONS.json]');
  process.exitCode = 1;
} else {
  try {
    const [before, after] = [loadDocuments(oldDir), loadDocuments(newDir)];
    const questions = z.array(z.object({ q: z.string() })).parse(JSON.parse(readFileSync(file, 'utf8')));
    const today = Temporal.Now.plainDateISO('Asia/Tokyo');
    tell(
      'answers that change',
      changedAnswers(
        before,
        after,
        questions.map(({ q }) => q),
      ),
    );
    console.log('');
    tell('decisions that change', changedDecisions(before, after, today));
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    for (const problem of error.problems) console.error(problem);
    process.exitCode = 1;
  }
}
