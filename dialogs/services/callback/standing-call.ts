/** What a message means for the call-back that is queued: when and to which number, or a person now in its place. */
import type { Service } from '../../../knowledge/language/services.ts';
import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { forms } from '../../form/form-names.ts';
import { asksForElse, type Mean, type Meant } from '../../situation/meant.ts';
import { formOfCall, knownOfCall, queuedCallback } from '../../situation/queued-callback.ts';
import { followsHours } from '../../terms/ask-about-terms.ts';

/** Services a message may be taken for that gives another number. */
const nearCall: readonly Service[] = ['callback', 'change_booking', 'cancel_booking'];

/** The call-back that this message says a time or a number for, or asks whether it may have one. */
export const callAgreed: Mean = async (heard, command, underWay) => {
  const { says } = heard.reading;
  // 出られないかもしれないので03-…の方に変えて gives another number, and calls nothing off.
  const another = asksForElse(command, typeof says.callNumber === 'object' ? ['menu', ...nearCall] : ['menu']);
  if (underWay || another) return undefined;
  const names = (says.callNumber ?? says.wish) !== undefined || says.otherTime;
  const isMeant = says.question ? says.asksForCallAt && !followsHours(heard) : names;
  const queued = isMeant ? await queuedCallback(heard) : undefined;
  return queued && { form: formOfCall(queued), answers: knownOfCall(queued) };
};

/** Who wants help now is offered a person, while there are any; who was to be called later, in the same case. */
export const callNow: Mean = async (heard, { kind }, underWay): Promise<Meant | undefined> => {
  const { now, promised, reading } = heard;
  const isOpen = openNow('desk', now, promised).allowed;
  if (underWay || kind === 'human' || !reading.says.wantsItNow || !isOpen) return undefined;
  const queued = await queuedCallback(heard);
  if (queued) return { form: forms.person, answers: knownOfCall(queued) };
  const { asked, dropped } = heard.kept();
  return ['yes', 'unknown'].includes(kind) && !asked && !dropped ? { form: forms.person, answers: {} } : undefined;
};
