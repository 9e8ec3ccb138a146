/** Why a device may be lent, or a loan become something else, or not, as the customer reads it. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
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

/** The kinds of devices as customers call them, and where a loan stands. */
export const devicesIn = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const deviceNames: Record<DeviceKind, string> = {
    pc: t('パソコン', 'PC'),
    tablet: t('タブレット', 'tablet'),
    router: t('無線ルータ', 'wireless router'),
    hub: t('HUB', 'hub'),
    fax: t('FAX電話機', 'fax phone'),
  };
  const loanStates: Record<LoanState, string> = {
    requested: t('お申し込みを承っています', 'requested'),
    sent: t('お送りしています', 'on its way to you'),
    arrived: t('お手元にあります', 'with you'),
    returned: t('返却が済んでいます', 'returned'),
    lost: t('紛失のご連絡をいただいています', 'reported lost'),
    cancelled: t('取り消されています', 'cancelled'),
  };
  return {
    deviceNames,
    loanStates,
    /** the device as customers call it; one that is not lent in the words it was named with */
    deviceName: (device: string): string => {
      const kind = deviceKinds.find((one) => one === device);
      return kind === undefined ? device : deviceNames[kind];
    },
  };
};

/** Whether a reason speaks of a loan. */
export const isLoanReason = (reason: Reason): reason is LoanReason => codes.includes(reason.code);

/** Tells one reason, with the facts of the terms. */
export const loanReasons = (fact: (id: string) => Figure, tongue: Tongue): ((reason: LoanReason) => Text) => {
  const t = inTongue(tongue);
  const { deviceName, loanStates } = devicesIn(tongue);
  return (reason) => {
    switch (reason.code) {
      case 'failure-recorded':
        return t(
          words`${deviceName(reason.device)}の故障が原因と思われるため、代わりの機器をお貸しできます。`,
          words`The cause seems to be a broken ${deviceName(reason.device)}, so we can lend you another one.`,
        );
      case 'no-failure-recorded':
        return t(
          words`代わりの機器は、電話・リモートサポートや訪問での切り分けの結果、${deviceName(reason.device)}の故障が原因と思われるときにお貸しします。まずは電話またはリモートサポートをご利用ください。`,
          words`We lend a device when phone support, remote support or a visit has shown that a broken ${deviceName(reason.device)} seems to be the cause. Please use phone or remote support first.`,
        );
      case 'not-lent':
        return t(
          words`${quoted(reason.device)}は、お貸しできる機器に含まれていません。`,
          words`“${quoted(reason.device)}” is not among the devices we lend.`,
        );
      case 'kind-is-out':
        return t(
          words`${deviceName(reason.device)}は、すでにお貸し出し（お申し込み）中です。同じ期間に同じ種類でお貸しできるのは${fact('loan.perKind')}までです。`,
          words`You already have this on loan or requested: ${deviceName(reason.device)}. We lend up to ${fact('loan.perKind')} of the same kind at the same time.`,
        );
      case 'address-unconfirmed':
        return t(
          words`ご登録の住所と異なるお届け先は、担当の者が確認してから発送します。`,
          words`We send a device to another address than the registered one once our staff have confirmed it.`,
        );
      case 'loan-is':
        return t(
          words`代わりの機器は、${loanStates[reason.state]}。`,
          words`The loan device is now: ${loanStates[reason.state]}.`,
        );
    }
  };
};
