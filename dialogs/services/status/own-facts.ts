/** What customers ask of their own: the visit, the loans, the request, the contacts that stand. */
import type { Loan } from '../../../adapters/device-loans/port.ts';
import { bindingDue, isOut } from '../../../knowledge/rules/loans.ts';
import { forms } from '../../form/form-names.ts';
import { contractOf } from '../../situation/customer.ts';
import type { Mean } from '../../situation/meant.ts';
import { comingVisit, slotsAhead } from '../../situation/visit-slots.ts';

/** Whether we have called: told as it stands, and nothing is arranged. */
export const whetherCalled: Mean = async ({ reading: { says } }, command) => {
  const isMeant = command.kind === 'start' && command.service === 'status' && says.asksIfWeCalled;
  return isMeant ? { form: forms.status, answers: { about: 'call' } } : undefined;
};

/** What the customer has of their own that this message asks for: told as it stands, where there is such a thing. */
export const ownFacts: Mean = async (heard, { kind, ...command }, underWay) => {
  const { own: said } = heard.reading.says;
  // 設定もお願いしたら費用はどうなりますか, in the midst of a booking, asks how no request stands.
  const isOfRequest = underWay && said === 'request';
  // 残り1回って折り返しの電話でも減りますか asks what counts, not how many are left.
  const asksWhatCounts = heard.reading.says.ofCall && said === 'count' && kind === 'ask';
  const about = isOfRequest || asksWhatCounts ? undefined : said;
  const isElse = 'service' in command && /_booking$|^remote$|^callback$/.test(command.service);
  if (about === undefined || kind === 'human' || isElse) return undefined;
  const contract = await contractOf(heard);
  if (!contract) return undefined;
  if (about === 'visit' && (await slotsAhead(heard, contract.number)).length > 0) return { form: forms.comingVisit };
  if (about === 'visit' && !(await comingVisit(heard, contract.number))) return undefined;
  const isDue = (loan: Loan) => isOut(loan.state) && bindingDue(loan, heard.promised) !== undefined;
  if (about === 'loan' && !(await heard.loans.of(contract.number)).some(isDue)) return undefined;
  return { form: forms.status, answers: { about } };
};
