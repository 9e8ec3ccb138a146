/** Answers from the terms: the fact asked for first, its clauses, and what the terms do not say said to be so. */
import type { Tongue } from '../language/text/tongue.ts';
import type { Documents } from './documents.ts';
import { type ClauseId, type Part, quoted, type Text } from './figures.ts';
import { fill } from './fill.ts';

export interface Answer {
  text: Text;
  cites: ClauseId[];
  /** what the dialog says first, worked out with the clock: whether people are there now, or on the day that was named */
  computed?: 'open-now' | 'open-on-day';
  /** a language model worded it */
  byModel?: true;
}

/** What is known of the one who asks. */
export interface About {
  plan?: 1 | 2;
  /** the language the question was put in; Japanese when left out */
  tongue?: Tongue;
  /** the topics nearest to a question the terms do not answer, best first (language/near-to.ts) */
  nearest?: readonly string[];
  /** what such a question was about, in the customer's own word, when that is plain */
  asked?: string;
}

/** The most characters of an answer before its citation lines. */
export const longest: Readonly<Record<Tongue, number>> = { ja: 400, en: 800 };

/** What a template is filled for. */
export interface Filling {
  plan?: 1 | 2 | undefined;
  tongue?: Tongue | undefined;
}

/** A template of answers.yaml as text, its figures facts of the terms in the language it is written in. */
export const fillFromTerms = (template: string, documents: Documents, { plan, tongue }: Filling = {}): Text => {
  const { terms, answers } = documents;
  const phrases = tongue === 'en' ? answers.english.phrases : answers.phrases;
  return fill(template, (name): Part | Text => {
    const phrase = phrases[name];
    if (phrase !== undefined) return fillFromTerms(phrase, documents, { plan, tongue });
    const own = plan ?? 1;
    const id = name.replace(/^mine(?=\.)/, `plan${own}`).replace(/^other(?=\.)/, `plan${3 - own}`);
    const { text, en, clause } = terms.fact(id);
    return { kind: 'fact', text: tongue === 'en' ? (en ?? text) : text, clause };
  });
};

/** Subject and nearest clause as texts, so that a customer's own word stays marked as quoted. */
const notStated = (
  subject: Text,
  near: string,
  cites: readonly ClauseId[],
  documents: Documents,
  tongue: Tongue | undefined,
): Answer => {
  const { english, common: japanese } = documents.answers;
  const common = tongue === 'en' ? english.common : japanese;
  const gap = tongue === 'en' ? ' ' : '';
  const [before = '', after = ''] = common.notStated.split('{subject}');
  const rest = [after, near, common.wayOn].filter((part) => part !== '').join(gap);
  return {
    text: [...fillFromTerms(before, documents), ...subject, ...fillFromTerms(rest, documents, { tongue })],
    cites: [...new Set([...cites, ...japanese.wayOnCites])],
  };
};

/**
 * The answer to a question on `topic`, an id of answers.yaml; undefined: the terms do not say. An id that does not exist
 * throws. When the plan is known, that plan's figures come first.
 */
export const answerTo = (topic: string | undefined, documents: Documents, about: About = {}): Answer => {
  const { plan, tongue, nearest = [], asked } = about;
  const { topics, unstated, common, english } = documents.answers;
  const inEnglish = tongue === 'en';
  if (topic === undefined) {
    const near = topics.find(({ id }) => id === nearest[0]);
    const unnamed = inEnglish ? english.common.thisSubject : common.thisSubject;
    const subject = asked && !inEnglish ? fill(common.namedSubject, () => quoted(asked)) : [unnamed];
    return notStated(subject, '', near?.cites.slice(0, 1) ?? [], documents, tongue);
  }
  const missing = unstated.find(({ id }) => id === topic);
  if (missing) {
    const { subject, near, en, nearEn, cites } = missing;
    return inEnglish
      ? notStated([en], nearEn ?? '', cites, documents, tongue)
      : notStated([subject], near ?? '', cites, documents, tongue);
  }
  const found = topics.find(({ id }) => id === topic);
  if (found === undefined) throw new Error(`there is no topic ${topic} in answers.yaml`);
  const { answer, mine, en, mineEn, dated, cites, computed } = found;
  const template = inEnglish ? ((plan && mineEn) ?? en) : ((plan && mine) ?? answer);
  const day = dated ? (inEnglish ? english.common.dated : common.dated) : '';
  return {
    text: fillFromTerms(template + day, documents, { plan, tongue }),
    cites: [...cites],
    ...(computed ? { computed } : {}),
  };
};

/** Several answers as one, as far as they fit into one message; each clause is cited once. The first is always whole. */
export const together = (parts: readonly Answer[], most = longest.ja): Answer => {
  const taken: Answer[] = [];
  let length = 0;
  for (const part of parts) {
    const more = part.text.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece : piece.text).length, 0);
    if (taken.length > 0 && length + more + taken.length > most) continue;
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
export const refusal = (about: 'off-topic' | 'rule-change', documents: Documents, tongue?: Tongue): Answer => {
  const { english, common: japanese } = documents.answers;
  const common = tongue === 'en' ? english.common : japanese;
  return { text: fillFromTerms(common[about === 'off-topic' ? 'offTopic' : 'ruleChange'], documents), cites: [] };
};
