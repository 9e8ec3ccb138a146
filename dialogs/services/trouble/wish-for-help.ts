/** What help with a trouble goes on from: one that was thought to be over, one that waits its turn, a person who had it. */
import { sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { toldOf } from '../../situation/about-case.ts';
import { contractOf, openCases } from '../../situation/customer.ts';
import type { OnWish } from '../../situation/service-dialogs.ts';
import { ofOneThing, takeWaiting } from '../../situation/waiting-troubles.ts';
import { toldInFull } from './told-of-trouble.ts';
import { thoughtSolved } from './triage.ts';

/** 続きをお願いします, after an operator gave the chat back and the case is still open: it is for a person again. */
const wasGivenBack = async (heard: Heard): Promise<boolean> => {
  const { trouble, case: which } = heard.reading.mentions;
  if (which !== 'same' || trouble !== undefined) return false;
  const handoff = await heard.desk.handoffOf(heard.conversation);
  const open = handoff?.state === 'returned' ? await openCases(heard, handoff.contract) : [];
  return open.some(({ id }) => id === handoff?.case);
};

/** やっぱり直っていませんでした: what was told of a trouble that was thought to be over; undefined: there is none, or it is another one. */
export const notOver = ({ kept, reading: { mentions } }: Heard): Answers | undefined => {
  const { dropped } = kept();
  if (!thoughtSolved(dropped) || mentions.case === 'other') return undefined;
  const isSame = mentions.trouble === undefined || mentions.sign || mentions.trouble === dropped.answers.trouble;
  return isSame ? { ...dropped.answers, solved: 'no', again: 'yes' } : undefined;
};

/** じゃあもう一つのほう: the trouble that waits, where nothing more is told of one. */
const nextInTurn = (heard: Heard): Answers | undefined => {
  const { acts, mentions } = heard.reading;
  const isMeant = acts.some(({ label }) => label === 'asks first') || mentions.case === 'other';
  const tellsOf = mentions.trouble ?? mentions.symptom ?? mentions.device;
  return isMeant && tellsOf === undefined ? takeWaiting(heard) : undefined;
};

/** とりあえず何を試せばいい: the first steps of what was told come before anything else is asked. */
const firstStepsOnly = ({ reading: { acts, mentions } }: Heard): Answers | undefined => {
  const tellsOf = mentions.trouble ?? mentions.symptom ?? mentions.device;
  const isOther = tellsOf !== undefined || mentions.case === 'other';
  return acts.some(({ label }) => label === 'asks first') && !isOther ? toldInFull : undefined;
};

/** What was told of this trouble beside a wish that could not be met; undefined: nothing was, or it was of another one. */
const takeBesideWish = (heard: Heard): Answers | undefined => {
  const { besideWish } = heard.kept();
  heard.keep({ besideWish: undefined });
  if (!besideWish) return undefined;
  const { trouble: told, device, since } = besideWish;
  const { mentions } = heard.reading;
  const { trouble } = mentions;
  const isSame = told === undefined || trouble === undefined || told === trouble || ofOneThing(heard, told, trouble);
  if (!isSame || mentions.case === 'other') return undefined;
  // What is told anew holds.
  return {
    ...(device !== undefined && mentions.device === undefined && { device }),
    ...(since !== undefined && mentions.since === undefined && { since }),
  };
};

/** まだダメなんですけど, of nothing that was told here: of the case that is open. What is known of it is asked no more. */
const stillOpen = async (heard: Heard): Promise<Answers | undefined> => {
  const { acts, mentions } = heard.reading;
  const isStill = acts.some(({ label, confidence }) => label === 'not-done trouble' && confidence >= sure);
  const contract = isStill && mentions.case !== 'other' ? await contractOf(heard) : undefined;
  const open = contract ? (await openCases(heard, contract.number)).at(-1) : undefined;
  // やっぱりまた切れます may be of it; プリンターがまだだめ is of another.
  const isOther = mentions.device !== undefined || (mentions.trouble ?? open?.trouble) !== open?.trouble;
  if (!open || isOther) return undefined;
  const { trouble, since, device, what = toldOf(heard, undefined) } = open;
  return {
    ...(trouble !== undefined && { trouble }),
    ...(since !== undefined && { since }),
    ...(device !== undefined && { device }),
    what,
    ...toldInFull,
    which: 'same',
    solved: 'no',
    notedAt: 'case',
    again: 'yes',
  };
};

/** Who waits for a person tells them of the trouble, not us; who was given back by one goes on with one. */
export const wishForHelp: OnWish = async (heard) => {
  if ((await heard.desk.handoffOf(heard.conversation))?.state === 'queued') return { say: heard.say.operator.noted() };
  if (await wasGivenBack(heard)) return { form: forms.person };
  const answers =
    notOver(heard) ?? nextInTurn(heard) ?? firstStepsOnly(heard) ?? takeBesideWish(heard) ?? (await stillOpen(heard));
  return answers && { answers };
};
