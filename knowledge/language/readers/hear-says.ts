/** What a message says, as a reading holds it: each fact is heard once, when it is looked at, and all of them when the reading is written as JSON. */
import type { Facts, Says } from '../says.ts';
import { type Around, factsHeard } from './facts-heard.ts';

const message = Symbol('message');
type Heard = Says & { [message]: { text: string; around: Around } };

const names = Object.keys(factsHeard) as (keyof Facts)[];

const hear = (heard: Heard, fact: keyof Facts): unknown => {
  const { text, around } = heard[message];
  const said = factsHeard[fact](text, around) || undefined;
  Object.defineProperty(heard, fact, { value: said, enumerable: said !== undefined });
  return said;
};

/** Few facts of a message are ever looked at; to hear them all took longer than to read the rest. */
const heardWhenAsked = Object.defineProperties(
  {},
  {
    ...Object.fromEntries(
      names.map((fact) => [
        fact,
        {
          get(this: Heard) {
            return hear(this, fact);
          },
        },
      ]),
    ),
    toJSON: {
      value(this: Heard) {
        return Object.fromEntries(names.map((fact) => [fact, this[fact]]));
      },
    },
  },
);

/** The facts that `text` says. */
export const hearSays = (text: string, around: Around): Says =>
  Object.create(heardWhenAsked, { [message]: { value: { text, around } } });
