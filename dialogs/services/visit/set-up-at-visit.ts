/** Set-up asked for at a fault-isolation visit: taken when it is said, before, with or after the booking (row 16). */

import type { Visit, Wishes } from '../../../adapters/visit-calendar/port.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';
import { changeOnBoard } from '../../situation/on-board.ts';
import { comingVisit } from '../../situation/visit-slots.ts';
import { keptWish } from '../../words/kept-words.ts';

const joined = (before: string, more: string): string =>
  before === '' || before.includes(more) ? before || more : keptWish(`${before}／${more}`);

/** Answers with the set-up the message wishes for as `setUp`; empty: it is not wanted any more. */
export const learnSetUp = ({ reading }: Heard, answers: Answers): Answers => {
  const said = reading.says.setUp;
  if (said === undefined) return answers;
  const { more, ...others } = answers;
  // はい、設定もお願いします agrees to the set-up that was read back.
  if (said !== 'none' && !said.named && others.setUp) return answers;
  if (said === 'none') return { ...others, setUp: '' };
  if (!said.adds) return { ...others, setUp: said.wish };
  const isFirst = others.setUp === undefined || more !== undefined;
  return { ...others, setUp: joined(others.setUp ?? '', said.wish), ...(isFirst && { more: 'yes' }) };
};

/** The same where a visit keeps a wish already: what was said to come beside it does. */
export const besideKept = (answers: Answers, kept: string | undefined): Answers => {
  const { more, ...others } = answers;
  return more === undefined ? answers : { ...others, setUp: joined(kept ?? '', others.setUp ?? '') };
};

/** What is wished for a visit when its set-up is `setUp`; undefined: as before, empty: none any more. */
export const wishesWith = ({ wish, setUpWish }: Visit, setUp: string | undefined): Wishes => {
  const wanted = setUp === undefined ? setUpWish : setUp;
  return { ...(wish !== undefined && { wish }), ...(wanted && { setUpWish: wanted }) };
};

/** The form of set-up at the visit that is ahead: it is kept at once, and said how it is taken back. */
export const setUpAtVisit = (heard: Heard): Form => {
  const { say, visits } = heard;
  const coming = async () => comingVisit(heard, (await knownContract(heard)).number);
  return {
    id: forms.setUpAtVisit,
    isBrief: true,
    forContract: true,
    learn: learnSetUp,
    async gate() {
      return (await coming()) ? undefined : { say: say.visit.none(), next: () => 'end' as const };
    },
    asks: {},
    async done(answers) {
      const visit = await coming();
      if (!visit) throw new Error('the gate lets nothing through without a visit');
      const { setUp = '' } = besideKept(answers, visit.setUpWish);
      if ((await visits.rewish(visit.id, wishesWith(visit, setUp))) === 'gone')
        throw new Error('a coming visit stands');
      await changeOnBoard(heard, 'visit', visit.id, { state: 'open' });
      const { setUpDropped } = visit.state === 'booked' ? say.visit : say.pending;
      await heard.speak(setUp === '' ? setUpDropped() : say.visit.setUpKept(visit.slot, setUp));
      return 'end';
    },
  };
};
