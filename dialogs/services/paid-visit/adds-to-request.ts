/** What a message adds to the request for a paid visit that stands. */

import { topicAbout } from '../../../knowledge/language/services.ts';
import { forms } from '../../form/form-names.ts';
import { contractOf } from '../../situation/customer.ts';
import { asksForElse, type Mean } from '../../situation/meant.ts';
import { standingRequest } from '../../situation/request.ts';
import { particularsIn } from '../../situation/request-form.ts';
import { setUpWords } from '../../words/kept-words.ts';
import { asksOfNoTime } from './paid-visit-wish.ts';

/** The request for a paid visit to which this message adds: another thing to set up, another day, place or number. */
export const addsToRequest: Mean = async (heard, command, underWay) => {
  const { reading } = heard;
  const spokenOf = heard.kept().asked?.topic === topicAbout(forms.paidVisit);
  const another = asksForElse(command, ['trouble']);
  if (underWay || !spokenOf || another || asksOfNoTime(reading)) return undefined;
  const more = reading.says.setUpChange === 'more';
  if (!more && Object.keys(particularsIn(reading)).length === 0) return undefined;
  const contract = await contractOf(heard);
  if (!contract || !(await standingRequest(heard, forms.paidVisit, contract.number))) return undefined;
  return { form: forms.paidVisit, answers: { told: 'yes', ...(more && { wanted: setUpWords(reading) }) } };
};
