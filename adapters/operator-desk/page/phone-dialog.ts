/** The dialog that records a contact by phone: whose, for which case, what about, and its outcome. */
import { recordPhone } from './actions.ts';
import { read } from './ask.ts';
import { leftOf } from './case-panel.ts';
import { type Child, type Described, h } from './draw.ts';
import { foot, modal } from './outcome-dialog.ts';
import { outcomeFields, outcomeOf } from './outcome-fields.ts';
import { button, tag } from './parts.ts';
import type { ContractFile } from './shapes-contract.ts';
import { changed, type Dialog, leave, serverNow, state } from './state.ts';
import { momentOf } from './times.ts';
import { words } from './words.ts';

type Phone = Extract<Dialog, { kind: 'phone' }>;

const change = (patch: Partial<Phone>) => {
  if (state.dialog?.kind === 'phone') changed({ dialog: { ...state.dialog, ...patch } });
};

/** As the number is written: ITS-100001, also when typed without the dash, in small or in wide letters. */
const written = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^(?:ITS)?(\d{6})$/, 'ITS-$1');

const lookUp = async (typed: string) => {
  const number = written(typed);
  if (number === '') return change({ problem: words.phone.noNumber });
  change({ number, lookingUp: true, file: undefined, of: undefined, problem: undefined });
  const before = state.dialog?.kind === 'phone' ? state.dialog.wanted : undefined;
  const answered = await read<ContractFile>(`/contracts/${encodeURIComponent(number)}`);
  if (answered.is === 'signed out') return leave(words.signIn.expired);
  if (answered.is !== 'done') {
    return change({
      lookingUp: false,
      problem: answered.is === 'unreachable' ? words.phone.unreachable : words.phone.notFound,
    });
  }
  const file = answered.value;
  const known = file.cases.find(({ id }) => id === before)?.id;
  const of = known ?? (file.cases.length === 0 && file.newContact.allowed ? 'new' : undefined);
  change({ lookingUp: false, file, ...(of === undefined ? {} : { of }) });
};

/** Opens it, for a call-back with its contract and case looked up. */
export const openPhone = ({ number, todo, of }: { number?: string; todo?: string; of?: string }): void => {
  changed({
    dialog: {
      kind: 'phone',
      number: number ?? '',
      lookingUp: false,
      overrides: false,
      draft: {},
      ...(todo === undefined ? {} : { todo }),
      ...(of === undefined ? {} : { wanted: of }),
    },
  });
  if (number !== undefined) void lookUp(number);
};

const field = (name: string) =>
  document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`dialog [name="${name}"]`)?.value.trim() ?? '';

const submit = (dialog: Phone) => () => {
  const { file, of, overrides, todo, draft } = dialog;
  if (!file) return void lookUp(field('number'));
  const what = field('what');
  const reason = field('reason');
  const filled = outcomeOf(draft);
  const problem =
    of === undefined
      ? words.phone.noCase
      : what === ''
        ? words.phone.noWhat
        : overrides && reason === ''
          ? words.phone.noReason
          : 'missing' in filled
            ? filled.missing
            : undefined;
  if (problem !== undefined || 'missing' in filled) return change({ problem: problem ?? words.outcome.missing });
  void recordPhone({
    contract: file.contract.number,
    ...(of === undefined || of === 'new' ? {} : { case: of }),
    what,
    outcome: filled.outcome,
    ...(todo === undefined ? {} : { todo }),
    ...(overrides ? { override: { reason } } : {}),
  });
};

const casePick = (dialog: Phone, value: string, name: string, aside: string, blocked = false): Described =>
  h(
    'label',
    { class: 'pick', key: `case/${value}` },
    h('input', {
      type: 'radio',
      name: 'case',
      value,
      checked: dialog.of === value,
      disabled: blocked,
      onchange: () => change({ of: value }),
    }),
    h('span', {}, h('b', {}, name), h('small', {}, aside)),
  );

const override = (dialog: Phone): Described =>
  h(
    'div',
    { class: 'override', key: 'override' },
    h(
      'label',
      { class: 'check' },
      h('input', {
        type: 'checkbox',
        checked: dialog.overrides,
        onchange: ({ currentTarget }) => change({ overrides: (currentTarget as HTMLInputElement).checked }),
      }),
      words.phone.override,
    ),
    dialog.overrides &&
      h(
        'label',
        { class: 'field', key: 'reason' },
        h('span', {}, words.phone.overrideReason),
        h('input', { type: 'text', name: 'reason', maxlength: 200, ready: (element) => element.focus() }),
      ),
  );

const filling = (dialog: Phone, file: ContractFile): Child[] => {
  const waits = file.cases.some(({ id }) => id === dialog.wanted);
  const blocked = !file.newContact.allowed && !dialog.overrides;
  return [
    h(
      'div',
      { class: 'found', key: `found/${file.contract.number}` },
      h(
        'div',
        { class: 'found-who' },
        h('b', {}, `${file.contract.name} ${words.sama}`),
        tag(words.case.planName(file.contract.plan)),
      ),
      h('div', { class: 'found-left' }, ...leftOf(file.contacts)),
    ),
    !file.newContact.allowed &&
      h('p', { class: 'problem', key: 'refused' }, h('b', {}, words.phone.refused), file.newContact.why ?? ''),
    !file.newContact.allowed && file.mayOverride && override(dialog),
    h(
      'fieldset',
      { key: 'cases' },
      h('legend', {}, words.phone.which),
      file.cases.map((one) =>
        casePick(
          dialog,
          one.id,
          one.what ?? one.trouble ?? words.case.unknown,
          `${words.case.opened} ${momentOf(one.openedAt, serverNow())} ${words.dot} ${one.counted ? words.case.counted : words.case.notCounted}`,
        ),
      ),
      // A call-back for an open case is recorded for that case.
      !waits &&
        casePick(
          dialog,
          'new',
          words.phone.fresh,
          blocked ? '' : (file.newContact.why ?? words.phone.freshCounts),
          blocked,
        ),
    ),
    h(
      'label',
      { class: 'field', key: 'what' },
      h('span', {}, words.phone.what),
      h('textarea', { name: 'what', rows: 2, maxlength: 500 }),
    ),
    ...outcomeFields(dialog.draft, (draft) => change({ draft }), words.phone.outcome),
  ];
};

const onEnter = (event: Event) => {
  const { key, isComposing } = event as KeyboardEvent;
  if (key !== 'Enter' || isComposing) return;
  event.preventDefault();
  void lookUp(field('number'));
};

/** The dialog as it stands now. */
export const phoneDialog = (dialog: Phone): Child =>
  modal(
    'phone',
    words.phone.heading,
    submit(dialog),
    h(
      'div',
      { class: 'field', key: 'number' },
      h('label', { for: 'phone-number' }, words.phone.number),
      h(
        'div',
        { class: 'look-up' },
        h('input', {
          type: 'text',
          id: 'phone-number',
          name: 'number',
          initial: dialog.number,
          placeholder: words.phone.numberHint,
          autocomplete: 'off',
          autocapitalize: 'characters',
          spellcheck: 'false',
          onkeydown: onEnter,
        }),
        button(dialog.lookingUp ? words.phone.lookingUp : words.phone.lookUp, () => void lookUp(field('number')), {
          busy: dialog.lookingUp,
          ...(dialog.file ? {} : { kind: 'main' as const }),
        }),
      ),
    ),
    ...(dialog.file ? filling(dialog, dialog.file) : []),
    foot(words.outcome.recordPhone, state.busy.has('/phone'), dialog.problem),
  );
