/** The dialog that ends a chat or a remote session with its outcome. */
import { recordOutcome } from './actions.ts';
import { type Child, h } from './draw.ts';
import { outcomeFields, outcomeOf } from './outcome-fields.ts';
import { button } from './parts.ts';
import { changed, type Dialog, state } from './state.ts';
import { words } from './words.ts';

/** Opens it for a chat, or for the remote session of a code. */
export const openOutcome = (of: 'chat' | 'session', id: string): void =>
  changed({ dialog: { kind: 'outcome', of, id, draft: {} } });

/** Closes whatever dialog is open; what was filled in is forgotten. */
export const closeDialog = (): void => changed({ dialog: undefined });

/** What every dialog needs: modal, closed by Escape, without a form of the browser's own. */
export const modal = (key: string, heading: string, submit: () => void, ...children: Child[]): Child =>
  h(
    'dialog',
    {
      key,
      'aria-labelledby': 'dialog-heading',
      oncancel: (event) => {
        event.preventDefault();
        closeDialog();
      },
      ready: (element) => (element as HTMLDialogElement).showModal(),
    },
    h(
      'form',
      {
        class: 'form',
        onsubmit: (event) => {
          event.preventDefault();
          submit();
        },
      },
      h('h2', { id: 'dialog-heading' }, heading),
      ...children,
    ),
  );

/** The dialog's foot, always in view: what went wrong, and record or leave it. */
export const foot = (record: string, busy: boolean, problem: string | undefined): Child =>
  h(
    'div',
    { class: 'form-foot', key: 'foot' },
    problem !== undefined && h('p', { class: 'problem', role: 'alert', key: 'problem' }, problem),
    button(words.outcome.cancel, closeDialog, {}),
    button(record, () => {}, { kind: 'main', busy, props: { type: 'submit' } }),
  );

/** The dialog as it stands now. */
export const outcomeDialog = (dialog: Extract<Dialog, { kind: 'outcome' }>): Child => {
  const { of, id, draft, problem } = dialog;
  const path = of === 'chat' ? `/chats/${id}/outcome` : `/sessions/${encodeURIComponent(id)}/outcome`;
  const submit = () => {
    const filled = outcomeOf(draft);
    if ('missing' in filled) changed({ dialog: { ...dialog, problem: filled.missing } });
    else void recordOutcome(of, id, filled.outcome);
  };
  return modal(
    `outcome/${of}/${id}`,
    words.outcome.heading,
    submit,
    h('p', { class: 'form-lead', key: 'lead' }, of === 'chat' ? words.outcome.lead : words.outcome.leadSession),
    ...outcomeFields(
      draft,
      (filled) => changed({ dialog: { kind: 'outcome', of, id, draft: filled } }),
      words.outcome.legend,
    ),
    foot(words.outcome.record, state.busy.has(path), problem),
  );
};
