/** What is said of the waiting for somebody. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { stopCall, stopWaiting } from './stop-waiting.ts';
import { whileWaiting } from './while-waiting.ts';

export const waits: ServiceDialogs = {
  forms: [whileWaiting, stopWaiting, stopCall],
};
