/** What a message tells of the trouble that is looked at: more of it, another one, what was tried, what comes first. */

import { type Act, type Command, isTrouble, type Reading } from '../../../knowledge/language/reading.ts';
import { sure } from '../../form/form-hearing.ts';
import type { Answers } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { toldOf } from '../../situation/about-case.ts';
import { ofOneThing } from '../../situation/waiting-troubles.ts';
import { keptWords, ownWords, tellsOfTrouble, wordsOf } from '../../words/kept-words.ts';

/** メールも届かない: a second trouble, told beside the first, which stays the one that is asked about. */
export const addedTo = (heard: Heard, before: Answers): Answers | undefined => {
  const { reading } = heard;
  const { mentions } = reading;
  const { trouble } = mentions;
  const isSame = trouble === before.trouble || ofOneThing(heard, trouble, before.trouble);
  const isOther = mentions.case === 'other' || (trouble !== undefined && !isSame);
  // ほかにもスキャナーがエラーになります says in words that it is another, whatever of a detail it may be.
  const isSaid = mentions.case === 'other' && trouble !== undefined && reading.says.fails === true;
  if (before.what === undefined || mentions.corrected || !isOther || !(isSaid || tellsTrouble(reading)))
    return undefined;
  return { ...before, also: trouble ?? 'other', alsoWhat: toldOf(heard, trouble) };
};

/** 先にメールのほうで, さっきのパソコンの件に戻る: another of the troubles that were told comes first. */
export const putFirst = (heard: Heard, before: Answers): Answers => {
  const { acts, mentions } = heard.reading;
  const { trouble, device } = mentions;
  // それよりプリンタが先かも puts another one in its place, and takes nothing back that was told.
  const isInPlace = ({ act, subject }: Act) => act === 'corrects' && subject === 'trouble' && !mentions.corrected;
  const isNamed = ({ what = '', device: own = '' }: Answers) =>
    device !== undefined && `${what} ${own}`.includes(device);
  const isSame = trouble === undefined ? isNamed(before) : trouble === before.trouble;
  const waiting = heard.kept().waiting ?? [];
  const isOne = trouble !== undefined || waiting.length > 0;
  const named = waiting.find(isNamed);
  // 前の質問に戻る goes back a step; さっきのパソコンの件に戻る names what waits.
  const isTurn = ({ label }: Act) => label === 'asks first' || (label === 'asks back-to' && named !== undefined);
  const isMeant = before.what !== undefined && acts.some((one) => isTurn(one) || isInPlace(one));
  const meant = trouble ?? named?.trouble ?? '';
  return isMeant && !isSame && isOne ? { first: meant, firstWhat: toldOf(heard, trouble) } : {};
};

/** What was vague is named now: 調子が悪い, then メールです. It is the same trouble, with first steps of its own. */
export const refined = (heard: Heard, before: Answers): Answers | undefined => {
  const { reading } = heard;
  const { trouble, sign, case: which } = reading.mentions;
  const words = toldOf(heard, trouble);
  const { tried, sign: wasSign, kinds: _, ...known } = before;
  const wasVague =
    before.what !== undefined &&
    before.what !== words &&
    (before.trouble === undefined || wasSign || before.kinds !== undefined);
  if (!wasVague || trouble === undefined || which === 'other' || (wasSign && sign)) return undefined;
  const tells = tellsTrouble(reading);
  return {
    ...known,
    trouble,
    ...(sign && { sign: 'yes' }),
    ...(tells && { what: keptWords(`${before.what}\n${words}`) }),
    ...((tells || tried !== undefined) && { corrected: trouble }),
  };
};

/** いや、メールです: what was told of another trouble before does not hold for this one. */
export const corrected = (heard: Heard, before: Answers): Answers => {
  const { reading } = heard;
  const { mentions } = reading;
  const { trouble } = mentions;
  if (!mentions.corrected || before.what === undefined) return before;
  const since = { ...(before.since && { since: before.since }) };
  if (trouble !== undefined) return trouble === before.trouble ? before : { corrected: trouble, ...since };
  const words = toldOf(heard, trouble);
  return tellsTrouble(reading) ? { corrected: words, what: words, ...since } : before;
};

/** Something else is wanted beside: じゃあタブレット貸して names a device, and is no news of the trouble. */
const isElse = (command: Command): boolean =>
  command.confidence >= sure && (elsewhere.has(command.kind) || (command.kind === 'start' && !isTrouble(command)));
const elsewhere: ReadonlySet<Command['kind']> = new Set(['human', 'cancel', 'back', 'later', 'wait', 'complaint']);

/** 複合機です, after the first steps were told: the device, in the customer's words, and nothing else. */
export const namedLate = ({ reading }: Heard, { tried }: Answers): Answers => {
  const { says, mentions } = reading;
  const isNamed = tried !== undefined && mentions.device !== undefined && says.brief && !says.question;
  return isNamed && says.solved === undefined && !tellsTrouble(reading) && !reading.commands.some(isElse)
    ? { device: wordsOf(reading) }
    : {};
};

