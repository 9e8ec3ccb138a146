/** What a message adds to the request for a paid visit that stands. */

import { topicAbout } from '../../../knowledge/language/services.ts';
import { forms } from '../../form/form-names.ts';
import { contractOf } from '../../situation/customer.ts';
import { asksForElse, type Mean } from '../../situation/meant.ts';
import { standingRequest } from '../../situation/request.ts';
import { particularsIn } from '../../situation/request-form.ts';
import { asksOfNoTime, wishedFor } from './paid-visit-wish.ts';

/** The request for a paid visit to which this message adds: another thing to set up, another day, place or number. */
export const addsToRequest: Mean = async (heard, command, underWay) => {
  const { reading } = heard;
  if (underWay || heard.kept().asked?.topic !== topicAbout(forms.paidVisit)) return undefined;
  const { replaced, setUpChange, question } = reading.says;
  const wanted = wishedFor(reading);
  const another = asksForElse(command, replaced ? ['trouble', forms.paidVisit] : ['trouble']);
  // 台数は2台で伝わってますか hears what stands, and may put it right.
  const isAsked = replaced !== undefined && question === true;
  if (another || (!isAsked && asksOfNoTime(reading))) return undefined;
  const more = !isAsked && (replaced !== undefined || setUpChange === 'more' || setUpChange === 'corrected');
  if (!more && !isAsked && Object.keys(particularsIn(reading)).length === 0) return undefined;
  const contract = await contractOf(heard);
  if (!contract || !(await standingRequest(heard, forms.paidVisit, contract.number))) return undefined;
  if (isAsked) return { form: forms.paidVisit };
  return {
    form: forms.paidVisit,
    answers: { told: 'yes', ...(more && wanted !== undefined && { wanted }) },
  };
};
