/** To-dos of two kinds: a visit to confirm, to move or to record, a loan to send and to follow until it is back. */
import { cancelVisit, confirmAddress, confirmVisit, moveVisit, stepLoan, todoDone } from './actions.ts';
import { type Child, type Described, h } from './draw.ts';
import { openOutcome } from './outcome-dialog.ts';
import { button } from './parts.ts';
import type { LoanRow, LoanStep, TodoRow, VisitRow } from './shapes.ts';
import { serverNow, state } from './state.ts';
import { dateOf, dayOf } from './times.ts';
import { words } from './words.ts';
import { todoWords } from './words-todos.ts';

/** What is known of a to-do in one line; none when it is not known. */
export const line = (name: string, value: string | null, aside?: Child): Described[] =>
  value === null ? [] : [h('p', { class: 'todo-wish' }, `${name}${words.colon}${value}`, aside)];

const acts = (...buttons: Child[]) => h('div', { class: 'todo-acts' }, ...buttons);

/** Fields in a row with the button that sends them; `send` gets what was filled in, by name. */
const fields = (key: string, send: (filled: (name: string) => string) => void, ...children: Child[]): Described =>
  h(
    'form',
    {
      class: 'todo-form',
      key,
      onsubmit: (event) => {
        event.preventDefault();
        const filled = new FormData(event.currentTarget as HTMLFormElement);
        send((name) => String(filled.get(name) ?? ''));
      },
    },
    ...children,
  );

const dayField = (name: string, label: string, initial?: string): Described =>
  h('input', {
    type: 'date',
    name,
    required: true,
    min: dateOf(serverNow()),
    'aria-label': label,
    title: label,
    initial,
  });

const send = (label: string, busy: boolean): Described =>
  button(label, () => {}, { kind: 'small', busy, props: { type: 'submit' } });

const cancelling = (id: string): Described =>
  button(todoWords.visit.cancel, () => window.confirm(todoWords.visit.cancelSure) && void cancelVisit(id), {
    kind: 'small',
    busy: state.busy.has(`/visits/${id}/cancel`),
    props: { key: 'cancel' },
  });

/** A day and a window to choose; `held` is filled in. */
const slotFields = (held?: VisitRow['slot']): Described[] => [
  dayField('day', todoWords.visit.day, held?.day),
  h(
    'select',
    { name: 'from', 'aria-label': todoWords.visit.window, initial: held?.from },
    state.session?.windows.map(({ from, to }) => h('option', { value: from }, todoWords.visit.span(from, to))) ?? [],
  ),
];

/** The slot that is held is filled in: another one can be chosen all the same. */
const confirming = ({ id, state: stands, slot, wished }: VisitRow): Described => {
  const held = wished ?? slot;
  return fields(
    `confirm/${held?.day} ${held?.from}`,
    (filled) => void confirmVisit(id, filled('day'), filled('from')),
    ...slotFields(held),
    send(todoWords.visit.confirm, state.busy.has(`/visits/${id}/confirm`)),
    stands === 'requested' && cancelling(id),
  );
};

/** Folded away: a moved visit is drawn anew, and folded again. */
const moving = ({ id, words: booked }: VisitRow): Described =>
  h(
    'details',
    { class: 'todo-more', key: `move/${booked}` },
    h('summary', {}, todoWords.visit.move),
    fields(
      'move',
      (filled) => void moveVisit(id, filled('day'), filled('from')),
      ...slotFields(),
      send(todoWords.visit.moveThere, state.busy.has(`/visits/${id}/move`)),
    ),
  );

const booked = (known: VisitRow, isAhead: boolean): Described[] => [
  acts(
    button(todoWords.visit.result, () => openOutcome('visit', known.id), {
      kind: 'small',
      why: isAhead ? todoWords.visit.ahead : undefined,
      props: { key: 'result' },
    }),
    isAhead && cancelling(known.id),
  ),
  // Where it is to be moved is confirmed, or another slot chosen, above.
  ...(isAhead && !known.wished ? [moving(known)] : []),
];

/** What a visit is about, and what can be done about it now. */
export const visit = (todo: TodoRow): Described[] => {
  const known = todo.visit;
  if (known === null) return [];
  return [
    h('p', { class: 'todo-main' }, known.words),
    ...line(words.lists.wish, known.wish),
    ...line(todoWords.visit.setUpWish, known.setUpWish),
    ...(known.state === 'requested' || known.wished ? [confirming(known)] : []),
    ...(known.state === 'requested' ? [] : booked(known, serverNow() < Date.parse(todo.dueAt))),
  ];
};

/** Steps that are not taken back: the operator is asked once more. */
const isSure = (step: LoanStep, { device }: LoanRow): boolean =>
  (step !== 'lost' && step !== 'cancelled') || window.confirm(todoWords.loan.sure(device, todoWords.loan.steps[step]));

/** A lost device that will not come back is no work any more. */
const settling = (todo: string): Described =>
  button(todoWords.loan.settle, () => window.confirm(todoWords.loan.settleSure) && void todoDone(todo), {
    kind: 'small',
    busy: state.busy.has(`/todos/${todo}/done`),
    props: { key: 'settle' },
  });

/** Asks whether it may go to an address that is not the registered one. */
const askingAddress = ({ id }: LoanRow): Described[] => {
  const busy = state.busy.has(`/loans/${id}/address`);
  const { confirm, refuse, refuseSure, unconfirmed } = todoWords.loan;
  return [
    h('p', { class: 'todo-wish' }, unconfirmed),
    acts(
      button(confirm, () => void confirmAddress(id, true), { kind: 'small', busy, props: { key: 'confirm' } }),
      button(refuse, () => window.confirm(refuseSure) && void confirmAddress(id, false), {
        kind: 'small',
        busy,
        props: { key: 'refuse' },
      }),
    ),
  ];
};

/** What a loan is about, and the steps it can take now. */
export const loan = (todo: TodoRow): Described[] => {
  const known = todo.loan;
  if (known === null) return [];
  const { id, device, address, due } = known;
  const busy = state.busy.has(`/loans/${id}/step`);
  const others = known.steps
    .filter((step) => step !== 'sent')
    .map((step) =>
      button(todoWords.loan.steps[step], () => isSure(step, known) && void stepLoan(id, step), {
        kind: 'small',
        busy,
        props: { key: step },
      }),
    );
  return [
    h('p', { class: 'todo-main' }, device),
    ...line(todoWords.loan.address, address, known.named && h('small', {}, todoWords.loan.named)),
    ...line(words.lists.wish, known.wish),
    ...(known.unconfirmed ? askingAddress(known) : []),
    ...line(todoWords.loan.due, due === null ? null : dayOf(`${due}T00:00:00+09:00`)),
    ...(known.steps.includes('sent')
      ? [
          fields(
            'sent',
            (filled) => void stepLoan(id, 'sent', filled('due')),
            h('label', {}, todoWords.loan.due, ' ', dayField('due', todoWords.loan.due)),
            send(todoWords.loan.steps.sent, busy),
            ...others,
          ),
        ]
      : [acts(...others, known.state === 'lost' && settling(todo.id))]),
  ];
};
