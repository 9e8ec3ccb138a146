/** Danger and fraud: what to do now. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { tellDanger } from './tell-danger.ts';

export const safety: ServiceDialogs = {
  forms: [tellDanger],
};
