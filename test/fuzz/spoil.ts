/** Makes of a well-formed document one that is wrong somewhere. */
import type { Dice } from '../helpers/seeded.ts';
import { oddPieces } from './words.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const strange: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  0.1,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  [],
  {},
  [[]],
  [null],
  { length: -1 },
  { toString: null },
  { id: {} },
];

const value = (dice: Dice): Json => {
  if (dice.often(0.6)) return structuredClone(dice.of(strange) ?? null);
  const piece = dice.of(oddPieces) ?? '';
  return dice.often(0.2) ? piece.repeat(dice.below(5_000)) : piece;
};

const isBranch = (json: unknown): json is Record<string, Json> => typeof json === 'object' && json !== null;

/** `document` with one to three of its parts changed, left out, doubled or added. */
export const spoiled = (dice: Dice, document: unknown): unknown => {
  const copy = { root: structuredClone(document) as Json } as Record<string, Json>;
  for (let change = 0; change <= dice.below(3); change++) {
    let at: Record<string, Json> = copy;
    let name = 'root';
    for (let inner = at[name]; isBranch(inner) && dice.often(0.75); inner = at[name]) {
      const key = dice.of(Object.keys(inner));
      if (key === undefined) break;
      at = inner;
      name = key;
    }
    if (dice.often(0.25) && at !== copy) delete at[name];
    else if (dice.often(0.2)) at[dice.of(oddPieces) ?? 'x'] = at[name] ?? null;
    else at[name] = value(dice);
  }
  return copy.root;
};
