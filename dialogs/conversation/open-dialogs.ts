/** The dialogs of one turn, opened over what the conversation keeps of them. */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import { DialogContext, type DialogState } from 'botbuilder-dialogs';
import type { Reading } from '../../knowledge/language/reading.ts';
import { FormDialog } from '../form/form.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard, Turn } from '../form/turn.ts';
import { ownContracts } from '../situation/customer.ts';
import { FormsOfTurn } from './table-of-services.ts';

/** Who speaks, what was heard, and the form that is going on. */
export interface Floor {
  dc: DialogContext;
  heard: Heard;
  active(): FormDialog | undefined;
  /** what a form that gave way to this message knew */
  left?: Answers;
  /** the forms that this message was found to be about, of what stands: each of two wishes may be, and it is begun once */
  begunOfStanding: Set<string>;
}

const nothingRead: Reading = { text: '', commands: [], acts: [], mentions: {}, says: {} };

/** Opens it; nothing is read yet. */
export const openFloor = async (
  turn: Turn,
  context: TurnContext,
  state: StatePropertyAccessor<DialogState>,
): Promise<Floor> => {
  const heard: Heard = { ...turn, reading: nothingRead, own: await ownContracts(turn) };
  const set = new FormsOfTurn(state, heard);
  const dc = new DialogContext(set, context, await state.get(context, { dialogStack: [] }));
  // A form that this version knows no more, kept by an older one, is over.
  dc.stack.splice(0, dc.stack.length, ...dc.stack.filter(({ id }) => set.find(id)));
  const active = () => {
    const dialog = dc.activeDialog && dc.findDialog(dc.activeDialog.id);
    return dialog instanceof FormDialog ? dialog : undefined;
  };
  return { dc, heard, active, begunOfStanding: new Set() };
};
