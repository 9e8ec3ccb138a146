/** A message that says just what a button says which was asked back: it means that act, and nothing is in doubt. */
import type { Documents } from '../../terms/documents.ts';
import type { Command, Expecting, Reading } from '../reading.ts';
import { actOf, meaningOf } from './act-meanings.ts';
import { withTrouble } from './of-what.ts';

/** What answers the question that was asked is an answer to it. */
const answers: ReadonlySet<Command['kind']> = new Set(['answer', 'correct', 'yes', 'no']);

/** `exact`, with the act that was chosen; undefined: the message is no such choice, or answers what was asked. */
export const readChoice = (exact: Reading, { asked }: Expecting, documents: Documents): Reading | undefined => {
  const label = documents.actsByChoice.get(exact.text.normalize('NFC').trim());
  if (label === undefined || (asked && exact.commands.some(({ kind }) => answers.has(kind)))) return undefined;
  const act = actOf(label, 1, { start: 0, end: exact.text.length });
  const meaning = meaningOf(act);
  const { confidence, span } = act;
  return (
    meaning && {
      ...exact,
      acts: [act],
      mentions: withTrouble(exact, [act]),
      commands: [{ ...meaning, confidence, span }],
    }
  );
};
