/** The dialog that ends a chat, a remote session or a visit with its outcome. */
import { outcomePath, recordOutcome } from './actions.ts';
import { type Child, h } from './draw.ts';
import { outcomeFields, outcomeOf } from './outcome-fields.ts';
import { button } from './parts.ts';
import { changed, type Dialog, type OutcomeOf, state } from './state.ts';
import { words } from './words.ts';

/** Opens it for a chat, for the remote session of a code, or for a visit. */
export const openOutcome = (of: OutcomeOf, id: string): void =>
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

/** The dialog's foot, always in view: what went wrong, and record or leave it. With `why` it cannot be recorded now. */
export const foot = (
  record: string,
  busy: boolean,
  problem: string | undefined,
  { leave = button(words.outcome.cancel, closeDialog), why }: { leave?: Child; why?: string | undefined } = {},
): Child =>
  h(
    'div',
    { class: 'form-foot', key: 'foot' },
    problem !== undefined && h('p', { class: 'problem', role: 'alert', key: 'problem' }, problem),
    why !== undefined && h('p', { class: 'form-why', key: 'why' }, why),
    leave,
    button(record, () => {}, { kind: 'main', busy, why, props: { type: 'submit', key: record } }),
  );

const leads: Record<OutcomeOf, string> = {
  chat: words.outcome.lead,
  session: words.outcome.leadSession,
  visit: words.outcome.leadVisit,
};

/** The dialog as it stands now. */
export const outcomeDialog = (dialog: Extract<Dialog, { kind: 'outcome' }>): Child => {
  const { of, id, draft, problem } = dialog;
  const path = outcomePath(of, id);
  const submit = () => {
    const filled = outcomeOf(draft);
    if ('missing' in filled) changed({ dialog: { ...dialog, problem: filled.missing } });
    else void recordOutcome(of, id, filled.outcome);
  };
  return modal(
    `outcome/${of}/${id}`,
    words.outcome.heading,
    submit,
    h('p', { class: 'form-lead', key: 'lead' }, leads[of]),
    ...outcomeFields(
      draft,
      (filled) => changed({ dialog: { kind: 'outcome', of, id, draft: filled } }),
      words.outcome.legend,
    ),
    foot(words.outcome.record, state.busy.has(path), problem),
  );
};