/** Whether something is told to be broken. */
export const tellsTrouble = ({ commands }: Reading): boolean => commands.some(isTrouble);

/** Something is broken: how a thing is done needs no since when and no first steps. */
export const isBroken = ({ howTo }: Answers): boolean => howTo === undefined;

/** What is asked of something broken, until enough was told. */
export const isAsked = (answers: Answers): boolean => isBroken(answers) && Number(answers.details ?? 0) < toldEnough;

/** So much may be told beside a question before it is not asked any more: who helps reads it all. */
const toldEnough = 2;

/** Nothing more is asked of the trouble before its first steps are told. */
export const toldInFull: Answers = { details: String(toldEnough) };

/** 何も映らない, of a PC that does not start: another sign of the trouble. */
const tellsSign = (heard: Heard, before: Answers): boolean => {
  const { trouble } = heard.reading.mentions;
  return tellsTrouble(heard.reading) && trouble !== before.trouble && ofOneThing(heard, trouble, before.trouble);
};

/** Nothing was heard in a message of some length. */
const isUnread = (reading: Reading): boolean =>
  reading.commands.every(({ kind }) => kind === 'unknown') && wordsOf(reading).trim().length >= 6;

/** More of it, told before the first steps: まだダメ says that what was tried has not helped. */
const isDetail = ({ label }: Act): boolean => label === 'tells detail' || label === 'not-done trouble';

/** 銀行のサイトだけ入れないの, told where since when was asked: more of the trouble, kept for whoever helps. */
export const detailed = (heard: Heard, before: Answers): Answers => {
  const { reading } = heard;
  const words = ownWords(reading, isDetail, tellsOfTrouble);
  const { what, tried, details = '0' } = before;
  if (what === undefined || tried !== undefined || what.includes(words)) return {};
  if (!reading.acts.some(isDetail) && !tellsSign(heard, before) && !isUnread(reading)) return {};
  return { what: keptWords(`${what}\n${words}`), details: String(Number(details) + 1) };
};

/** What is told of the trouble, or of what was tried, in answer to whether it is over. */
const tellsMore: ReadonlySet<string> = new Set(['tells tried', 'tells detail', 'tells since', 'tells device']);

/** So often it is asked whether it is over, and no more. */
const askedUpTo = 2;

/**
 * 再起動しました, ランプは緑です, after the first steps were told: kept for whoever helps, and asked once more whether it is over; help is
 * offered where it is still told to be wrong (再起動したけど真っ暗), or where more was told before.
 */
export const noted = (heard: Heard, before: Answers): Answers => {
  const { reading } = heard;
  const { what, tried, did, solved, noted: count = '0' } = before;
  const { says, mentions, commands } = reading;
  const isAnswer = commands.some(({ kind }) => kind === 'answer');
  if (tried === undefined || isAnswer || commands.some(isElse)) return {};
  const isMore = (label: string) => tellsMore.has(label) || (label === 'not-done trouble' && solved === 'no');
  const told = reading.acts.filter(({ label }) => isMore(label));
  const tellsSince = mentions.since !== undefined && says.brief === true && !says.question;
  const isWrong = says.fails === true && (told.length > 0 || tellsSign(heard, before) || isUnread(reading));
  const isTold = (told.length > 0 || tellsSince || isWrong) && !(says.solved !== undefined && solved === undefined);
  if (!isTold) return {};
  const words = ownWords(reading, (act) => told.includes(act), tellsOfTrouble);
  const isTried = told.some(tellsTried);
  const kept = (earlier: string | undefined) => keptWords(earlier === undefined ? words : `${earlier}\n${words}`);
  const goesOn = solved === 'no' || isWrong || Number(count) + 1 >= askedUpTo;
  return {
    ...(isTried ? { did: kept(did) } : { what: kept(what) }),
    noted: String(Number(count) + 1),
    ...(goesOn && { solved: 'no', notedAt: 'how' }),
  };
};

const tellsTried = ({ label }: Act): boolean => label === 'tells tried';

/** What is noted for whoever helps: a detail, or what was tried. */
export const isMoreOfIt = (act: Act): boolean => isDetail(act) || tellsTried(act);

/** もう再起動しました, told before the first steps: it is kept for whoever helps, and is no more asked round than another detail. */
export const didAlready = ({ reading }: Heard, { tried, did, what, details = '0' }: Answers): Answers => {
  const words = ownWords(reading, tellsTried);
  if (tried !== undefined || !reading.acts.some(tellsTried)) return {};
  return {
    did: did === undefined || did === words ? words : keptWords(`${did}\n${words}`),
    ...(what !== undefined && did !== words && { details: String(Number(details) + 1) }),
  };
};
