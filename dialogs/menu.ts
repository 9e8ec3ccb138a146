/** Which form serves which service: the table a new service is added to. */
import type { Service } from '../knowledge/language/commands.ts';
import { bookVisit } from './book-visit.ts';
import { borrowDevice } from './borrow-device.ts';
import { cancelBooking } from './cancel-booking.ts';
import { cancelPaidVisit } from './cancel-paid-visit.ts';
import { changeLoan } from './change-loan.ts';
import { changeVisit } from './change-visit.ts';
import { chooseContract, unlinkContract } from './choose-contract.ts';
import { connectOperator } from './connect-operator.ts';
import { contractOf } from './customer.ts';
import { details } from './details.ts';
import { FormDialog } from './form.ts';
import { choosing, type Form } from './form-shape.ts';
import { identifyCustomer } from './identify-customer.ts';
import { leaveCallback } from './leave-callback.ts';
import { reportLoss } from './report-loss.ts';
import { requestPaidVisit } from './request-paid-visit.ts';
import { returnDevice } from './return-device.ts';
import { setUpAtVisit } from './set-up-at-visit.ts';
import { setUpManagementTool } from './set-up-management-tool.ts';
import { showUsage } from './show-usage.ts';
import { startRemoteSupport } from './start-remote-support.ts';
import { tellVisit } from './tell-visit.ts';
import { triage } from './triage.ts';
import type { Heard } from './turn.ts';
import { whichVisit } from './which-visit.ts';
import { whileWaiting } from './while-waiting.ts';

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
};

/** Forms that are over at once: what the customer was doing is left open and goes on after them. */
export const leavesFormsOpen: ReadonlySet<string> = new Set([
  'status',
  'coming_visit',
  'set_up',
  'return_device',
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
    reportLoss,
    requestPaidVisit,
    cancelPaidVisit,
    setUpManagementTool,
  ]
    .map((build: (heard: Heard) => Form) => build(heard))
    .map((form) => new FormDialog(form, heard, async () => (await contractOf(heard))?.number));
