/** What a message says of a paid visit: what is to be set up, when, where, and which number to call. */

import type { Reading } from '../../../knowledge/language/reading.ts';
import { explicit, sure } from '../../form/form-hearing.ts';
import type { Answers } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { particularsIn } from '../../situation/request-form.ts';
import { setUpWords } from '../../words/kept-words.ts';

/** Commands beside which a message can still say something of the visit. */
const leaveRoom: readonly string[] = ['answer', 'correct', 'yes', 'no', 'ask', 'start', 'understood', 'unknown'];

/** Whether the message asks something and wishes for nothing: 15日にお願いできますか wishes. */
export const asksOfNoTime = ({ says }: Reading): boolean => says.asksOnly === true && !says.movesWhen;

/** The answers with what the message adds or changes: taken when said, in the customer's words. */
export const learnWish = ({ reading }: Heard, answers: Answers): Answers => {
  const { says, commands, mentions } = reading;
  const meant = commands.filter(({ confidence }) => confidence >= sure);
  const services = meant.flatMap((command) => (command.kind === 'start' ? [command.service] : []));
  if (services.length === 0 && asksOfNoTime(reading)) return answers;
  const particulars = particularsIn(reading);
  const told = { ...answers, ...particulars };
  const words = setUpWords(reading);
  if (answers.wanted === undefined) {
    const isTold = services.includes('paid_visit') && (mentions.device ?? mentions.trouble) !== undefined;
    // Beside a day or a place the answer is news as a whole; 日曜しか空いてない tells the day alone.
    const isAnswer =
      Object.keys(particulars).length > 0 && meant.some((one) => one.kind === 'answer' && one.slot === 'wanted');
    const isMore = isAnswer && !says.whenOnly;
    return isTold || isMore ? { ...told, wanted: words } : told;
  }
  const isElse =
    services.some((service) => service !== 'paid_visit' && service !== 'trouble') ||
    meant.some(({ kind }) => !leaveRoom.includes(kind));
  const change = isElse ? undefined : says.setUpChange;
  // はい、パソコンの設定でお願いします agrees; ルーターの設定をお願いします says something else.
  const agrees = meant.some(({ kind, confidence }) => kind === 'yes' && confidence >= explicit);
  if (change === undefined || (change === 'named' && agrees) || answers.wanted === words) return told;
  return { ...told, wanted: change === 'more' ? `${answers.wanted}\n${words}` : words };
};
