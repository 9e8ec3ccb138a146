/** One message of a customer, from what was read to what is said: forms first, then interruptions. */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { type DialogContext, DialogSet, type DialogState } from 'botbuilder-dialogs';
import type { Command, Expecting, Reading, Service } from '../knowledge/language/commands.ts';
import { asksIfClosed } from '../knowledge/language/hear-arranged.ts';
import { hearDeliveryWish, hearDestination } from '../knowledge/language/hear-delivery.ts';
import { hearSetUp } from '../knowledge/language/hear-set-up.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { read } from '../knowledge/language/read.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import { answerQuestions, spokenOf } from './ask-about-terms.ts';
import { ownContracts } from './customer.ts';
import { FormDialog } from './form.ts';
import { sure } from './form-hearing.ts';
import { interrupt } from './interruptions.ts';
import { formOf, formsFor, leavesFormsOpen } from './menu.ts';
import { tellNotices } from './notices.ts';
import type { Heard, Turn } from './turn.ts';

/** A customer's message as it came in. */
export interface Incoming {
  text: string;
  /** pictures and other things that are not words */
  attachments: number;
}

/** The dialogs of one turn, with what is expected of the customer. */
export interface Floor {
  dc: DialogContext;
  heard: Heard;
  active(): FormDialog | undefined;
}

/** Longer messages are not read: nobody asks for help in that many characters. */
const longest = 4_000;

const nothingRead: Reading = { text: '', commands: [], mentions: {} };

/** Services whose day and time are no question about opening hours: 訪問を予約したい。明日の13時. */
const dated: ReadonlySet<Service> = new Set(['visit', 'paid_visit', 'change_booking', 'callback', 'loaner']);

/** Topics that an address to deliver to seems to ask about. */
const ofPlaces: readonly string[] = ['loan.delivery', 'x.other-regions', 'x.sites'];

/**
 * Questions without those the service answers by itself: a day that is wished for asks for no hours, set-up is told with
 * its fee, and where a device is to go asks nothing.
 */
const withoutAnswered = ({ documents, reading: { text }, now }: Heard, topics: readonly (string | undefined)[]) => {
  const setUp = hearSetUp(text) !== undefined;
  const delivery = hearDestination(text, true) !== undefined || hearDeliveryWish(text, now) !== undefined;
  const isAnswered = (id: string | undefined): boolean =>
    id === undefined
      ? setUp || delivery
      : (setUp && id.startsWith('paid-visit.')) || (delivery && ofPlaces.includes(id));
  return topics
    .filter(
      (id) => asksIfClosed(text) || documents.answers.topics.find((topic) => topic.id === id)?.computed === undefined,
    )
    .filter((id) => !isAnswered(id));
};

const nothingMeant: Command = { kind: 'unknown', confidence: 1, span: { start: 0, end: 0 } };

const openFloor = async (
  turn: Turn,
  context: TurnContext,
  state: StatePropertyAccessor<DialogState>,
): Promise<Floor> => {
  const heard: Heard = { ...turn, reading: nothingRead, own: await ownContracts(turn) };
  const set = new DialogSet(state);
  for (const form of formsFor(heard)) set.add(form);
  const dc = await set.createContext(context);
  const active = () => {
    const dialog = dc.activeDialog && dc.findDialog(dc.activeDialog.id);
    return dialog instanceof FormDialog ? dialog : undefined;
  };
  return { dc, heard, active };
};

/** What is taken without being asked: a customer who begins with who they are. */
const unasked: Expecting = {
  open: [
    { slot: 'number', hears: { as: 'customer-number' } },
    { slot: 'lastFour', hears: { as: 'last-four' } },
  ],
};

const expectingOf = ({ dc, active }: Floor): Expecting => {
  const form = active();
  return form && dc.activeDialog ? form.expecting(dc.activeDialog) : unasked;
};

/** What means nothing without a question before it. */
const answersOnly: ReadonlySet<Command['kind']> = new Set(['yes', 'no', 'answer', 'correct', 'unknown']);

const isWish = ({ kind, ...command }: Command): boolean =>
  kind === 'human' || (kind === 'start' && 'service' in command && command.service !== 'menu');
const isBrief = (command: Command): boolean =>
  command.kind === 'start' && command.service !== 'menu' && leavesFormsOpen.has(formOf[command.service]);

