/** A slot of a visit as the customer reads it, and the set-up that is wished for at it. */
import type { Slot } from '../../knowledge/rules/visit-windows.ts';
import { type Figure, ofContract, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { visits } from './clauses.ts';
import { dayWords, spanWords } from './times.ts';

/** 11月26日（木）9:00～11:00, a value of the contract's. */
export const slotFigure = ({ day, from, to }: Slot): Figure =>
  ofContract(`${dayWords(day)}${spanWords(from, to)}`, visits);

/** That the set-up is passed on with the visit; nothing when none is wished for. */
export const setUpToo = (setUp: string | undefined): Text =>
  setUp === undefined || setUp === '' ? [] : words`設定のご希望「${quoted(setUp)}」も、担当の者に伝えます。`;
