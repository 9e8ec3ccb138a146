/** How many of something, as a customer reads it: 1回, 1 contact. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';

/** The amounts in `tongue`. */
export const amountsIn = (tongue: Tongue) => {
  const counted = (ja: string, one: string) => (n: number) =>
    inTongue(tongue)(`${n}${ja}`, `${n} ${one}${n === 1 ? '' : 's'}`);
  return {
    contacts: counted('回', 'contact'),
    visits: counted('回', 'visit'),
    /** contacts that wait for an operator */
    requests: counted('件', 'request'),
    minutes: counted('分', 'minute'),
    hours: counted('時間', 'hour'),
  };
};