const respond = async (floor: Floor, commands: Command[]): Promise<void> => {
  const { dc, heard, active } = floor;
  const form = active();
  const instance = dc.activeDialog;
  const meant = commands.filter(({ kind, confidence }) => kind === 'unknown' || confidence >= sure);
  const forForm = form && instance ? meant.filter((command) => form.takes(command, instance)) : [];
  // 土曜から answers since when: beside an answer only what is asked as a question is one.
  const beside = forForm.some(({ kind }) => kind === 'answer') && !isQuestion(heard.reading.text);
  const questions = beside ? [] : meant.flatMap((command) => (command.kind === 'ask' ? [command.topic] : []));
  if (form && instance && (form.listens(instance) || form.hasNews(instance))) {
    const asked = isQuestion(heard.reading.text) ? withoutAnswered(heard, questions) : [];
    // What the form has understood is no question that nobody can answer.
    const others = asked.filter((topic) => topic !== undefined);
    if (others.length > 0) await heard.speak(await answerQuestions(heard, others));
    await dc.continueDialog();
    return;
  }
  if (forForm.some(({ kind }) => kind !== 'unknown')) {
    if (questions.length > 0) await heard.speak(await answerQuestions(heard, questions));
    await dc.continueDialog();
    return;
  }
  // An answer the form would not take stands back behind what else the message means.
  const first =
    meant.find(({ kind }) => !answersOnly.has(kind)) ??
    meant.find(({ kind }) => kind !== 'answer') ??
    meant[0] ??
    nothingMeant;
  // オペレーターに繋いで。料金はいくら？ asks both; what we could not answer is for the person to answer.
  const isDated = first.kind === 'start' && dated.has(first.service);
  const known = first.kind === 'human' ? questions.filter((topic) => topic !== undefined) : questions;
  const further = isDated ? withoutAnswered(heard, questions) : known;
  if ((first.kind === 'start' || first.kind === 'human') && further.length > 0) {
    await heard.speak(await answerQuestions(heard, further));
  }
  if (form?.form.yields && first.kind !== 'unknown') await dc.cancelAllDialogs();
  const brief = form || !isWish(first) ? undefined : meant.find(isBrief);
  const lasting = meant.find((one) => isWish(one) && !isBrief(one));
  // 残り回数を教えて。あと、オペレーターにつないで: what is over at once comes before what goes on.
  if (brief && lasting) {
    await interrupt(floor, brief);
    return void (await interrupt(floor, lasting));
  }
  const isHere = first.kind !== 'answer' && answersOnly.has(first.kind) && form && instance && !form.gaveUp(instance);
  if (isHere && active()) await dc.continueDialog();
  else await interrupt(floor, first);
};

/** Opens a conversation: who we are and what can be asked. */
export const greet = async (turn: Turn): Promise<void> => {
  await tellNotices(turn);
  await turn.speak(turn.say.greeting());
};

/** Drops a question that stood too long, and tells whether one did: はい, a day later, answers nothing any more. */
const startAnew = async ({ dc, heard, active }: Floor): Promise<boolean> => {
  const { heardAt } = heard.kept();
  heard.keep({ heardAt: stamp(heard.now) });
  const form = active();
  if (!form || heardAt === undefined) return false;
  const until = Temporal.Instant.from(heardAt).add({ hours: heard.documents.desk.conversation.startAnewAfterHours });
  if (Temporal.Instant.compare(heard.now, until) < 0) return false;
  await dc.cancelAllDialogs();
  return !form.form.yields;
};

/** Topics of the contract itself: its end, its change, a move. */
const contractTopics: readonly string[] = ['desk.contract-matters', 'x.move'];

/** Who asks for a person right after asking how to end or change the contract wants one for that. */
const ofContract = (reading: Reading, last: string | undefined): Reading => {
  const { commands, mentions } = reading;
  const isMeant = last !== undefined && contractTopics.includes(last) && commands.some(({ kind }) => kind === 'human');
  return isMeant && mentions.trouble === undefined
    ? { ...reading, mentions: { ...mentions, matter: 'contract' } }
    : reading;
};

/** What may still be about the thing spoken of last; a service that begins says what is spoken of from then on. */
const leansOn: ReadonlySet<Command['kind']> = new Set([
  'ask',
  'smalltalk',
  'unknown',
  'answer',
  'correct',
  'yes',
  'no',
  'cancel',
  'repeat',
  'start',
]);

/** Answers one message. What is said and changed stands in the turn; nothing has left yet. */
export const converse = async (
  turn: Turn,
  context: TurnContext,
  state: StatePropertyAccessor<DialogState>,
  { text, attachments }: Incoming,
): Promise<void> => {
  await tellNotices(turn);
  const floor = await openFloor(turn, context, state);
  if (text.length > longest) return turn.speak(turn.say.tooLong());
  if (!/[\p{L}\p{N}]/u.test(text))
    return turn.speak(attachments > 0 || text !== '' ? turn.say.onlyWords() : turn.say.menu());
  const { heard } = floor;
  const anew = await startAnew(floor);
  const last = spokenOf(heard, floor.active()?.form.id);
  heard.reading = ofContract(read(text, expectingOf(floor), turn.documents, last), last);
  const { asked } = heard.kept();
  const goesOn = heard.reading.commands.some(({ kind }) => leansOn.has(kind));
  if (!goesOn) heard.keep({ asked: undefined });
  else if (asked && heard.reading.commands.some(({ kind }) => kind === 'no' || kind === 'cancel'))
    heard.keep({ asked: { ...asked, settled: true } });
  if (heard.reading.commands.some(({ kind }) => !answersOnly.has(kind)))
    heard.keep({ misread: undefined, dropped: undefined });
  const { commands } = heard.reading;
  if (anew && commands.every(({ kind }) => answersOnly.has(kind))) return heard.speak(heard.say.startedAnew());
  await respond(floor, commands);
};

/** Begins a form in the customer's conversation without a message of theirs: what an operator or a timer brings up. */
export const bringUp = async (
  turn: Turn,
  context: TurnContext,
  state: StatePropertyAccessor<DialogState>,
  form: string,
  answers: Record<string, string>,
): Promise<void> => {
  const { dc } = await openFloor(turn, context, state);
  await dc.cancelAllDialogs();
  await dc.beginDialog(form, { answers });
};
