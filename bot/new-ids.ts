/** The ids an event gives to what it makes: the same when its turn is run again. */
import { createHash } from 'node:crypto';

/** Gives ids of a kind, made of the event's id and how many of that kind it gave before. */
export const idsOf = (event: string): ((kind: string) => string) => {
  const made: string[] = [];
  return (kind) => {
    made.push(kind);
    const nth = made.filter((one) => one === kind).length;
    const of = nth === 1 ? event : `${event}\n${nth}`;
    return `${kind}-${createHash('sha256').update(`${kind}\n${of}`).digest('hex').slice(0, 12)}`;
  };
};
