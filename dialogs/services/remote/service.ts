/** Remote sessions. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { startRemoteSupport } from './start-remote-support.ts';

export const remoteSupport: ServiceDialogs = {
  forms: [startRemoteSupport],
};
