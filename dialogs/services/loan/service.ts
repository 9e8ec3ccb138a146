/** Devices on loan: asked for, changed, given back, lost. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { borrowDevice } from './borrow-device.ts';
import { changeLoan } from './change-loan.ts';
import { reportLoss } from './report-loss.ts';
import { returnDevice } from './return-device.ts';
import { tellDelivery } from './tell-delivery.ts';

export const loans: ServiceDialogs = {
  forms: [borrowDevice, changeLoan, returnDevice, tellDelivery, reportLoss],
};
