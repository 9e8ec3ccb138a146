/** Call-backs, also to who has no customer number at hand. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { leaveCallback } from './leave-callback.ts';
import { leaveUnverifiedCall } from './leave-unverified-call.ts';

export const callBacks: ServiceDialogs = {
  forms: [leaveCallback, leaveUnverifiedCall],
};
