/** How a visit that stands is named: in a sentence, on a button, and as customers would say it. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import { type Text, words } from '../../knowledge/terms/figures.ts';
import { slotsIn } from './slots.ts';

/** A day and an hour in words the booking reader reads: 11月26日の9時. */
export const whenNamed = ({ day, from }: VisitWindow): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日の${Number(from.slice(0, 2))}時`;

/** The visit as a choice among other things that were asked for. */
export const visitLabel = (slot: VisitWindow | undefined, tongue: Tongue): Text => {
  const t = inTongue(tongue);
  if (slot === undefined) return t(['訪問のご希望'], ['The visit you asked for']);
  const figure = slotsIn(tongue).slotFigure(slot);
  return t([figure, 'の訪問'], ['Visit: ', figure]);
};

/** The same as customers would say it: words the booking reader reads. */
export const visitNamed = (slot: VisitWindow | undefined): string =>
  slot ? `${Number(slot.day.slice(5, 7))}月${Number(slot.day.slice(8))}日の訪問` : '訪問のご希望';

/** The visit as it stands, inside a sentence: booked, or asked for. */
export const visitAsItStands = (slot: VisitWindow | undefined, tongue: Tongue): Text => {
  const t = inTongue(tongue);
  if (slot === undefined) return t(['承っている訪問のご希望'], ['the visit you asked for']);
  const figure = slotsIn(tongue).slotFigure(slot);
  return t(words`${figure}の訪問の予約`, words`the visit on ${figure}`);
};
