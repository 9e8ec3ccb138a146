/** Which form serves which service: the table a new service is added to. */
import type { Service } from '../../knowledge/language/reading.ts';
import { FormDialog } from '../form/form.ts';
import { choosing, type Form } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import { cancelBooking } from '../services/booking/cancel-booking.ts';
import { leaveCallback } from '../services/callback/leave-callback.ts';
import { leaveUnverifiedCall } from '../services/callback/leave-unverified-call.ts';
import { chooseContract, unlinkContract } from '../services/contract/choose-contract.ts';
import { identifyCustomer } from '../services/contract/identify-customer.ts';
import { borrowDevice } from '../services/loan/borrow-device.ts';
import { changeLoan } from '../services/loan/change-loan.ts';
import { reportLoss } from '../services/loan/report-loss.ts';
import { returnDevice } from '../services/loan/return-device.ts';
import { tellDelivery } from '../services/loan/tell-delivery.ts';
import { connectOperator } from '../services/operator/connect-operator.ts';
import { details } from '../services/operator/details.ts';
import { cancelPaidVisit } from '../services/paid-visit/cancel-paid-visit.ts';
import { requestPaidVisit } from '../services/paid-visit/request-paid-visit.ts';
import { startRemoteSupport } from '../services/remote/start-remote-support.ts';
import { tellDanger } from '../services/safety/tell-danger.ts';
import { showUsage } from '../services/status/show-usage.ts';
import { setUpManagementTool } from '../services/tool/set-up-management-tool.ts';
import { triage } from '../services/trouble/triage.ts';
import { bookVisit } from '../services/visit/book-visit.ts';
import { changeVisit } from '../services/visit/change-visit.ts';
import { setUpAtVisit } from '../services/visit/set-up-at-visit.ts';
import { tellVisit } from '../services/visit/tell-visit.ts';
import { whichVisit } from '../services/visit/which-visit.ts';
import { whileWaiting } from '../services/waiting/while-waiting.ts';
import { contractOf } from '../situation/customer.ts';

/** The form a service begins with. */
export const formOf: Readonly<Record<Exclude<Service, 'menu'>, string>> = {
  trouble: 'trouble',
  remote: 'remote',
  operator: 'operator',
  callback: 'callback',
  status: 'status',
  visit: 'visit',
  change_booking: 'change_booking',
  cancel_booking: 'cancel_booking',
  loaner: 'loaner',
  paid_visit: 'paid_visit',
  tool_setup: 'tool_setup',
  unlink: 'unlink',
  other_contract: choosing,
  return: 'return_device',
  loss: 'report_loss',
};

/** Forms that are over at once: what the customer was doing is left open and goes on after them. */
export const leavesFormsOpen: ReadonlySet<string> = new Set([
  'status',
  'coming_visit',
  'set_up',
  'return_device',
  'loan_delivery',
  'waiting',
]);

/** Every form, built for one turn. */
export const formsFor = (heard: Heard): FormDialog[] =>
  [
    identifyCustomer,
    chooseContract,
    unlinkContract,
    triage,
    startRemoteSupport,
    connectOperator,
    leaveCallback,
    leaveUnverifiedCall,
    details,
    whileWaiting,
    showUsage,
    tellVisit,
    bookVisit,
    whichVisit,
    changeVisit,
    cancelBooking,
    changeLoan,
    setUpAtVisit,
    borrowDevice,
    returnDevice,
    tellDelivery,
    reportLoss,
    requestPaidVisit,
    cancelPaidVisit,
    setUpManagementTool,
    tellDanger,
  ]
    .map((build: (heard: Heard) => Form) => build(heard))
    .map((form) => new FormDialog(form, heard, async () => (await contractOf(heard))?.number));
