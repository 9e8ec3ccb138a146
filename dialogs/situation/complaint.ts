/** A complaint that is passed on: a to-do that an operator reads, in the customer's own words. Nothing is counted. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { Reading } from '../../knowledge/language/reading.ts';
import { hasNoneLeft } from '../../knowledge/rules/contacts.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard, Turn } from '../form/turn.ts';
import { keptWords, wordsOf } from '../words/kept-words.ts';
import type { Reach } from '../words/say-complaint.ts';
import { contractOf } from './customer.ts';
import { personNow } from './person-now.ts';

/** Whether the button that passes a complaint on was pressed. */
const isPressed = ({ commands }: Reading): boolean =>
  commands.some(({ kind, confidence }) => kind === 'complaint' && confidence === 1);

/** Whether no more is wanted of us than to pass it on: つながんでええ、伝えるだけ. */
export const onlyToPassOn = ({ reading }: Heard): boolean => reading.says.passOn === true || isPressed(reading);

/** What was complained of before, and this message; a button that was pressed adds nothing to it. */
const allOf = ({ kept, reading }: Heard): string => {
  const before = kept().complaint?.what;
  if (before === undefined) return keptWords(wordsOf(reading));
  return isPressed(reading) ? before : keptWords(`${before}\n${wordsOf(reading)}`);
};

/** Keeps what is complained of, for whoever comes to read it. */
export const noteComplaint = (heard: Heard): void => {
  const { todo } = heard.kept().complaint ?? {};
  heard.keep({ complaint: { what: allOf(heard), ...(todo !== undefined && { todo }) } });
};

/** The complaint as it was passed on, also once it was read; undefined: none was. */
export const passedOn = async ({ desk, kept }: Turn): Promise<Todo | undefined> => {
  const { todo } = kept().complaint ?? {};
  return todo === undefined ? undefined : desk.todo(todo);
};

/** How somebody can be talked to about it. */
const reachOf = async (heard: Heard): Promise<Reach> => {
  const may = await personNow(heard, {});
  if (hasNoneLeft(may)) return 'phone';
  return may.allowed ? 'chat' : 'call';
};

/** Offers somebody to talk to; a yes after it is for that. */
const offer = async (heard: Heard, isUnderWay: boolean): Promise<Reach> => {
  const reach = await reachOf(heard);
  if (!isUnderWay && reach !== 'phone') heard.keep({ personOffered: true });
  return reach;
};

/** Says sorry for what is complained of, and offers somebody to talk to. */
export const apologise = async (heard: Heard, isUnderWay: boolean): Promise<void> => {
  noteComplaint(heard);
  await heard.speak(heard.say.complaint.sorry(await offer(heard, isUnderWay), isUnderWay));
};

/** Passes the complaint on, or adds to the one that nobody has read yet, and tells the customer. */
export const passOn = async (heard: Heard, isUnderWay = false): Promise<void> => {
  const before = await passedOn(heard);
  const what = allOf(heard);
  const id = before?.state === 'open' ? before.id : heard.newId('complaint');
  await heard.desk.keepTodo({
    id,
    kind: 'complaint',
    contract: (await contractOf(heard))?.number ?? '',
    case: '',
    conversation: heard.conversation,
    dueAt: before?.state === 'open' ? before.dueAt : stamp(heard.now),
    what,
    state: 'open',
  });
  const how = heard.kept().complaint === undefined ? 'first' : before?.state === 'open' ? 'added' : 'again';
  heard.keep({ complaint: { what, todo: id } });
  await heard.speak(heard.say.complaint.passedOn(what, how, await offer(heard, isUnderWay)));
};

/** What a person is told of who is asked for after a complaint. */
export const complainedOf = ({ kept, reading }: Heard): Answers => {
  const { complaint } = kept();
  return complaint && reading.mentions.trouble === undefined ? { what: complaint.what } : {};
};
