/** The evaluation set put to the whole bot: what each question was taken for, and what is wrong with its answer. */
import { readFileSync } from 'node:fs';
import { intentOf } from '../../knowledge/language/intent.ts';
import { read } from '../../knowledge/language/read.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { faultsOf } from '../helpers/answer-check.ts';
import { type AskedMessage, openQuestions } from '../helpers/answer-conversation.ts';
import { type Half, halfOf, type Question } from './halves.ts';

export interface QuestionScore {
  question: Question;
  half: Half;
  /** undefined for a question that leans on others: it means something only in its conversation */
  intent: string | undefined;
  text: string;
  faults: string[];
}

const documents = loadDocuments();

/** The questions of test/eval/questions.json. */
export const questions: readonly Question[] = JSON.parse(
  readFileSync(new URL('questions.json', import.meta.url), 'utf8'),
);

const takenFor = ({ q, before }: AskedMessage): string | undefined =>
  before ? undefined : intentOf(read(q, { open: [] }, documents).commands[0]);

/** Every question of the set, answered in a conversation of its own, in their order. */
export const score = async (): Promise<QuestionScore[]> => {
  const desk = await openQuestions();
  const results: QuestionScore[] = [];
  for (const question of questions) {
    const intent = takenFor(question);
    const { text, cites } = await desk.ask(question);
    const misread = intent !== undefined && intent !== question.intent && !question.intent_ok.includes(intent);
    const faults = [...faultsOf({ text, cites }, question), ...(misread ? [`is taken for ${intent}`] : [])];
    results.push({ question, half: halfOf(question.id), intent, text, faults });
  }
  await desk.close();
  return results;
};
