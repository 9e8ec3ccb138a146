/** What a message says of a paid visit: what is to be set up, when, where, and which number to call. */

import type { Reading } from '../../../knowledge/language/reading.ts';
import { whenReplaced, whenTogether, withReplaced } from '../../../knowledge/language/values/resolve-replaced.ts';
import { explicit, sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { asksForCall } from '../../situation/queued-callback.ts';
import { particularsIn } from '../../situation/request-form.ts';
import { setUpWords } from '../../words/kept-words.ts';

/** Commands beside which a message can still say something of the visit. */
const leaveRoom: readonly string[] = ['answer', 'correct', 'yes', 'no', 'ask', 'start', 'understood', 'unknown'];

/** Whether the message asks something and wishes for nothing: 15日にお願いできますか wishes. */
export const asksOfNoTime = ({ says }: Reading): boolean =>
  says.asksOnly === true && says.toSetUp === undefined && !says.movesWhen;

/** What is to be set up, in the customer's words; undefined where the message asks or tells of something else alone. */
export const wishedFor = (reading: Reading): string | undefined => {
  const { toSetUp } = reading.says;
  return toSetUp === undefined ? undefined : setUpWords({ ...reading, text: toSetUp, acts: [], commands: [] });
};

/** The answers with what the message adds or changes: taken when said, in the customer's words. */
export const learnWish = ({ reading }: Heard, answers: Answers): Answers => {
  const { says, commands, mentions } = reading;
  const meant = commands.filter(({ confidence }) => confidence >= sure);
  const services = meant.flatMap((command) => (command.kind === 'start' ? [command.service] : []));
  if ((services.length === 0 && asksOfNoTime(reading)) || asksForCall(reading)) return answers;
  // メールが送れません。昨日からです tells a trouble, and nothing of the visit.
  const isTrouble = services.includes(forms.trouble) && !says.ofSetUp && says.setUpChange === undefined;
  if (isTrouble && !services.includes(forms.paidVisit)) return answers;
  const particulars = particularsIn(reading);
  const { when: before } = answers;
  const { when: now } = particulars;
  const replaced = says.replaced && before && now ? whenReplaced(before, now, says.replaced) : undefined;
  const together = before && now && before !== now ? whenTogether(before, now, says.whenBeside) : now;
  const when = replaced !== undefined && replaced !== now ? replaced : together;
  const told = { ...answers, ...particulars, ...(when !== undefined && { when }) };
  const words = wishedFor(reading);
  if (answers.wanted === undefined) {
    const isTold = services.includes('paid_visit') && (mentions.device ?? mentions.trouble) !== undefined;
    // Beside a day or a place the answer is news as a whole; 日曜しか空いてない tells the day alone.
    const isAnswer =
      Object.keys(particulars).length > 0 && meant.some((one) => one.kind === 'answer' && one.slot === 'wanted');
    const isMore = isAnswer && !says.whenOnly;
    return (isTold || isMore) && words !== undefined ? { ...told, wanted: words } : told;
  }
  const isElse =
    services.some((service) => service !== 'paid_visit' && service !== 'trouble') ||
    meant.some(({ kind }) => !leaveRoom.includes(kind));
  const change = isElse || words === undefined ? undefined : says.setUpChange;
  // 3台じゃなくて2台 puts the number right; パソコンではなくルーターの設定です says it all anew.
  const isAnew = says.ofSetUp && says.replaced?.was !== undefined;
  const put = isElse || isAnew || answers.wanted === words ? undefined : says.replaced;
  const right = put && withReplaced(answers.wanted, put);
  if (right !== undefined) return { ...told, wanted: right };
  // はい、パソコンの設定でお願いします agrees; ルーターの設定をお願いします says something else.
  const agrees = meant.some(({ kind, confidence }) => kind === 'yes' && confidence >= explicit);
  if (words === undefined || change === undefined || (change === 'named' && agrees) || answers.wanted === words)
    return told;
  return { ...told, wanted: change === 'more' ? `${answers.wanted}\n${words}` : words };
};
