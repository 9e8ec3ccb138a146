/** What a form takes from a message: answers, corrections, yes and no; and what it leaves to others. */

import { type Command, type Expecting, isTrouble, type Reading } from '../../knowledge/language/reading.ts';
import { forms } from './form-names.ts';
import { type Answers, confirmation, type Form, type FormState } from './form-shape.ts';
import type { Heard } from './turn.ts';

/** Commands below this are guesses of the reader and not acted on. */
export const sure = 0.5;
/** A yes that is said as one: はい. */
export const explicit = 0.9;

/** What the form would take from the next message. */
export const expectingOf = (form: Form, { answers, asked }: FormState): Expecting => {
  const slots = Object.entries(form.asks)
    .filter(([slot, { when }]) => slot === asked || (when?.(answers) ?? true))
    .map(([slot, { hears }]) => ({ slot, hears }));
  if (asked === confirmation) {
    return {
      asked: { slot: confirmation, hears: { as: 'yes-no' } },
      open: slots,
      ...(form.connects && { connects: true }),
    };
  }
  const found = slots.find(({ slot }) => slot === asked);
  return { ...(found && { asked: found }), open: slots.filter((slot) => slot !== found) };
};

/** Another service is asked for by name: then the message is no answer in the customer's own words. */
const wishesElse = (form: Form, { reading }: Heard): boolean =>
  reading.commands.some(
    (command) =>
      command.confidence >= sure &&
      ((command.kind === 'start' && !isTrouble(command) && command.service !== form.id) ||
        (command.kind === 'human' && form.id !== forms.person)),
  );

/** A bare yes, no or thanks tells nothing in the customer's own words. */
const isBare = ({ reading: { says, commands } }: Heard): boolean =>
  says.brief === true && commands.some(({ kind }) => kind === 'yes' || kind === 'no' || kind === 'smalltalk');

const hearsYesNo = (form: Form, slot: string): boolean => {
  if (slot === confirmation) return true;
  const hears = form.asks[slot]?.hears;
  return hears?.as === 'yes-no' || (hears?.as === 'choice' && hears.of.some(({ value }) => value === 'yes'));
};

/** A trouble told to a form that connects is its own: it agrees to nothing. */
export const tellsItsTrouble = ({ connects = false }: Form, command: Command): boolean =>
  connects && isTrouble(command);

/** Whether the form itself acts on this command. */
export const takes = (form: Form, { asked }: FormState, command: Command, heard: Heard): boolean => {
  switch (command.kind) {
    case 'answer':
    case 'correct': {
      const as = form.asks[command.slot]?.hears.as;
      if (as === 'text' && (wishesElse(form, heard) || isBare(heard) || answerOf(form, command.slot, heard) === null))
        return false;
      // A question that names one of the choices in passing chooses none: タブレットの設定は自分でしますか.
      const asksBack = command.kind === 'answer' && command.slot !== asked && heard.reading.says.question;
      return command.slot in form.asks && !(as === 'choice' && asksBack);
    }
    case 'yes':
      // リモートでお願いします is a wish of its own, not a yes to what was asked.
      if (command.confidence < explicit && wishesElse(form, heard)) return false;
      // 取り消してください agrees where that is what is read back, and there it is listened to.
      if (command.confidence < explicit && heard.reading.commands.some(({ kind }) => kind === 'cancel')) return false;
      return asked !== undefined && hearsYesNo(form, asked);
    case 'no':
      // いや、リモートのほうで asks for something else, and leaves nothing as it was.
      if (wishesElse(form, heard)) return false;
      return asked !== undefined && hearsYesNo(form, asked);
    case 'start':
      // 人を呼ぶ前に、先に試せることを wants the trouble looked at before anybody is called.
      if (heard.reading.acts.some(({ label }) => label === 'asks first')) return false;
      // A wish for just what is read back agrees to it where the reader hears a yes in it (hear-consent.ts); a mention of it does not.
      return asked === confirmation && tellsItsTrouble(form, command);
    case 'unknown':
      return asked !== undefined;
    default:
      return false;
  }
};

/** The answer the form hears in a way of its own; null: there is none in these words, undefined: the commands tell. */
export const answerOf = (form: Form, asked: string | undefined, { reading, now }: Heard): string | null | undefined =>
  asked === undefined ? undefined : form.answer?.(reading, asked, now);

/** What a message that was not understood may mean, likeliest first: acts that stand as buttons beside the question. */
export const mayMean = ({ commands }: Reading): readonly string[] =>
  commands
    .flatMap((one) => (one.kind === 'unknown' ? (one.among ?? []) : []))
    // Whether a trouble is over is asked with buttons of its own.
    .filter((label) => label !== 'done trouble');

/** Whether a message says who its customer is: 代替機を借りたい。ITS-100010、1010です. */
const saysWho = ({ commands }: Reading): boolean =>
  commands.some((one) => one.kind === 'answer' && ['number', 'lastFour'].includes(one.slot) && one.confidence >= sure);

/** What is known as it is asked who writes: 代替機を借りたい。ITS-100010、1010です says it, or they have said before to have no number. */
export const whoIsKnown = ({ reading, kept }: Heard): { answered: boolean; answers?: Answers } => {
  const answered = saysWho(reading);
  return kept().noNumber && !answered ? { answered, answers: { lost: 'before' } } : { answered };
};

/** ネットがつながりません。ITS-100002です: whether the number told beside it is heard at once by a form that needs none; first of all come a danger and the form that asks for it. */
const givesNumber = (form: Form, { reading, own }: Heard): boolean =>
  own.length === 0 &&
  !form.yields &&
  !('number' in form.asks) &&
  reading.commands.some((one) => one.kind === 'answer' && one.slot === 'number' && one.confidence >= sure);

/** Whether it must be known who writes: the form is for a contract, or the message says which. */
export const needsContract = (form: Form, heard: Heard): boolean =>
  form.forContract === true || givesNumber(form, heard);

/** A wish for what is read back agrees to it, unless it asks for more of it: 2台借りたい. */
export const agrees = (form: Form, command: Command, { reading }: Heard): boolean => {
  const asks = reading.commands.some(({ kind, confidence }) => kind === 'ask' && confidence >= sure);
  return !tellsItsTrouble(form, command) && !(command.kind === 'start' && asks);
};
