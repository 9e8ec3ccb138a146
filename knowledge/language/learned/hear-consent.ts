/** Whether a message agrees to what was read back: a yes beside which nothing else is meant, or none. */

import type { Documents } from '../../terms/documents.ts';
import { spansAll } from '../readers/spans.ts';
import type { Act, Command, Expecting, Meaning, Reading } from '../reading.ts';
import { isQuestion } from '../text/is-question.ts';
import { madeOf } from '../text/made-of.ts';
import { meaningOf, tellsValue } from './act-meanings.ts';
import { type HeardActs, hearActs } from './hear-acts.ts';
import { explicit, likely } from './limits.ts';
import { wishesElse, wishesForIt } from './read-back.ts';

/** A yes in other words (つないでええよ) is one from here on, where nothing else is heard beside it. */
const agreesSurely = 0.95;
/** Where a yes is said first, or the very wish (ほなリモートやって), this is enough. */
const agreesToo = 0.85;
/** What is as likely as this speaks against a yes: another wish, a question. */
const maybeElse = 0.15;
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
  'unclear',
  'greets',
  'thanks',
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
/** はい、けど電話は苦手です and はい。ところで、… turn to something else, whatever that is. */
const turnsElsewhere = /^(?:ところで|ちなみに|だ?け(?:れ)?ど|で(?:も|すが)(?!い[い]|大丈夫)|ただ(?![今い])|しかし)/u;
/** はい、お手数ですが考えます, and whatever else thinks it over after a yes, agrees to nothing yet. */
const thinksOver =
  /考え(?:ます|る|て|とき|させ)|検討(?:し|さ)|(?:相談|確認)し(?:てから|てみ|ないと)|保留|見送|(?:また|次の?)(?:今度|機会)/u;
const afterYes = ({ span }: Command, text: string): string => text.slice(span.end).replace(/^[^\p{L}\p{N}]+/u, '');
/** はい、お手数おかけします: what is only polite leaves a yes a yes. */
const isPolite = madeOf([
  '(?:いつも|何卒|どうぞ|毎度|本当に)',
  '(?:お手数|ご?面倒|ご迷惑|お手間)(?:を)?(?:お?かけ)?(?:いた|致)?し?ます(?:が|けど)?',
  '(?:恐れ入り|助かり|お世話になり|お待ちして(?:い|おり)?)ます',
  '(?:すみません|すいません|ありがたい|うれしい|嬉しい|助かる)(?:です)?',
  '(?:お願い|よろしく|頼み)(?:(?:いた|致)?します|です|ます)?',
  '[ねよわ、。!]',
]);
/** What follows a yes must be as sure as this. */
const agreesStill = 0.65;

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
  const rest = afterYes(yes, text);
  if (rest !== '' && isPolite(rest)) return true;
  const { acts } = hearActs(rest, context, documents);
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

const isMeantBy = (act: Act, holds: (meaning: Meaning) => boolean): boolean => {
  const meaning = meaningOf(act);
  return meaning !== undefined && holds(meaning);
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
  exact: Reading,
  heard: HeardActs,
  top: Act | undefined,
  expecting: Expecting,
  documents: Documents,
): Command | undefined => {
  const { text } = exact;
  const { context = [] } = expecting;
  const yes = exact.commands.find(({ kind }) => kind === 'yes');
  const no = exact.commands.find(({ kind }) => kind === 'no');
  const said = top !== undefined && top.confidence >= likely ? top.act : undefined;
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
  const isFurther = isExplicit && agreesFurther(yes, exact, heard.acts, expecting, documents);
  // やっぱりオペレーターで agrees to nothing but being connected.
  const isFirst = isExplicit && yes.span.start === 0 && !isQuestion(text);
  const maybe = heard.likely.filter(({ confidence }) => confidence >= maybeElse);
  const isWished = maybe.some((act) => isMeantBy(act, (meaning) => wishesForIt(meaning, context)));
  // はい、続けて遠隔で見てください says both.
  const agreesFrom = isFirst && isWished ? likely : isFirst || isWished ? agreesToo : agreesSurely;
  // はい。ところで、もったいないなあ says more than a yes, and nobody knows what.
  const isSentence = isExplicit && /^[。．.!！?？\n]/u.test(text.slice(yes.span.end).trimStart());
  const saysMore = isSentence && !isWhole && !isFurther && !isWished;
  // 訪問はやめて、リモートでお願いします wishes for something else, however much of a yes it holds; はい、設定もお願いします for more.
  const isElse =
    maybe.some(
      (act) => (!isFirst || act.confidence >= likely) && isMeantBy(act, (meaning) => wishesElse(meaning, context)),
    ) || heard.likely.some(({ act, confidence }) => act === 'done' && confidence >= doneAlready);
  // はい、先に値段を教えてください asks first, whatever else the learned reader makes of it.
  const asksBeside = maybe.some(({ act }) => act === 'asks');
  // はい、ただ妻と相談します may put it off.
  const putsOff = maybe.some(({ act }) => act === 'puts-off');
  const turns = isExplicit && turnsElsewhere.test(afterYes(yes, text));
  const agreesInWords = !putsOff && !turns && (isFurther || isHeardAgreeing(heard, agreesFrom));
  const thinks = isExplicit && thinksOver.test(afterYes(yes, text));
  if (!no && !isElse && !asksBeside && !saysMore && !thinks && (isWhole || agreesInWords))
    return { kind: 'yes', confidence: 0.95, span: { start: 0, end: text.length } };
  const isNo = no !== undefined && (said === undefined || besideNo.includes(said) || spansAll([no], text));
  return isNo && (no.confidence >= explicit || yes === undefined) ? no : undefined;
};
