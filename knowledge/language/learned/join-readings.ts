/** The learned reading and the exact one joined: the learned one says what is done, the exact one the values; a yes needs both. */
import type { Documents } from '../../terms/documents.ts';
import { type Command, type Expecting, isTrouble, type Reading } from '../reading.ts';
import { askedLast, besideLittle } from './beside-little.ts';
import { type HeardActs, tellsDanger } from './hear-acts.ts';
import { askedOfSpoken, inDoubt, possible } from './in-doubt.ts';
import { joinAnswer } from './join-answer.ts';
import { joinReadBack } from './join-read-back.ts';
import { joinUnasked } from './join-unasked.ts';
import { dangerous, likely } from './limits.ts';
import { kindsInDoubt, troubleKind, withTrouble } from './of-what.ts';
import { type Joined, setSideBySide } from './side-by-side.ts';

const commandsOf = (
  exact: Reading,
  heard: HeardActs,
  expecting: Expecting,
  joined: Joined,
  documents: Documents,
): readonly Command[] => {
  const danger = heard.likely.find(tellsDanger);
  // 煙なんて出てません is more of a denial than of a danger.
  const isDenied = heard.acts.some(({ label, confidence }) => label === 'corrects danger' && confidence > heard.danger);
  if (heard.danger >= dangerous && !isDenied && danger?.detail)
    return [
      { kind: 'danger', danger: danger.detail, confidence: Math.max(heard.danger, likely), span: danger.span },
      // ITS-100001 1001 ルーターが焦げくさい tells who writes as well.
      ...exact.commands.filter((one) => one.kind === 'answer' && ['number', 'lastFour'].includes(one.slot)),
    ];
  if (joined.bare && joined.given.length === 0) return [joined.bare];
  if (expecting.asked === undefined) return joinUnasked(exact, expecting, heard, joined, documents);
  if (expecting.asked.hears.as === 'yes-no') return joinReadBack(exact, expecting, heard, joined, documents);
  return joinAnswer(exact, expecting, heard, joined);
};

/** The question which of two things is meant that two readers are sure of, where both can be offered and nothing answers what was asked. */
const whichOfBoth = (
  { text }: Reading,
  { acts, differs }: HeardActs,
  { given, bare }: Joined,
  expecting: Expecting,
  documents: Documents,
): Command | undefined => {
  if (!differs || bare || given.length > 0) return undefined;
  const asked = inDoubt(possible([...acts, ...differs], expecting.context), text.length, documents);
  return asked.kind === 'unknown' && (asked.among?.length ?? 0) > 1 ? asked : undefined;
};

/** The joined reading. In this order: danger, a bare wish, what was asked, what else is meant. */
export const joinReadings = (exact: Reading, heard: HeardActs, expecting: Expecting, documents: Documents): Reading => {
  const joined = setSideBySide(exact, heard, expecting);
  const which = whichOfBoth(exact, heard, joined, expecting, documents);
  if (which) return { ...exact, acts: [], commands: [which] };
  const first = commandsOf(exact, heard, expecting, joined, documents);
  const joinedUp = besideLittle(first, exact, expecting, documents);
  const commands = [...joinedUp, ...askedLast(joinedUp, exact, expecting, documents)];
  const isUnderstood = commands.some(({ kind, confidence }) => kind !== 'unknown' && confidence >= likely);
  const ofSpoken = isUnderstood ? [] : askedOfSpoken(heard.likely, expecting.context);
  const doubt = () => inDoubt(possible(heard.likely, expecting.context), exact.text.length, documents);
  const isTold = commands.some(isTrouble);
  const guess = heard.likely.find((act) => troubleKind(act) !== undefined);
  const isGuessed = isTold && guess !== undefined && joined.acts.every((act) => troubleKind(act) === undefined);
  const kinds = isTold ? kindsInDoubt(heard.likely, exact.mentions.trouble) : undefined;
  const mentions = { ...withTrouble(exact, isGuessed ? [guess] : joined.acts), ...(kinds && { kinds }) };
  return {
    ...exact,
    acts: joined.acts,
    mentions,
    commands: isUnderstood ? [...commands] : ofSpoken.length > 0 ? ofSpoken : [doubt()],
  };
};
