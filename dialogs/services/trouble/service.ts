/** What is wrong: asked about, first steps told, help offered. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { triage } from './triage.ts';
import { wishForHelp } from './wish-for-help.ts';

export const troubles: ServiceDialogs = {
  forms: [triage],
  wishes: { trouble: wishForHelp },
};
