/** What was spoken of last is taken up by a wish that names nothing: じゃあお願いします after its conditions were told, やっぱり借ります after a no. */
import type { Reading, Service } from '../../knowledge/language/reading.ts';
import { serviceSpokenOf } from '../situation/asked-for.ts';
import type { Situation } from '../situation/situation.ts';

/** The steps of the set-up, told as one, that the customer can also be led through. */
export const guided = 'tool.steps';

/** The service the message goes on to, undefined when it goes on to none. `agreed`: it is a yes. */
export const goesOnTo = ({ says }: Reading, situation: Situation, agreed: boolean): Service | undefined => {
  const { spokenOf, isAskedFor } = situation;
  if (spokenOf === guided && (agreed || says.led)) return 'tool_setup';
  return says.agreedTo && !isAskedFor ? serviceSpokenOf(spokenOf) : undefined;
};
