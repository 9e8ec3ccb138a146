/** What an operator does, in its turn: decided by the rules, noted in the audit trail, and kept with all it brings. */
import { deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { Records } from '../adapters/store/records.ts';
import { act } from '../dialogs/desk/actions.ts';
import type { Turn } from '../dialogs/form/turn.ts';
import { auditedAs, keepAudit } from './audit.ts';
import type { Event, EventOutcome } from './event.ts';
import { markRead } from './hear.ts';
import { keepSent } from './keep-things.ts';
import type { Talk } from './talk.ts';

/** Carries the action of `event` out. `realNow`: epoch ms; `contract`: whose chat it is, where a hand-off tells. */
export const operate = async (
  event: Extract<Event, { kind: 'operator' }>,
  turn: Turn,
  at: { talk: Talk; records: Records; outcome: EventOutcome; contract: string | undefined; realNow: number },
): Promise<void> => {
  const { talk, records, outcome, contract, realNow } = at;
  const { action, by, conversation, bytes, asks } = event;
  const { sent } = talk;
  if (asks !== undefined) outcome.asks = asks;
  outcome.action = await act(turn, by, action);
  const { result } = outcome.action;
  keepAudit(records, { by: auditedAs(by), did: action.do, conversation, contract, came: result }, realNow);
  records.notify(deskTopic);
  if (result !== 'done') return;
  markRead(action, talk, outcome);
  if (action.do === 'take') {
    talk.dialogs = { dialogStack: [] };
    talk.takenAfter = sent;
  }
  if (action.do === 'reply' && action.file && bytes)
    await keepSent(records, { event: event.id, conversation }, action.file, bytes, turn.documents.desk.files, realNow);
};
