/** Paid visits: asked for, called off. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { cancelPaidVisit } from './cancel-paid-visit.ts';
import { requestPaidVisit } from './request-paid-visit.ts';

export const paidVisits: ServiceDialogs = {
  forms: [requestPaidVisit, cancelPaidVisit],
};
