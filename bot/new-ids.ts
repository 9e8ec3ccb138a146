/** Ids and codes for what a turn makes anew. */
import { createHash, randomInt } from 'node:crypto';

/** For the turn of `event`: an id is the same whenever the turn is run again; a code cannot be guessed, nine digits. */
export const newIds = (event: string): { newId(kind: string): string; newCode(): string } => {
  const made: string[] = [];
  return {
    newId(kind) {
      made.push(kind);
      const nth = made.filter((one) => one === kind).length;
      const of = nth === 1 ? event : `${event}\n${nth}`;
      return `${kind}-${createHash('sha256').update(`${kind}\n${of}`).digest('hex').slice(0, 12)}`;
    },
    newCode: () => String(randomInt(100_000_000, 1_000_000_000)),
  };
};
