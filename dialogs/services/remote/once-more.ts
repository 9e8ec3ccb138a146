/** A session that was had is wanted once more. */

import { topicAbout } from '../../../knowledge/language/services.ts';
import { forms } from '../../form/form-names.ts';
import type { Mean } from '../../situation/meant.ts';

/** もう一回お願いします, of the session that was spoken of last: another is begun, or the one that waits is told of. */
export const onceMore: Mean = async (heard, { kind }, underWay) => {
  const session = underWay || kind === 'human' ? undefined : await heard.sessions.lastOf(heard.conversation);
  if (!session || !heard.reading.says.onceMore) return undefined;
  const topic = heard.kept().asked?.topic;
  if (topic !== undefined && topic !== topicAbout(forms.remote) && !heard.reading.says.begun) return undefined;
  const isOpen = session.state === 'void' || session.state === 'waiting';
  return topic !== undefined || isOpen ? { form: forms.remote, answers: {} } : undefined;
};
