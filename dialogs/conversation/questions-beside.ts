/** Which questions of a message are answered beside what it wishes for first: those the service does not answer by itself. */
import { type Command, isTrouble, type Reading } from '../../knowledge/language/reading.ts';
import { traitsOf } from '../../knowledge/language/services.ts';
import type { Situation } from '../situation/situation.ts';

/** Topics asked about; undefined: something the terms do not know. */
export type Topics = readonly (string | undefined)[];

/** Topics that the way to a person tells of by itself. */
const ofPeople: Topics = ['desk.contract-matters'];
/** Topics that an address to deliver to seems to ask about. */
const ofPlaces: Topics = ['loan.delivery', 'x.other-regions', 'x.sites'];

/**
 * Questions without those the service answers by itself: a day that is wished for asks for no hours, the soonest one is shown, set-up is told with
 * its fee, and where a device is to go asks nothing.
 */
const withoutAnswered = ({ says }: Reading, { hours }: Situation, topics: Topics): Topics => {
  const setUp = says.setUp !== undefined;
  const delivery = (says.destinationMeant ?? says.delivery) !== undefined;
  const isAnswered = (id: string | undefined): boolean =>
    id === undefined
      ? setUp || delivery
      : (!says.asksIfClosed && hours.includes(id)) ||
        (says.asksSoonest && id.startsWith('visit.')) ||
        (setUp && id.startsWith('paid-visit.')) ||
        (delivery && ofPlaces.includes(id));
  return topics.filter((id) => !isAnswered(id));
};

/** The questions beside news for a form: what it has understood is no question that nobody can answer. */
export const besideNews = (reading: Reading, situation: Situation, topics: Topics): Topics =>
  reading.says.question ? withoutAnswered(reading, situation, topics).filter((topic) => topic !== undefined) : [];

/** The questions that are answered before `first`, what the message means best. */
export const besideWish = (reading: Reading, situation: Situation, first: Command, topics: Topics): Topics => {
  // オペレーターに繋いで。料金はいくら？ asks both; what we could not answer is for the person to answer.
  if (first.kind === 'human' || isTrouble(first))
    return topics.filter((topic) => topic !== undefined && !ofPeople.includes(topic));
  if (first.kind !== 'start') return [];
  const { isDated, tellsOwn } = traitsOf(first.service);
  if (isDated) return withoutAnswered(reading, situation, topics);
  // The day a device goes back is told from its loan.
  return tellsOwn ? topics.filter((topic) => !topic?.startsWith('loan.return')) : topics;
};
