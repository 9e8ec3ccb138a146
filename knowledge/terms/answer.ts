/** Answers from the terms: the fact asked for first, its clauses, and what the terms do not say said to be so. */
import type { Documents } from './documents.ts';
import { type ClauseId, type Part, quoted, type Text } from './figures.ts';
import { fill } from './fill.ts';

export interface Answer {
  text: Text;
  cites: ClauseId[];
  /** what the dialog says first, worked out with the clock */
  computed?: 'open-now';
}

/** What is known of the one who asks. */
export interface About {
  plan?: 1 | 2;
  /** the topics nearest to a question the terms do not answer, best first (language/near-to.ts) */
  nearest?: readonly string[];
  /** what such a question was about, in the customer's own word, when that is plain */
  asked?: string;
}

const longest = 400;

/** A template of answers.yaml as text, its figures facts of the terms. */
export const fillFromTerms = (template: string, { terms, answers }: Documents, plan?: 1 | 2): Text =>
  fill(template, (name): Part | Text => {
    const phrase = answers.phrases[name];
    if (phrase !== undefined) return fillFromTerms(phrase, { terms, answers } as Documents, plan);
    const own = plan ?? 1;
    const id = name.replace(/^mine(?=\.)/, `plan${own}`).replace(/^other(?=\.)/, `plan${3 - own}`);
    const { text, clause } = terms.fact(id);
    return { kind: 'fact', text, clause };
  });

/** Subject and nearest clause as texts, so that a customer's own word stays marked as quoted. */
const notStated = (subject: Text, near: string, cites: readonly ClauseId[], documents: Documents): Answer => {
  const { common } = documents.answers;
  const [before = '', after = ''] = common.notStated.split('{subject}');
  return {
    text: [...fillFromTerms(before, documents), ...subject, ...fillFromTerms(after + near + common.wayOn, documents)],
    cites: [...new Set([...cites, ...common.wayOnCites])],
  };
};

/**
 * The answer to a question on `topic`, an id of answers.yaml; undefined: the terms do not say. An id that does not exist
 * throws. When the plan is known, that plan's figures come first.
 */
export const answerTo = (
  topic: string | undefined,
  documents: Documents,
  { plan, nearest = [], asked }: About = {},
): Answer => {
  const { topics, unstated, common } = documents.answers;
  if (topic === undefined) {
    const near = topics.find(({ id }) => id === nearest[0]);
    const subject = asked ? fill(common.namedSubject, () => quoted(asked)) : [common.thisSubject];
    return notStated(subject, '', near?.cites.slice(0, 1) ?? [], documents);
  }
  const missing = unstated.find(({ id }) => id === topic);
  if (missing) return notStated([missing.subject], missing.near ?? '', missing.cites, documents);
  const found = topics.find(({ id }) => id === topic);
  if (found === undefined) throw new Error(`there is no topic ${topic} in answers.yaml`);
  const template = plan && found.mine ? found.mine : found.answer;
  const dated = found.dated ? common.dated : '';
  return {
    text: fillFromTerms(template + dated, documents, plan),
    cites: [...found.cites],
    ...(found.computed ? { computed: found.computed } : {}),
  };
};

/** Several answers as one, as far as they fit into one message; each clause is cited once. The first is always whole. */
export const together = (parts: readonly Answer[]): Answer => {
  const taken: Answer[] = [];
  let length = 0;
  for (const part of parts) {
    const more = part.text.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece : piece.text).length, 0);
    if (taken.length > 0 && length + more > longest) continue;
    taken.push(part);
    length += more;
  }
  const computed = taken.find((part) => part.computed)?.computed;
  return {
    text: taken.flatMap(({ text }, n) => (n === 0 ? text : ['\n', ...text])),
    cites: [...new Set(taken.flatMap(({ cites }) => cites))],
    ...(computed ? { computed } : {}),
  };
};

/** The refusal of a question about the world, or of an attempt to change the rules: it changes nothing. */
export const refusal = (about: 'off-topic' | 'rule-change', documents: Documents): Answer => ({
  text: fillFromTerms(documents.answers.common[about === 'off-topic' ? 'offTopic' : 'ruleChange'], documents),
  cites: [],
});
