/** What is stored of a form under way, as it is found and added to from outside. */
import type { DialogInstance } from 'botbuilder-dialogs';
import type { Answers, FormState } from './form-shape.ts';

/** The form's state; one stored before it knew its way back has none. */
export const stateOf = (instance: DialogInstance): FormState => {
  const state = instance.state as FormState;
  state.trail ??= [];
  return state;
};

/** Adds to what the form knows, without asking anything. */
export const noteIn = (instance: DialogInstance, more: Answers): void => {
  const state = stateOf(instance);
  state.answers = { ...state.answers, ...more };
};
