/** Whether a message agrees to what was read back: a yes beside which nothing else is meant, or none. */

import type { Documents } from '../../terms/documents.ts';
import type { Act, Command, Expecting, Reading } from '../reading.ts';
import { isQuestion } from '../text/is-question.ts';
import { isSame, meaningOf, tellsValue } from './act-meanings.ts';
import { type HeardActs, hearActs } from './hear-acts.ts';
import { answersFrom, explicit, likely } from './limits.ts';
import { wishesElse, wishesForIt } from './read-back.ts';
import { spansAll } from './spans.ts';

/** A yes in other words (つないでええよ) is one from here on, where nothing else is heard beside it. */
const agreesSurely = 0.95;
/** Where the rules hear a yes first or the very wish (ほなリモートやって), this is enough. */
const agreesToo = 0.85;
/** What the rules take for another wish is one, where the learned reader holds it for as likely as this. */
const heardElse = 0.02;
/** うん、直ってるから大丈夫 begins nothing, where it is as likely as this. */
const doneAlready = 0.1;

/** Nothing that is heard so speaks against a yes that is all there is. */
const besideYes: readonly (string | undefined)[] = [
  undefined,
  'agrees',
  'waits',
  'keeps',
  'wants',
  'tells',
  'corrects',
];
/** Says no in another way: 取り消してください, また今度. */
const besideNo: readonly (string | undefined)[] = [
  'agrees',
  'declines',
  'keeps',
  'withdraws',
  'puts-off',
  'understands',
];
/** Who is to be connected and waits, or leaves it as it is, agrees. */
const staysOn: readonly string[] = ['agrees', 'keeps', 'waits'];
/** Beside these a yes is still a yes. */
const courtesies: readonly string[] = ['agrees', 'thanks', 'greets'];

const isValue = ({ kind }: Command): boolean => kind === 'answer' || kind === 'correct';
/** What follows a yes must be as sure as this. */
const agreesStill = 0.6;

/**
 * Whether what follows a yes agrees too, or gives a value: はい、始めてください. はい、考えます and はい。いくらですか agree to nothing (row 27).
 * Who is to be connected may wait (はい、順番を待っています), but not have us wait.
 */
const agreesFurther = (
  yes: Command,
  { commands, text }: Reading,
  ofWhole: readonly Act[],
  { context = [], connects }: Expecting,
  documents: Documents,
): boolean => {
  const { acts } = hearActs(text.slice(yes.span.end).replace(/^[^\p{L}\p{N}]+/u, ''), context, documents);
  const waits = connects === true && acts.some(({ act }) => act === 'agrees');
  const leavesYes = (act: Act): boolean => {
    const meaning = meaningOf(act);
    return (
      courtesies.includes(act.act) ||
      (act.act === 'waits' && waits) ||
      (act.act !== 'cannot' && tellsValue(act)) ||
      (meaning !== undefined && wishesForIt(meaning, context))
    );
  };
  if (!ofWhole.every(leavesYes)) return false;
  return acts.length > 0
    ? acts.every((act) => act.confidence >= agreesStill && leavesYes(act))
    : commands.some(isValue);
};

/** Whether the learned reader hears a yes, as likely as `from` or more, and nothing beside it. */
const isHeardAgreeing = ({ acts, likely }: HeardActs, from: number): boolean => {
  const [whole] = likely;
  const isYes = whole?.act === 'agrees' && whole.confidence >= from;
  return isYes && acts.every(({ act }) => courtesies.includes(act));
};

/**
 * The yes or the no in a message that answers a read-back, undefined where it is neither. A yes is said as one (はい, 始めて) and
 * nothing else is heard, or is surely meant; a question, a condition and 「わかりました」 are none (row 27).
 */
export const hearConsent = (
  rules: Reading,
  heard: HeardActs,
  top: Act | undefined,
  expecting: Expecting,
  documents: Documents,
): Command | undefined => {
  const { text } = rules;
  const { context = [] } = expecting;
  const yes = rules.commands.find(({ kind }) => kind === 'yes');
  const no = rules.commands.find(({ kind }) => kind === 'no');
  const said = top !== undefined && top.confidence >= answersFrom ? top.act : undefined;
  const isExplicit = yes !== undefined && yes.confidence >= explicit;
  // OKです is said as a yes, though it may take note as well; お願いします asks for what is read back only where nothing else is heard.
  const [likeliest] = heard.likely;
  const meant = likeliest && likeliest.confidence >= likely ? meaningOf(likeliest) : undefined;
  const stays = heard.likely.reduce((sum, { act, confidence }) => sum + (staysOn.includes(act) ? confidence : 0), 0);
  const waits = expecting.connects === true && (said === 'keeps' || said === 'waits' || stays >= agreesToo);
  const isMeant = meant?.kind === 'yes' || waits || (meant !== undefined && wishesForIt(meant, context));
  const isWhole =
    yes !== undefined &&
    spansAll([yes], text) &&
    (isExplicit ? besideYes.includes(said) || said === 'understands' : besideYes.includes(said) && isMeant);
  const isFurther = isExplicit && agreesFurther(yes, rules, heard.acts, expecting, documents);
  // やっぱりオペレーターで agrees to nothing but being connected.
  const isFirst = isExplicit && yes.span.start === 0 && !isQuestion(text);
  const isWished = rules.commands.some((one) => one.kind === 'start' && wishesForIt(one, context));
  // はい、続けて遠隔で見てください says both.
  const agreesFrom = isFirst && isWished ? likely : isFirst || isWished ? agreesToo : agreesSurely;
  const wishesOther = (act: Act): boolean => {
    const meaning = meaningOf(act);
    return meaning !== undefined && wishesElse(meaning, context);
  };
  // 訪問はやめて、リモートでお願いします wishes for something else, however much of a yes it holds.
  const isElse =
    heard.acts.some(wishesOther) ||
    heard.likely.some(({ act, confidence }) => act === 'done' && confidence >= doneAlready) ||
    rules.commands.some(
      (one) => wishesElse(one, context) && heard.likely.some((act) => act.confidence >= heardElse && isSame(one, act)),
    );
  // はい。ところで、料金はかかりますか？ asks first, whatever else the learned reader makes of it.
  const asksBeside = isQuestion(text) && rules.commands.some(({ kind }) => kind === 'ask');
  if (!no && !isElse && !asksBeside && (isWhole || isFurther || isHeardAgreeing(heard, agreesFrom)))
    return { kind: 'yes', confidence: 0.95, span: { start: 0, end: text.length } };
  const isNo = no !== undefined && (said === undefined || besideNo.includes(said) || spansAll([no], text));
  return isNo && (no.confidence >= explicit || yes === undefined) ? no : undefined;
};
