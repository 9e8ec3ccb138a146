/** A person of the desk, now, and what they are told. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { connectOperator } from './connect-operator.ts';
import { details } from './details.ts';

export const people: ServiceDialogs = {
  forms: [connectOperator, details],
};
