/** What was spoken of last is taken up by a wish that names nothing: じゃあお願いします after its conditions were told, やっぱり借ります after a no. */
import type { Reading } from '../../knowledge/language/reading.ts';
import { type Service, serviceLedFrom, serviceSpokenOf } from '../../knowledge/language/services.ts';
import type { Situation } from '../situation/situation.ts';

/** The service the message goes on to, undefined when it goes on to none. `agreed`: it is a yes. */
export const goesOnTo = ({ says }: Reading, situation: Situation, agreed: boolean): Service | undefined => {
  const { spokenOf, isAskedFor } = situation;
  const led = agreed || says.led ? serviceLedFrom(spokenOf) : undefined;
  return led ?? (says.agreedTo && !isAskedFor ? serviceSpokenOf(spokenOf) : undefined);
};
