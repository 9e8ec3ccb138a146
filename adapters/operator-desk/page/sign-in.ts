/** The sign-in: an operator's id and password. */

import { type Child, h } from './draw.ts';
import { signIn } from './session.ts';
import { state } from './state.ts';
import { words } from './words.ts';

const submit = async (event: Event) => {
  event.preventDefault();
  const filled = new FormData(event.currentTarget as HTMLFormElement);
  await signIn(String(filled.get('id')).trim(), String(filled.get('password')));
};

const field = (name: 'id' | 'password', label: string, autocomplete: string): Child =>
  h(
    'label',
    { class: 'field' },
    h('span', {}, label),
    h('input', {
      type: name === 'id' ? 'text' : 'password',
      name,
      autocomplete,
      autocapitalize: 'none',
      spellcheck: 'false',
      required: true,
      ready: (element) => {
        if (name === 'id') element.focus();
      },
    }),
  );

/** The sign-in page. */
export const signInPage = (): Child =>
  h(
    'main',
    { class: 'sign-in', key: 'sign-in' },
    h(
      'header',
      { class: 'masthead' },
      h('img', { class: 'masthead-mark', src: '/assets/icon.svg', alt: '', width: 44, height: 44 }),
      h(
        'div',
        { class: 'masthead-names' },
        h('p', { class: 'masthead-service' }, words.service),
        h('h1', { class: 'masthead-title' }, words.title),
      ),
    ),
    h(
      'form',
      { class: 'form', onsubmit: submit },
      h('h2', {}, words.signIn.heading),
      state.signIn.problem !== undefined &&
        h('p', { class: 'problem', role: 'alert', key: 'problem' }, state.signIn.problem),
      field('id', words.signIn.id, 'username'),
      field('password', words.signIn.password, 'current-password'),
      h(
        'button',
        { class: 'act', 'data-kind': 'main', 'aria-disabled': state.signIn.busy ? 'true' : undefined },
        state.signIn.busy ? words.signIn.busy : words.signIn.submit,
      ),
    ),
  );
