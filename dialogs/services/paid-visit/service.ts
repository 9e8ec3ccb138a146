/** Paid visits. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { requestPaidVisit } from './request-paid-visit.ts';

export const paidVisits: ServiceDialogs = {
  forms: [requestPaidVisit],
};
