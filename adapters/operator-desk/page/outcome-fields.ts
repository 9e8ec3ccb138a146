/** The fields an outcome is recorded with: which of them, and the device where one belongs to it. */
import { type Described, h } from './draw.ts';
import type { LentKind, OutcomeChosen } from './shapes.ts';
import { state } from './state.ts';
import { effects, words } from './words.ts';

/** An outcome as far as it is filled in; `device` is a kind, or 'text' with its name in `named`. */
export interface OutcomeDraft {
  result?: string;
  device?: string;
  named?: string;
}

const deviceFor = (result: string | undefined) =>
  state.session?.outcomes.find((one) => one.result === result)?.device ?? 'none';

/** The outcome, or what is missing, in words. */
export const outcomeOf = ({
  result,
  device,
  named,
}: OutcomeDraft): { outcome: OutcomeChosen } | { missing: string } => {
  if (result === undefined) return { missing: words.outcome.missing };
  const needs = deviceFor(result);
  if (needs === 'none') return { outcome: { result } as OutcomeChosen };
  const name = device === 'text' ? named?.trim() : device;
  if (!name) return { missing: words.outcome.missingDevice };
  return needs === 'text'
    ? { outcome: { result: 'isolated', device: name } }
    : { outcome: { result: 'device_failure_suspected', device: name as LentKind } };
};

type Changed = (draft: OutcomeDraft) => void;

const chip = (draft: OutcomeDraft, changed: Changed, kind: string, label: string) =>
  h(
    'label',
    { class: 'chip', key: `device/${kind}` },
    h('input', {
      type: 'radio',
      name: 'device',
      value: kind,
      checked: draft.device === kind,
      onchange: () => changed({ ...draft, device: kind }),
    }),
    h('span', {}, label),
  );

const deviceFields = (draft: OutcomeDraft, changed: Changed): Described => {
  const free = deviceFor(draft.result) === 'text';
  return h(
    'fieldset',
    { class: 'devices', key: 'devices' },
    h('legend', {}, words.outcome.device),
    h(
      'div',
      { class: 'chips' },
      state.session?.devices.map(({ kind, label }) => chip(draft, changed, kind, label)) ?? [],
      free && chip(draft, changed, 'text', words.outcome.otherDevice),
    ),
    free &&
      draft.device === 'text' &&
      h('input', {
        type: 'text',
        key: 'named',
        'aria-label': words.outcome.otherName,
        placeholder: words.outcome.otherName,
        maxlength: 50,
        initial: draft.named ?? '',
        oninput: ({ currentTarget }) => changed({ ...draft, named: (currentTarget as HTMLInputElement).value }),
        ready: (element) => element.focus(),
      }),
  );
};

/** The fields; `changed` is told what is chosen now. */
export const outcomeFields = (draft: OutcomeDraft, changed: Changed, legend: string): Described[] => [
  h(
    'fieldset',
    { key: 'outcomes' },
    h('legend', {}, legend),
    h(
      'div',
      { class: 'picks' },
      state.session?.outcomes.map(({ result, label }) =>
        h(
          'label',
          { class: 'pick', key: result },
          h('input', {
            type: 'radio',
            name: 'outcome',
            value: result,
            checked: draft.result === result,
            // What was chosen for another outcome may not fit this one.
            onchange: () => changed({ result }),
          }),
          h('span', {}, h('b', {}, label), h('small', {}, effects[result] ?? '')),
        ),
      ) ?? [],
    ),
  ),
  ...(deviceFor(draft.result) === 'none' ? [] : [deviceFields(draft, changed)]),
];
