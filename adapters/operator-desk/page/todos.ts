/** A to-do: a call-back to make, a remote session to connect and to end, a visit or a loan to see to, a request to arrange, a back office to ask. */
import { confirmNumber, connected, todoDone, todoUnreachable } from './actions.ts';
import { type Described, h } from './draw.ts';
import { aboutOf } from './lists.ts';
import { openOutcome } from './outcome-dialog.ts';
import { button, tag } from './parts.ts';
import { openPhone } from './phone-dialog.ts';
import { choose } from './reading.ts';
import type { TodoRow } from './shapes.ts';
import { serverNow, state } from './state.ts';
import { momentOf, timeOf } from './times.ts';
import { line, loan, visit } from './visit-and-loan.ts';
import { sessionStates, words } from './words.ts';
import { todoWords } from './words-todos.ts';

const numberOf = ({ phone, registered }: TodoRow): Described =>
  h(
    'p',
    { class: 'todo-main' },
    phone === null ? words.case.unknown : h('a', { href: `tel:${phone}` }, phone),
    registered && h('small', {}, words.lists.registered),
  );

/** Asks whether a number that is not the registered one may be called. */
const askingNumber = ({ id }: TodoRow): Described[] => {
  const busy = state.busy.has(`/todos/${id}/number`);
  const { confirm, refuse, refuseSure, unconfirmed } = todoWords.callback;
  return [
    h('p', { class: 'todo-wish' }, unconfirmed),
    h(
      'div',
      { class: 'todo-acts' },
      button(confirm, () => void confirmNumber(id, true), { kind: 'small', busy, props: { key: 'confirm' } }),
      button(refuse, () => window.confirm(refuseSure) && void confirmNumber(id, false), {
        kind: 'small',
        busy,
        props: { key: 'refuse' },
      }),
    ),
  ];
};

const callback = (todo: TodoRow): Described[] => [
  numberOf(todo),
  ...line(words.lists.wish, todo.wish),
  ...(todo.unconfirmed ? askingNumber(todo) : callActs(todo)),
];

const callActs = (todo: TodoRow): Described[] => [
  h(
    'div',
    { class: 'todo-acts' },
    button(words.lists.recordCall, () => openPhone({ number: todo.contract.number, todo: todo.id, of: todo.case.id }), {
      kind: 'small',
    }),
    button(words.lists.close, () => window.confirm(words.lists.closeSure) && void todoDone(todo.id), {
      kind: 'small',
      busy: state.busy.has(`/todos/${todo.id}/done`),
    }),
    button(
      todoWords.callback.unreachable,
      () => window.confirm(todoWords.callback.unreachableSure) && void todoUnreachable(todo.id),
      { kind: 'small', busy: state.busy.has(`/todos/${todo.id}/unreachable`) },
    ),
  ),
];

const unverifiedCall = (todo: TodoRow): Described[] => [
  numberOf(todo),
  ...line(words.lists.wish, todo.wish),
  h('p', { class: 'todo-wish' }, todoWords.unverifiedCall.hint),
  h(
    'div',
    { class: 'todo-acts' },
    button(words.lists.close, () => window.confirm(todoWords.unverifiedCall.closeSure) && void todoDone(todo.id), {
      kind: 'small',
      busy: state.busy.has(`/todos/${todo.id}/done`),
    }),
  ),
];

const request = (todo: TodoRow): Described[] => {
  if (!todo.request) return [];
  const { wanted, when, place, done, doneSure } = todo.request;
  return [
    numberOf(todo),
    ...(todo.wanted ?? '').split('\n').flatMap((one) => line(wanted, one)),
    ...line(when, todo.wish),
    ...line(place, todo.place),
    h(
      'div',
      { class: 'todo-acts' },
      button(done, () => window.confirm(doneSure) && void todoDone(todo.id), {
        kind: 'small',
        busy: state.busy.has(`/todos/${todo.id}/done`),
      }),
    ),
  ];
};

const remote = (todo: TodoRow): Described[] => {
  const code = todo.code ?? '';
  const waits = todo.session === 'waiting';
  return [
    h('p', { class: 'todo-main' }, code),
    h(
      'p',
      { class: 'row-last' },
      waits && todo.expiresAt !== null ? words.lists.validUntil(timeOf(todo.expiresAt)) : words.lists.running,
    ),
    h(
      'div',
      { class: 'todo-acts' },
      button(words.lists.connect, () => void connected(code), {
        kind: 'small',
        busy: state.busy.has(`/sessions/${encodeURIComponent(code)}/connect`),
        why: waits ? undefined : words.lists.notWaiting,
      }),
      button(words.lists.end, () => openOutcome('session', code), { kind: 'small' }),
    ),
  ];
};

const complaint = (todo: TodoRow): Described[] => [
  h('p', { class: 'row-last' }, todoWords.complaint.hint),
  ...(todo.case.what ?? '').split('\n').map((words) => h('p', { class: 'todo-wish' }, words)),
  h(
    'div',
    { class: 'todo-acts' },
    button(words.lists.close, () => window.confirm(todoWords.complaint.closeSure) && void todoDone(todo.id), {
      kind: 'small',
      busy: state.busy.has(`/todos/${todo.id}/done`),
    }),
  ),
];

const backOffice = (todo: TodoRow): Described[] => [
  h('p', { class: 'todo-wish' }, todo.came ?? ''),
  h(
    'div',
    { class: 'todo-acts' },
    button(words.lists.close, () => window.confirm(todoWords.backOffice.closeSure) && void todoDone(todo.id), {
      kind: 'small',
      busy: state.busy.has(`/todos/${todo.id}/done`),
    }),
  ),
];

const parts: Record<TodoRow['kind'], (todo: TodoRow) => Described[]> = {
  callback,
  'unverified-call': unverifiedCall,
  remote,
  visit,
  loan,
  request,
  complaint,
  'back-office': backOffice,
};

const kinds: Record<Exclude<TodoRow['kind'], 'request'>, string> = {
  ...words.lists,
  'unverified-call': todoWords.unverifiedCall.label,
  complaint: todoWords.complaint.label,
  'back-office': todoWords.backOffice.label,
};

/** One to-do with what can be done about it. */
export const todoRow = (todo: TodoRow): Described =>
  h(
    'li',
    { class: 'row', key: `${todo.kind}/${todo.id}`, 'data-late': todo.overdue },
    h(
      'button',
      {
        type: 'button',
        class: 'row-open',
        'aria-label': words.lists.openOf(todo.contract.name),
        onclick: () => choose(todo.chat),
      },
      h(
        'span',
        { class: 'row-line' },
        tag(
          todo.kind === 'request' ? (todo.request?.label ?? '') : kinds[todo.kind],
          todo.kind === 'remote' && todo.session === 'connected' ? 'good' : 'accent',
        ),
        todo.kind === 'remote' && todo.session !== null && tag(sessionStates[todo.session], 'plain'),
        todo.loan !== null && tag(todo.loan.words, 'plain'),
        todo.overdue && tag(words.lists.overdue, 'urgent'),
        h('span', { class: 'row-wait row-due', 'data-long': todo.overdue }, momentOf(todo.dueAt, serverNow())),
      ),
      h('span', { class: 'row-name' }, `${todo.contract.name} ${words.sama}`),
      h('span', { class: 'row-last' }, aboutOf(todo.case)),
    ),
    h('div', { class: 'todo' }, ...parts[todo.kind](todo)),
  );
