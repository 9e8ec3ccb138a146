/** The window a visit is proposed for: looked up from what is wished or chosen, or asked for with the next free ones. */
import type { Visit } from '../../adapters/visit-calendar/port.ts';
import { namesDay, namesNothing, type Shift, type SlotWish } from '../../knowledge/language/dates/slot-wish.ts';
import { windowsShown } from '../../knowledge/language/reading.ts';
import { slotDecision, type VisitFacts, type VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import type { Reply } from '../words/reply.ts';
import { knownContract, today } from './customer.ts';
import { fits, freeNear, slotFor, slotOf, slotText, visitFacts } from './visit-slots.ts';

/** As an answer of a form: windows were shown, of which one may be chosen by its place. */
const shown = 'yes';

interface Found {
  answers: Answers;
  say?: Reply;
}

/** The wished days and times that `learnVisit` kept. */
export const wishesIn = ({ wish }: Answers): SlotWish[] => (wish === undefined ? [] : (JSON.parse(wish) as SlotWish[]));

const namesTime = ({ time, from, to, edge }: SlotWish): boolean => (time ?? from ?? to ?? edge) !== undefined;

/** The hours that were wished last, whatever the day: JSON of a `SlotWish` without one. */
const hoursOf = (wishes: readonly SlotWish[]): Answers => {
  const said = wishes.find(namesTime);
  if (!said) return {};
  const { time, from, to, edge } = said;
  return { hours: JSON.stringify({ time, from, to, edge }) };
};
/** The hours that hold for a day named without any: of the window proposed before, else those wished before. */
const standingHours = (before: VisitWindow | undefined, { hours }: Answers): SlotWish | undefined => {
  if (before) return { time: before.from };
  return hours === undefined ? undefined : (JSON.parse(hours) as SlotWish);
};

/** The windows that are shown near the day that was spoken of; the one passed over, or that is to be moved, is none of them. */
const shownOf = async (
  heard: Heard,
  facts: VisitFacts,
  { near, passed }: Answers,
  moving?: VisitWindow,
): Promise<VisitWindow[]> => {
  const without = passed ?? (moving && slotText(moving));
  const from = near ?? today(heard);
  const free = await freeNear(heard, facts, from, without === undefined ? windowsShown : windowsShown + 1);
  return free.filter((slot) => slotText(slot) !== without).slice(0, windowsShown);
};

/** Drops a slot that was free when it was wished for and may not be had any more: time has gone on, or another visit was booked. */
const lookAgain = ({ say, now, promised }: Heard, answers: Answers, facts: VisitFacts): Found => {
  const { slot: text, ...without } = answers;
  if (text === undefined) return { answers: { ...answers, shown } };
  const { day, from } = slotOf(text);
  // Whether a place is left is told by booking it.
  const decision = slotDecision({ day, time: from }, facts, [], now, promised);
  return decision.allowed ? { answers } : { answers: { ...without, near: day, shown }, say: say.decision(decision) };
};

/** What was chosen from the windows that are shown: one by its place, a yes to all of them, or none. */
const choose = ({ say }: Heard, pick: string, windows: readonly VisitWindow[], answers: Answers): Found => {
  const last = windows.at(-1);
  if (pick === 'none' && last) {
    const near = Temporal.PlainDate.from(last.day).add({ days: 1 }).toString();
    return { answers: { ...answers, near }, say: say.visit.anotherTime() };
  }
  const hours = standingHours(undefined, answers);
  const meant = hours ? windows.filter(fits(hours)) : windows;
  const slot = pick === 'any' ? (meant.length === 1 ? meant[0] : undefined) : windows.at(Number(pick));
  if (slot) return { answers: { ...answers, slot: slotText(slot), near: slot.day } };
  return { answers, say: say.visit.whichOne() };
};

/** The window for `wishes`, at the hours spoken of before where only another day is named; else why there is none, and where to look. */
const findFor = async (heard: Heard, facts: VisitFacts, wishes: readonly SlotWish[], hours: SlotWish | undefined) => {
  const timed = wishes.map((wish) => (namesDay(wish) && !namesTime(wish) ? { ...wish, ...hours } : wish));
  const atThatTime = await slotFor(heard, facts, timed);
  return atThatTime.slot ? atThatTime : slotFor(heard, facts, wishes);
};

/** The time that is `shift` away from a window; where that lies in the window itself, the next one is meant. */
const shifted = (shift: Shift, { day, from }: VisitWindow, { promised: { visits } }: Heard): SlotWish => {
  if ('days' in shift) return { day: Temporal.PlainDate.from(day).add(shift).toString(), time: from };
  const minutes = Math.round(shift.hours * 60);
  const time = Temporal.PlainTime.from(from).add({ minutes }).toString({ smallestUnit: 'minute' });
  const own = visits.windows.findIndex((window) => window.from === from);
  const isNext = from < time && time < (visits.windows[own]?.to ?? from);
  return { day, time: isNext ? (visits.windows[own]?.to ?? time) : time };
};

/** Looks the wish up: a window that can be had becomes the slot; else why not, and where to look. `moving`: the visit that is to be moved. */
export const lookUp = async (heard: Heard, answers: Answers, moving?: Visit): Promise<Found> => {
  const { wish: _wish, shift, pick, slot: before, ...rest } = answers;
  const facts = await visitFacts(heard, await knownContract(heard), moving?.id);
  const windows = async () => shownOf(heard, facts, rest, moving?.slot);
  const proposed = before === undefined ? moving?.slot : slotOf(before);
  const wishes = shift && proposed ? [shifted(JSON.parse(shift) as Shift, proposed, heard)] : wishesIn(answers);
  if (wishes.length === 0)
    return pick === undefined || before !== undefined
      ? lookAgain(heard, { ...rest, ...(before !== undefined && { slot: before }) }, facts)
      : choose(heard, pick, await windows(), rest);
  const { near: spokenOf } = rest;
  // A time alone is of the day spoken of; いつでも and できるだけ早く look on from it.
  const said = wishes.map((wish) => {
    if (spokenOf === undefined) return wish;
    // 月曜ならいつでも looks on from the day spoken of.
    if (namesDay(wish)) return wish.weekdays && wish.day === undefined ? { first: spokenOf, ...wish } : wish;
    return namesTime(wish) ? { ...wish, day: spokenOf } : { first: spokenOf };
  });
  // 最短で, いつでも keep to no hour that was spoken of.
  const isOpen = wishes.every(namesNothing);
  const spokenHours = standingHours(before === undefined ? undefined : slotOf(before), rest);
  const hours = isOpen ? undefined : (spokenHours ?? standingHours(moving?.slot, {}));
  const { slot: found, refused, near } = await findFor(heard, facts, said, hours);
  // A bare hour that day is read by the windows that were shown.
  const bare = wishes.filter((wish) => wish.time !== undefined && !namesDay(wish));
  const inSight = found || bare.length === 0 || spokenOf === undefined ? [] : await windows();
  const slot = found ?? inSight.find((one) => bare.some((wish) => fits(wish)(one)));
  const known = { ...rest, ...hoursOf(wishes) };
  if (slot) return { answers: { ...known, slot: slotText(slot), near: slot.day } };
  // 夜も来てもらえますか only asks: what was proposed still is.
  const isAsked = before !== undefined && heard.reading.says.question && !wishes.some(namesDay);
  if (isAsked && refused) return { answers: { ...rest, slot: before }, say: heard.say.decision(refused) };
  return { answers: { ...known, near, shown }, ...(refused && { say: heard.say.decision(refused) }) };
};

/** The question for a time, with the next free windows near the day that was named; `moving` is the visit that is to be moved. */
export const askWhen = async (heard: Heard, answers: Answers, moving?: Visit): Promise<Reply> => {
  const facts = await visitFacts(heard, await knownContract(heard), moving?.id);
  const windows = await shownOf(heard, facts, answers, moving?.slot);
  return heard.say.visit.askWhen(windows, answers.setUp, moving?.slot);
};
