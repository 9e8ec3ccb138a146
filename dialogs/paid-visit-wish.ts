/** What a message says of a paid visit: what is to be set up, when, where, and which number to call. */
import { hearNumberToCall } from '../knowledge/language/hear-numbers.ts';
import { hearPlace } from '../knowledge/language/hear-place.ts';
import { movesWhen } from '../knowledge/language/hear-slots.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { asksOnly } from '../knowledge/language/mood.ts';
import { explicit, sure } from './form-hearing.ts';
import type { Answers } from './form-shape.ts';
import type { Heard } from './turn.ts';
import { hearSetUpChange, inOwnWords, saysOnlyWhen } from './words/hear.ts';

/** Commands beside which a message can still say something of the visit. */
const leaveRoom: readonly string[] = ['answer', 'correct', 'yes', 'no', 'ask', 'start', 'unknown'];

/** Whether `text` asks something and wishes for nothing: 15日にお願いできますか wishes. */
export const asksOfNoTime = (text: string, now: Temporal.Instant): boolean => asksOnly(text) && !movesWhen(text, now);

/** What `text`, said at `now`, says of when, where and which number. */
export const particularsIn = (text: string, now: Temporal.Instant): Answers => {
  const [when, where, phone] = [hearWish(text, now), hearPlace(text), hearNumberToCall(text)];
  return {
    ...(when !== undefined && { when }),
    ...(where !== undefined && { where }),
    ...(phone !== undefined && { phone }),
  };
};

/** The answers with what the message adds or changes: taken when said, in the customer's words. */
export const noticeWish = ({ reading, now }: Heard, answers: Answers): Answers => {
  const { text, commands, mentions } = reading;
  const meant = commands.filter(({ confidence }) => confidence >= sure);
  const services = meant.flatMap((command) => (command.kind === 'start' ? [command.service] : []));
  if (services.length === 0 && asksOfNoTime(text, now)) return answers;
  const particulars = particularsIn(text, now);
  const told = { ...answers, ...particulars };
  const names = mentions.device !== undefined || mentions.trouble !== undefined;
  if (answers.wanted === undefined) {
    const isTold = services.includes('paid_visit') && names;
    // Beside a day or a place the answer is news as a whole; 日曜しか空いてない tells the day alone.
    const isAnswer =
      Object.keys(particulars).length > 0 && meant.some((one) => one.kind === 'answer' && one.slot === 'wanted');
    const rest = Object.values(particulars).reduce((words, said) => words.replace(said, ''), text);
    const isMore = isAnswer && !saysOnlyWhen(rest);
    return isTold || isMore ? { ...told, wanted: inOwnWords(text) } : told;
  }
  const isElse =
    services.some((service) => service !== 'paid_visit' && service !== 'trouble') ||
    meant.some(({ kind }) => !leaveRoom.includes(kind));
  const change = isElse ? undefined : hearSetUpChange(text, names);
  // はい、パソコンの設定でお願いします agrees; ルーターの設定をお願いします says something else.
  const agrees = meant.some(({ kind, confidence }) => kind === 'yes' && confidence >= explicit);
  const words = inOwnWords(text);
  if (change === undefined || (change === 'named' && agrees) || answers.wanted === words) return told;
  return { ...told, wanted: change === 'more' ? `${answers.wanted}\n${words}` : words };
};
