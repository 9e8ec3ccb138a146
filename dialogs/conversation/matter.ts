/** A message as the rows of decide.ts look at it: what it means surely, and which of that comes first. */
import { isTrouble, type Reading } from '../../knowledge/language/reading.ts';
import { tellsStanding } from '../../knowledge/language/services.ts';
import { explicit, sure } from '../form/form-hearing.ts';
import type { Situation } from '../situation/situation.ts';
import { isUnstated } from '../terms/ask-about-terms.ts';
import { answersOnly, isAside } from './kinds-of-commands.ts';
import type { Topics } from './questions-beside.ts';
import type { Harmless } from './steps.ts';

/** A message as the rows look at it. */
export interface Matter {
  reading: Reading;
  situation: Situation;
  danger: string | undefined;
  /** the other commands the reader is sure of, best first */
  meant: readonly Harmless[];
  /** the form under way takes some of them */
  isTaken: boolean;
  /** what is asked about the terms */
  topics: Topics;
  /** what is said beside our question, best first; `isOnlyAside`: with nothing else but an answer that is not taken */
  aside: Harmless | undefined;
  isOnlyAside: boolean;
  /** what the message means best. Which of service, question and courtesy that is, the reader says. */
  best: Harmless;
}

const asksHowItStands = (command: Harmless): boolean => command.kind === 'start' && command.service === tellsStanding;

const nothingMeant: Harmless = { kind: 'unknown', confidence: 1, span: { start: 0, end: 0 } };

/** 今つながりますか？ネットが落ちて注文が受けられません: a trouble told beside a question is helped with, once that is answered; 印刷の設定はいくらですか names one only. */
const troubleBeside = (meant: readonly Harmless[]): Harmless | undefined => {
  const isAsked = meant[0]?.kind === 'ask' && meant[0].topic !== undefined;
  return isAsked ? meant.find((one) => isTrouble(one) && one.confidence >= explicit) : undefined;
};

/** The matter that `reading` is in `situation`. */
export const matterOf = (reading: Reading, situation: Situation): Matter => {
  const sureOf = reading.commands.filter(({ kind, confidence }) => kind === 'unknown' || confidence >= sure);
  const danger = sureOf.find((command) => command.kind === 'danger')?.danger;
  const harmless = sureOf.filter((command) => command.kind !== 'danger');
  // 怒ってるわけじゃないんです。電話番号を教えて: a question of somebody who has not complained is answered, and no apology.
  const isCalm = !situation.hasComplained && (reading.says.question ?? reading.says.wantsToKnow ?? false);
  const asks = harmless.some(({ kind }) => kind === 'ask' || kind === 'about-step');
  const calm = isCalm && asks ? harmless.filter(({ kind }) => kind !== 'complaint') : harmless;
  // 半日待ったんですよ。どうなってるんですか is more of a complaint than of a question how things stand.
  const anger = calm.find(({ kind }) => kind === 'complaint')?.confidence ?? 0;
  const isScolding = (command: Harmless) => asksHowItStands(command) && command.confidence < anger;
  const meant = calm.filter((command) => reading.says.own !== undefined || !isScolding(command));
  const taken = meant.filter((command) => situation.form?.takes.includes(command));
  const isTaken = taken.some(({ kind }) => kind !== 'unknown');
  // 土曜から answers since when: beside an answer only what is asked as a question is one. 昼から。今日って何時まで asks.
  const { question, wantsToKnow } = reading.says;
  const asksNothing = taken.some(({ kind }) => kind === 'answer') && !question && !wantsToKnow;
  const aside = meant.find(({ kind }) => isAside.has(kind));
  const isOnlyAside = !isTaken && meant.every(({ kind }) => isAside.has(kind) || answersOnly.has(kind));
  // 触ってたら直ったみたい、もういいです, with no form under way, calls nothing off.
  const isOver = situation.form === undefined && meant.some(({ kind }) => kind === 'cancel');
  const over = isOver ? meant.find(({ kind }) => kind === 'solved') : undefined;
  const best =
    over ??
    (isOnlyAside ? aside : undefined) ??
    troubleBeside(meant) ??
    meant.find(({ kind }) => !answersOnly.has(kind) && !isAside.has(kind)) ??
    // An answer the form would not take stands back behind what else the message means.
    meant.find(({ kind }) => kind !== 'answer') ??
    meant[0] ??
    nothingMeant;
  const asked = asksNothing ? [] : meant.flatMap((command) => (command.kind === 'ask' ? [command.topic] : []));
  // お金は戻りますか: the advice has an answer, the terms have none.
  const isAdvised = situation.danger !== undefined && reading.says.dangerAsked?.[situation.danger.kind] !== undefined;
  const topics = isAdvised ? asked.filter((topic) => !isUnstated(topic)) : asked;
  return {
    reading,
    situation,
    danger,
    meant,
    isTaken,
    topics,
    aside,
    isOnlyAside: isOnlyAside && aside !== undefined,
    best,
  };
};
