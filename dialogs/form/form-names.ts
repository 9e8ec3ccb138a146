/** The forms that others lead to, each by the name it is stored under. A form is begun by its name here, so that it is found and changed in one place. */
export const forms = {
  /** finds the customer's contract */
  identification: 'identify',
  /** asks which of several contracts is meant */
  contract: 'choose-contract',
  unlink: 'unlink',
  trouble: 'trouble',
  safety: 'safety',
  remote: 'remote',
  person: 'operator',
  /** what a case is about, asked while somebody is awaited */
  details: 'details',
  callBack: 'callback',
  unverifiedCall: 'unverified_call',
  waiting: 'waiting',
  stopWaiting: 'stop_waiting',
  /** a call-back that stands, taken back in vague words */
  stopCall: 'stop_call',
  status: 'status',
  visit: 'visit',
  whichVisit: 'which_visit',
  comingVisit: 'coming_visit',
  setUpAtVisit: 'set_up',
  change: 'change_booking',
  callOff: 'cancel_booking',
  paidVisit: 'paid_visit',
  loan: 'loaner',
  loanChanged: 'change_loan',
  loanDelivery: 'loan_delivery',
  loanReturned: 'return_device',
  loanLost: 'report_loss',
  tool: 'tool_setup',
} as const;
