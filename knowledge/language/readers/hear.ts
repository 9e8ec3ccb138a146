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
  // After a customer number in the same message, four digits can only be these.
  if (hearCustomerNumber(text)) return hearLastFour(text);
  const { text: even } = normalise(text);
  // 番号は090-…です is where to call, unless it is said to be the registered one.
  const named = hearPhoneNumber(text) ? /下4桁|下四桁|末尾|登録/u : /下4桁|下四桁|末尾|番号/u;
  return named.test(even) ? hearLastFour(text) : undefined;
};
