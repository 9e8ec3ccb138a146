/** Why a device may be lent, or a loan become something else, or not, as the customer reads it. */
import { type DeviceKind, deviceKinds } from '../../knowledge/rules/cases.ts';
import type { LoanReason, LoanState, Reason } from '../../knowledge/rules/decision.ts';
import { type Figure, quoted, type Text, words } from '../../knowledge/terms/figures.ts';

const codes: readonly Reason['code'][] = [
  'failure-recorded',
  'no-failure-recorded',
  'not-lent',
  'kind-is-out',
  'loan-is',
] satisfies LoanReason['code'][];
/** The kinds of devices as customers call them. */
export const deviceNames: Record<DeviceKind, string> = {
  pc: 'パソコン',
  tablet: 'タブレット',
  router: '無線ルータ',
  hub: 'HUB',
  fax: 'FAX電話機',
};
/** Where a loan stands, as a customer reads it. */
export const loanStates: Record<LoanState, string> = {
  requested: 'お申し込みを承っています',
  sent: 'お送りしています',
  arrived: 'お手元にあります',
  returned: '返却が済んでいます',
  lost: '紛失のご連絡をいただいています',
  cancelled: '取り消されています',
};

/** Whether a reason speaks of a loan. */
export const isLoanReason = (reason: Reason): reason is LoanReason => codes.includes(reason.code);

/** The device as customers call it. */
export const deviceName = (device: string): string => {
  const kind = deviceKinds.find((one) => one === device);
  return kind === undefined ? device : deviceNames[kind];
};

/** Tells one reason, with the facts of the terms. */
export const loanReasons = (fact: (id: string) => Figure): ((reason: LoanReason) => Text) => {
  return (reason) => {
    switch (reason.code) {
      case 'failure-recorded':
        return words`${deviceName(reason.device)}の故障が原因と思われるため、代わりの機器をお貸しできます。`;
      case 'no-failure-recorded':
        return words`代わりの機器は、電話・リモートサポートや訪問での切り分けの結果、${deviceName(reason.device)}の故障が原因と思われるときにお貸しします。まずは電話またはリモートサポートをご利用ください。`;
      case 'not-lent':
        return words`${quoted(reason.device)}は、お貸しできる機器に含まれていません。`;
      case 'kind-is-out':
        return words`${deviceName(reason.device)}は、すでにお貸し出し（お申し込み）中です。同じ期間に同じ種類でお貸しできるのは${fact('loan.perKind')}までです。`;
      case 'loan-is':
        return words`代わりの機器は、${loanStates[reason.state]}。`;
    }
  };
};
