/** Who acts on what was read: the form that is going on, or what is understood at any step; questions beside it are answered. */
import type { Command, Service } from '../knowledge/language/commands.ts';
import { asksIfClosed } from '../knowledge/language/hear-arranged.ts';
import { hearDeliveryWish, hearDestination } from '../knowledge/language/hear-delivery.ts';
import { hearSetUp } from '../knowledge/language/hear-set-up.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { isTrouble } from '../knowledge/language/read-sentences.ts';
import { answerQuestions } from './ask-about-terms.ts';
import type { Floor } from './floor.ts';
import { answersUnderWay } from './form.ts';
import { sure } from './form-hearing.ts';
import { interrupt } from './interruptions.ts';
import { answersOnly } from './listen.ts';
import { formOf, leavesFormsOpen } from './menu.ts';
import type { Heard } from './turn.ts';

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

const isWish = ({ kind, ...command }: Command): boolean =>
  kind === 'human' || (kind === 'start' && 'service' in command && command.service !== 'menu');
const isBrief = (command: Command): boolean =>
  command.kind === 'start' && command.service !== 'menu' && leavesFormsOpen.has(formOf[command.service]);

/** Topics asked about; undefined: something the terms do not know. */
type Questions = readonly (string | undefined)[];

/** Answers what is asked, if anything is. */
const answer = async (heard: Heard, questions: Questions): Promise<void> => {
  if (questions.length > 0) await heard.speak(await answerQuestions(heard, questions));
};

const isKnown = (topic: string | undefined): boolean => topic !== undefined;

/** Lets the form that is going on act, when it hears something for it; false when it does not. */
const goOn = async ({ dc, heard, active }: Floor, forForm: readonly Command[], questions: Questions) => {
  const form = active();
  const instance = dc.activeDialog;
  if (!form || !instance) return false;
  if (form.listens(instance) || form.hasNews(instance)) {
    // What the form has understood is no question that nobody can answer.
    const asked = isQuestion(heard.reading.text) ? withoutAnswered(heard, questions).filter(isKnown) : [];
    await answer(heard, asked);
  } else if (forForm.some(({ kind }) => kind !== 'unknown')) await answer(heard, questions);
  else return false;
  await dc.continueDialog();
  return true;
};

/** The questions that are answered beside what the message wishes for first. */
const asideOf = (heard: Heard, first: Command, questions: Questions): Questions => {
  if (first.kind === 'start' && dated.has(first.service)) return withoutAnswered(heard, questions);
  // オペレーターに繋いで。料金はいくら？ asks both; what we could not answer is for the person to answer.
  if (first.kind === 'human' || isTrouble(first)) return questions.filter(isKnown);
  return first.kind === 'start' ? questions : [];
};

/** Acts on `commands`, best first. */
export const respond = async (floor: Floor, commands: readonly Command[]): Promise<void> => {
  const { dc, heard, active } = floor;
  const form = active();
  const instance = dc.activeDialog;
  const meant = commands.filter(({ kind, confidence }) => kind === 'unknown' || confidence >= sure);
  const forForm = form && instance ? meant.filter((command) => form.takes(command, instance)) : [];
  // 土曜から answers since when: beside an answer only what is asked as a question is one.
  const beside = forForm.some(({ kind }) => kind === 'answer') && !isQuestion(heard.reading.text);
  const questions = beside ? [] : meant.flatMap((command) => (command.kind === 'ask' ? [command.topic] : []));
  if (await goOn(floor, forForm, questions)) return;
  // An answer the form would not take stands back behind what else the message means.
  const first =
    meant.find(({ kind }) => !answersOnly.has(kind)) ??
    meant.find(({ kind }) => kind !== 'answer') ??
    meant[0] ??
    nothingMeant;
  await answer(heard, asideOf(heard, first, questions));
  if (form?.form.yields && first.kind !== 'unknown') {
    floor.left = answersUnderWay(dc);
    await dc.cancelAllDialogs();
  }
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
