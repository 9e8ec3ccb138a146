/** The learned reading and the rules' one joined: the learned one says what is done, the rules say the values; a yes needs both. */
import type { Documents } from '../../terms/documents.ts';
import { type Command, type Expecting, isTrouble, type Reading } from '../reading.ts';
import type { HeardActs } from './hear-acts.ts';
import { inDoubt } from './in-doubt.ts';
import { joinAnswer } from './join-answer.ts';
import { joinReadBack } from './join-read-back.ts';
import { joinUnasked } from './join-unasked.ts';
import { certain, dangerous, heardOf, likely } from './limits.ts';
import { kindsInDoubt, troubleKind, withTrouble } from './of-what.ts';
import { type Joined, setSideBySide } from './side-by-side.ts';

const commandsOf = (
  rules: Reading,
  heard: HeardActs,
  expecting: Expecting,
  joined: Joined,
  documents: Documents,
): readonly Command[] => {
  const danger = heard.likely.find(({ subject }) => subject === 'danger');
  if (heard.danger >= dangerous && danger?.detail)
    return [{ kind: 'danger', danger: danger.detail, confidence: Math.max(heard.danger, likely), span: danger.span }];
  // Nobody is talked out of the rules, however unsure the rest is.
  const breaks = rules.commands.filter((one) => one.kind === 'smalltalk' && one.about === 'rule-change');
  const isHeard = heard.likely.some(({ act, confidence }) => act === 'changes-rules' && confidence >= heardOf);
  if (breaks.length > 0 && isHeard && (joined.top === undefined || joined.top.confidence < certain)) return breaks;
  if (expecting.asked === undefined) return joinUnasked(rules, expecting, heard, joined, documents);
  if (expecting.asked.hears.as === 'yes-no') return joinReadBack(rules, expecting, heard, joined, documents);
  return joinAnswer(rules, expecting, heard, joined);
};

/** The joined reading. In this order: danger, attempts on the rules, what was asked, what else is meant. */
export const joinReadings = (rules: Reading, heard: HeardActs, expecting: Expecting, documents: Documents): Reading => {
  const joined = setSideBySide(rules, heard, expecting);
  const commands = commandsOf(rules, heard, expecting, joined, documents);
  const isTold = commands.some(isTrouble);
  const guess = heard.likely.find((act) => troubleKind(act) !== undefined);
  const isGuessed = isTold && guess !== undefined && joined.acts.every((act) => troubleKind(act) === undefined);
  const kinds = isTold ? kindsInDoubt(heard.likely, rules.mentions.trouble) : undefined;
  const mentions = { ...withTrouble(rules, isGuessed ? [guess] : joined.acts), ...(kinds && { kinds }) };
  return {
    ...rules,
    acts: joined.acts,
    mentions,
    commands: commands.some(({ kind, confidence }) => kind !== 'unknown' && confidence >= likely)
      ? [...commands]
      : [inDoubt(heard.likely, rules.text.length, documents)],
  };
};
