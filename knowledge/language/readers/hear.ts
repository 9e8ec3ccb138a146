/** The value a message gives for a slot, by the way the slot's answer is heard. */
import type { Hears } from '../reading.ts';
import { normalise } from '../text/normalise.ts';
import { hearChoice } from '../values/hear-choice.ts';
import { hearCustomerNumber, hearLastFour, hearPhoneNumber, type ValueHeard } from '../values/hear-numbers.ts';

/** The value for a slot that was just asked for; yes-no and text are heard by the reader itself. */
export const hearAsked = (text: string, hears: Hears): ValueHeard | undefined => {
  if (hears.as === 'customer-number') return hearCustomerNumber(text);
  if (hears.as === 'last-four') return hearLastFour(text);
  if (hears.as === 'phone-number') return hearPhoneNumber(text);
  if (hears.as === 'choice') return hearChoice(text, hears.of);
  return undefined;
};

/** The value for a slot that was not asked for: only when it is plainly said. */
export const hearPlainly = (text: string, hears: Hears): ValueHeard | undefined => {
  if (hears.as === 'choice') return hearChoice(text, hears.of, true);
  if (hears.as !== 'last-four') return hearAsked(text, hears);
  const rest = hearCustomerNumber(text);
  const named = /下4桁|下四桁|末尾|番号/u.test(normalise(text).text);
  // After a customer number in the same message, four digits can only be these.
  return named || rest ? hearLastFour(text) : undefined;
};
