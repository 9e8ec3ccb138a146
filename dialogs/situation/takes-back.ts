/** How plainly a message takes something back: what is not plain is asked about before it ends. */
import type { Reading } from '../../knowledge/language/reading.ts';

/** As sure as this an act takes back by itself. */
const plainFrom = 0.8;

/** Whether the message takes back in so many words, and asks nothing: キャンセルして, not もういい or is it cancelled? */
export const takesBackPlainly = ({ says, acts }: Reading): boolean =>
  !says.question &&
  (says.takenBack === true || acts.some(({ act, confidence }) => act === 'withdraws' && confidence >= plainFrom));
