/** Notices for an area: whom one concerns, and how long it is in force (note 5). */
import { placesNamed, standsIn } from '../language/values/address.ts';

/** One letter is in too many addresses to name a place. */
const shortestPlace = 2;

/** Whether `area` names places, every one by a part of an address: 佐渡市, or 石川県、富山県. */
export const isArea = (area: string): boolean => {
  const places = placesNamed(area);
  return places.length > 0 && places.every((place) => place.length >= shortestPlace);
};

/** Whether `address` lies in one of the places that `area` names, as it is written. */
export const liesIn = (address: string, area: string): boolean =>
  placesNamed(area).some((place) => standsIn(place, address));

/** Whether a notice is in force at `now`: its time (ISO, not included) is not over. */
export const inForce = ({ until }: { until: string }, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, Temporal.Instant.from(until)) < 0;
