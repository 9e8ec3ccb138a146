/** Questions about the terms: answered with the clause cited, or said not to be in them; what the clock tells comes first. */

import { resolveDay } from '../../knowledge/language/dates/resolve-when.ts';
import { type Service, topicAbout, traitsOf } from '../../knowledge/language/services.ts';
import type { Tongue } from '../../knowledge/language/text/tongue.ts';
import { isOpenDay, openNow } from '../../knowledge/rules/business-hours.ts';
import { inJapan } from '../../knowledge/rules/japan-time.ts';
import { type Answer, answerTo, longest, refusal, together } from '../../knowledge/terms/answer.ts';
import { dayAnswer } from '../../knowledge/terms/day-answer.ts';
import type { Text } from '../../knowledge/terms/figures.ts';
import { sure } from '../form/form-hearing.ts';
import { forms } from '../form/form-names.ts';
import type { Heard } from '../form/turn.ts';
import { contractOf } from '../situation/customer.ts';
import { comingVisit } from '../situation/visit-slots.ts';
import type { Reply } from '../words/reply.ts';
import { wordedAnswer } from './word-answer.ts';

/** Hours that are asked for, as far as the clock has something to say of them. */
interface HoursAsked {
  computed: NonNullable<Answer['computed']>;
  /** hours of visits alone */
  ofVisits: boolean;
  tongue: Tongue;
}

/**
 * What the clock tells of hours: of the day that was named, or of now. Who names no day and asks when nobody is there hears when the next
 * opening is. `whole`: the hours themselves are told with it.
 */
const clockTells = (
  { documents, now, promised, say, reading }: Heard,
  { computed, ofVisits, tongue }: HoursAsked,
): { text: Text; whole: boolean } | undefined => {
  const wall = inJapan(now).toPlainDateTime();
  const named = resolveDay(reading.says.when, now);
  const today = wall.toPlainDate();
  const ofNow = named?.time === undefined && (named?.today ?? true);
  const asksNow = ofNow && (computed === 'open-now' || named !== undefined);
  const [desk, visit] = [openNow('desk', now, promised), openNow('visit', now, promised)];
  if (asksNow && tongue === 'ja' && isOpenDay(today, promised))
    return { text: say.openNow(desk, visit), whole: !desk.allowed };
  const day = named?.day ?? (computed === 'open-now' && !named?.later ? today : undefined);
  const time = named?.time ?? (asksNow ? wall.toPlainTime() : undefined);
  const told = dayAnswer({ ...(day && { day }), ...(time && { time }) }, documents, promised, tongue);
  if (told) return { text: told, whole: false };
  const closed = ofVisits ? visit : desk;
  const isTold = named === undefined && tongue === 'ja' && !closed.allowed;
  return isTold ? { text: say.closedNow(closed), whole: false } : undefined;
};

/** What is asked of set-up by a visit is told of the fault-isolation visit it is to be done at, where one is booked with it. */
const asItStands = async (heard: Heard, topic: string | undefined): Promise<string | undefined> => {
  const contract = topic === topicAbout(forms.paidVisit) ? await contractOf(heard) : undefined;
  const visit = contract && (await comingVisit(heard, contract.number));
  return visit?.setUpWish === undefined ? topic : 'paid-visit.with-fault-visit';
};

/** The topics a message asks about, as far as the reader is sure. */
export const askedIn = ({ reading }: Heard): string[] =>
  reading.commands.flatMap((command) =>
    command.kind === 'ask' && command.topic !== undefined && command.confidence >= sure ? [command.topic] : [],
  );

/** The answers to `asked` as one message in the language the question is put in. undefined: what was asked is not in the terms. */
export const answerQuestions = async (heard: Heard, asked: readonly (string | undefined)[]): Promise<Reply> => {
  const { documents, reading, tongue } = heard;
  const topics = [...new Set(await Promise.all(asked.map((topic) => asItStands(heard, topic))))];
  const near = reading.near ?? {};
  const plan = (await contractOf(heard))?.plan;
  const about = { tongue, ...(plan && { plan }) };
  const answers = topics.map((topic) => answerTo(topic, documents, { ...about, ...(topic === undefined && near) }));
  // What is asked of now is answered with the hours; the same hours are not told a second time.
  const asksNow = answers.some(({ computed }) => computed === 'open-now');
  const composed = together(
    asksNow ? answers.filter((one) => one.computed !== 'open-on-day') : answers,
    longest[tongue],
  );
  const { text, cites, computed } = composed;
  const worded = computed ? undefined : await wordedAnswer(heard, topics, composed);
  const last = topics.findLast((topic) => topic !== undefined);
  // 代わりのFAXある? … 申し込みます is for the FAX.
  const { kind } = reading.says;
  heard.keep({ asked: last === undefined ? undefined : { topic: last, tongue, ...(kind && { kind }) } });
  const ofVisits = topics.every((topic) => topic?.startsWith('visit.'));
  const clock = computed && clockTells(heard, { computed, ofVisits, tongue });
  const isWhole = clock?.whole === true && answers.length === 1;
  if (worded) return worded;
  return {
    text: [...(clock?.text ?? []), ...(clock && !isWhole ? ['\n'] : []), ...(isWhole ? [] : text)],
    cites,
    ...(topics.some(isUnstated) && { choices: heard.say.whoKnows }),
  };
};

/** Whether the terms know nothing of the topic: the way to someone who knows goes with it. */
export const isUnstated = (topic: string | undefined): boolean => topic === undefined || topic.startsWith('x.');

/** Whether a question about a day was answered last: 土曜の午前 then asks the same of it. */
export const followsHours = ({ documents, kept }: Heard): boolean =>
  documents.answers.topics.find(({ id }) => id === kept().asked?.topic)?.computed !== undefined;

/** What is told of a service to a customer who is not known yet, undefined where it needs no telling. */
export const toldFirst = (service: Service): string | undefined =>
  traitsOf(service).toldFirst ? topicAbout(service) : undefined;

/** What the terms say of a topic; undefined when the message asks for it itself, and is answered. */
export const tellAbout = ({ documents, tongue, reading: { commands } }: Heard, topic: string): Reply | undefined => {
  if (commands.some((one) => one.kind === 'ask' && one.topic === topic && one.confidence >= sure)) return undefined;
  const { computed: _, ...reply } = answerTo(topic, documents, { tongue });
  return reply;
};

/** The refusal of what is none of our business, or would change the rules: it changes nothing. */
export const refuse = ({ documents, tongue }: Heard, what: 'off-topic' | 'rule-change'): Reply => {
  const { text, cites } = refusal(what, documents, tongue);
  return { text, cites };
};
