/** What a company's back office answers, carried out: the table by kind of intent a new kind is added to. */
import type { Answered, Came, Intent, IntentKind } from '../../adapters/back-office/port.ts';
import type { Visit } from '../../adapters/visit-calendar/port.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import { isAhead } from '../../knowledge/rules/visits.ts';
import type { Turn } from '../form/turn.ts';
import { tell } from '../news/news.ts';
import { changeOnBoard } from '../situation/on-board.ts';
import { voidSession } from '../situation/void-session.ts';
import { finishTodo } from './finish-todo.ts';
import { goOn } from './go-on.ts';
import { stepLoan } from './loans.ts';
import { backOffice } from './operator.ts';
import { connectSession } from './session.ts';
import { giveSlot } from './visits.ts';

/** What the back office has said itself. */
type Said = Answered['answer'];
/** Carries an answer out. 'agrees': nothing is left to do; 'differs': things stand otherwise here, and nothing was changed. */
type Heed = (turn: Turn, intent: Intent, came: Said) => Promise<'done' | 'agrees' | 'differs'>;

/** It signs what no person did. */

const startOf = (intent: Intent): string | undefined => {
  if (intent.kind === 'visit.book') return intent.details.slot.from;
  return intent.kind === 'visit.move' ? intent.details.to.from : undefined;
};

/** Accepted is what stands here already, or what was called off here since: of that the back office is told by an intent of its own. */
const stands = ({ state, slot, refused }: Visit, intent: Intent): boolean =>
  state === 'cancelled' ? refused === undefined : startOf(intent)?.startsWith(`${slot?.day}T${slot?.from}`) === true;

/** A slot that is held is had or not, as long as it has not begun; what an operator or the customer has settled meanwhile stays. */
const slotAnswered: Heed = async (turn, intent, came) => {
  const visit = await turn.visits.find(intent.of);
  const slot = visit?.wished ?? visit?.slot;
  if (!visit || !slot || visit.awaits !== intent.id) {
    return visit && came.result === 'accepted' && stands(visit, intent) ? 'agrees' : 'differs';
  }
  if (came.result === 'accepted' && !isAhead(slot, turn.now)) return 'differs';
  if (came.result === 'accepted') return (await giveSlot(turn, visit, slot)).result === 'done' ? 'done' : 'differs';
  if (came.result !== 'refused') return 'differs';
  await turn.visits.refuse(visit.id, came.reason);
  if (visit.state === 'requested') await changeOnBoard(turn, 'visit', visit.id, { state: 'done' });
  await goOn(turn, visit);
  await tell(turn, 'visit-news', visit.id);
  return 'done';
};

/** What was told without asking: a refusal is for the operators. */
const toldOf: Heed = async (_turn, _intent, { result }) => (result === 'accepted' ? 'agrees' : 'differs');

/** A loan goes the way the back office says, by the steps an operator could take. */
const loanAnswered: Heed = async (turn, { of: loan }, came) => {
  const { result: to } = came;
  if (to === 'accepted' || to === 'refused' || to === 'connected') return 'differs';
  if ((await turn.loans.find(loan))?.state === to) return 'agrees';
  const due = came.result === 'sent' ? { due: came.due } : {};
  const stepped = await stepLoan(turn, backOffice, { do: 'loan-step', loan, to, ...due });
  return stepped.result === 'done' ? 'done' : 'differs';
};

/** A paid visit is arranged; one that was added to since is asked for anew, and its own answer decides. */
const paidVisitAnswered: Heed = async (turn, intent, { result }) => {
  if (result !== 'accepted') return 'differs';
  const todo = await turn.desk.todo(intent.of);
  if (todo?.state !== 'open' || todo.awaits !== intent.id) return 'agrees';
  const action = { do: 'done-todo', todo: todo.id, result: 'done' } as const;
  return (await finishTodo(turn, backOffice, action)).result === 'done' ? 'done' : 'differs';
};

/** A session is connected, or cannot be had: then it is void at once, and its count with it. */
const sessionAnswered: Heed = async (turn, intent, { result }) => {
  if (intent.kind !== 'remote.open') return 'differs';
  if (result === 'accepted') return 'agrees';
  const { code } = intent.details;
  const state = (await turn.sessions.find(code))?.state;
  if (result === 'connected') {
    if (state === 'connected' || state === 'ended') return 'agrees';
    return (await connectSession(turn, code)).result === 'done' ? 'done' : 'differs';
  }
  if (result !== 'refused' || state === 'connected' || state === 'ended') return 'differs';
  const ended = await voidSession(turn, code);
  if (!ended) return 'agrees';
  await turn.speak(turn.say.remote.refused(ended.undone));
  return 'done';
};

const answers: Record<IntentKind, Heed> = {
  'visit.book': slotAnswered,
  'visit.move': slotAnswered,
  'visit.set-up': toldOf,
  'visit.cancel': toldOf,
  'loan.request': loanAnswered,
  'loan.redirect': toldOf,
  'loan.cancel': loanAnswered,
  'paid-visit.request': paidVisitAnswered,
  'paid-visit.cancel': toldOf,
  'remote.open': sessionAnswered,
  'remote.close': toldOf,
};

/** Carries out what came of an intent. What cannot be is noted in the transcript and put on the operators' board. */
export const heedAnswer = async (turn: Turn, intent: Intent, came: Came): Promise<'done' | 'noted'> => {
  const isSaid = came.result !== 'unanswered' && came.result !== 'failed';
  const heeded = isSaid ? await answers[intent.kind](turn, intent, came) : 'differs';
  if (heeded !== 'differs') return 'done';
  const told = `${intent.kind}:${came.result}`;
  const id = `back-office/${intent.id}`;
  const before = await turn.desk.todo(id);
  // An operator has seen to it: told once more, much later, it is no news.
  if (before?.state === 'done' && before.came === told) return 'noted';
  turn.note('back-office', told);
  await turn.desk.keepTodo({
    id,
    kind: 'back-office',
    contract: intent.contract.number,
    case: intent.case,
    conversation: turn.conversation,
    dueAt: stamp(turn.now),
    of: intent.of,
    came: told,
    state: 'open',
  });
  return 'noted';
};
