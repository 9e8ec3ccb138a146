/** Taking a chat, giving it back, ending it, and losing its operator. */
import { closingTime, openNow } from '../../knowledge/rules/business-hours.ts';
import { monthOf, stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { tell } from '../news/news.ts';
import { receiptOf } from '../news/receipt.ts';
import { mayEnd, mayHold, mayTake } from './may.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';
import { endSession, recordOutcome } from './outcome.ts';

/** Takes a waiting chat: one operator wins, and the contact is counted with it (row 2). Who has it already has it. */
export const takeChat = async (turn: Turn, by: Operator): Promise<ActionResult> => {
  if ('yes' in (await mayHold(turn, by))) return done;
  const may = await mayTake(turn, by);
  if ('no' in may) return notSo(may.no);
  const handoff = may.yes;
  const { now, cases, conversation } = turn;
  const at = stamp(now);
  await turn.desk.keepHandoff({ ...handoff, state: 'connected', operator: { id: by.id, name: by.name }, takenAt: at });
  await cases.stopWaiting(handoff.contract, handoff.id);
  const cause = { kind: 'operator', of: handoff.id, conversation, at } as const;
  const counted = await cases.count(handoff.case, cause, monthOf(now));
  await cases.change(handoff.case, { lastEventAt: at });
  turn.stopTimer('desk-closes', turn.conversation);
  turn.note('handoff', 'taken');
  turn.note(counted === 'counted' ? 'counted' : 'handoff', counted);
  await turn.speak(turn.say.operator.taken(by.name));
  return done;
};

/** Gives the chat back to the bot; nothing is recorded and the case goes on. */
export const returnChat = async (turn: Turn, by: Operator): Promise<ActionResult> => {
  const may = await mayHold(turn, by);
  if ('no' in may) return notSo(may.no);
  await turn.desk.keepHandoff({ ...may.yes, state: 'returned' });
  turn.note('handoff', 'returned');
  await turn.speak(turn.say.operator.returned());
  return done;
};

/** Ends the chat, or the session without a chat, with an outcome. */
export const endChat = async (
  turn: Turn,
  by: Operator,
  { outcome, code }: Extract<OperatorAction, { do: 'outcome' }>,
): Promise<ActionResult> => {
  const may = await mayEnd(turn, by, code);
  if ('no' in may) return notSo(may.no);
  const { case: of, chat, session } = may.yes;
  if (session) await endSession(turn, session);
  if (chat) await turn.desk.keepHandoff({ ...chat, state: 'ended' });
  await recordOutcome(turn, of, outcome, by, chat?.id);
  if (chat) {
    // The customer is there, whatever the hour.
    await turn.speak(turn.say.operator.ended());
    const receipt = await receiptOf(turn, of.id);
    if (receipt) await turn.speak(receipt);
  } else await tell(turn, 'receipt', of.id);
  return done;
};

/** The operator has not been heard of: the chat waits again for another one, in its old place, and the customer is told. */
export const loseOperator = async (turn: Turn, by: Operator): Promise<ActionResult> => {
  const may = await mayHold(turn, by);
  if ('no' in may) return notSo(may.no);
  const { operator: _, takenAt: __, ...waiting } = may.yes;
  await turn.desk.keepHandoff({ ...waiting, state: 'queued' });
  await turn.cases.wait(waiting.contract, waiting.id, waiting.case);
  turn.setTimer('desk-closes', turn.conversation, closingTime('desk', turn.now, turn.promised));
  turn.note('handoff', 'operator gone');
  // After closing nobody is called: the line ends at once, and says so.
  if (openNow('desk', turn.now, turn.promised).allowed) await turn.speak(turn.say.operator.gone());
  return done;
};
