/** What a message means for what is booked or asked for, where it only asks whether that can be called off, or says so in passing. */
import { forms } from '../../form/form-names.ts';
import { standsAny } from '../../situation/cancellable.ts';
import type { Mean } from '../../situation/meant.ts';

/** Until when a booking can be called off: the terms name no day, and this chat does it. */
const deadline = 'x.booking-deadline';

/** キャンセルって今からできますか: that is answered, and whether it is to be called off is asked. */
export const asksToCallOff: Mean = async (heard, command, underWay) => {
  if (underWay || command.kind !== 'ask' || command.topic !== deadline) return undefined;
  const mayMean = command.among?.some((label) => label.startsWith('withdraws')) ?? false;
  const isMeant = mayMean || heard.reading.says.takenBack === true;
  return isMeant && (await standsAny(heard)) ? { form: forms.callOff, answers: {}, isAsked: true } : undefined;
};

/** では取り消しで、また連絡します: a goodbye that calls off what stands; nothing is called off without a yes. */
export const callsOffInPassing: Mean = async (heard, command, underWay) => {
  const { says } = heard.reading;
  const isInPassing =
    command.kind === 'later' || (command.kind === 'smalltalk' && ['bye', 'thanks'].includes(command.about));
  if (underWay || !isInPassing || !says.takenBack || says.question) return undefined;
  return (await standsAny(heard)) ? { form: forms.callOff, answers: {} } : undefined;
};
