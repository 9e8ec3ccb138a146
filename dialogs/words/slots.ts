/** A slot of a visit as the customer reads it, and the set-up that is wished for at it. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import { type Figure, ofContract, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { visits } from './clauses.ts';
import { timesIn } from './times.ts';

/** The same in `tongue`. */
export const slotsIn = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { slotWords } = timesIn(tongue);
  return {
    /** 11月26日（木）9:00～11:00, a value of the contract's */
    slotFigure: (slot: VisitWindow): Figure => ofContract(slotWords(slot), visits),
    /** that the set-up is passed on with the visit; nothing when none is wished for */
    setUpToo: (setUp: string | undefined): Text => {
      if (setUp === undefined || setUp === '') return [];
      return t(
        words`設定のご希望「${quoted(setUp)}」も、担当の者に伝えます。`,
        words` I will also pass on your set-up request “${quoted(setUp)}”.`,
      );
    },
  };
};
