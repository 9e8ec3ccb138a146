/** That an operator writes, shown to the customer they write to. Presence, and no message: it may be lost. */

import { brief } from '../../dialogs/words/brief.ts';
import type { Desk } from '../desk.ts';
import { problem } from '../route.ts';
import { writingTopic } from '../talk.ts';
import type { Handler } from './call.ts';
import { conversationIn } from './chat.ts';
import { lookAt } from './look.ts';

/** POST chats/:chat/writing. Told to the customer while the caller holds the chat; to anybody else it is nothing. */
export const showWriting =
  (desk: Desk): Handler<'writing'> =>
  async ({ ask, by }) => {
    const conversation = await conversationIn(desk, ask.params.chat);
    if (conversation === undefined) return { refused: problem(404, 'NoChat', brief.noChat) };
    const handoff = await (await lookAt(desk, conversation)).turn.desk.handoffOf(conversation);
    if (handoff?.state === 'connected' && handoff.operator?.id === by.id)
      await desk.store.commit({ notices: [writingTopic('operator', conversation)] });
    return { body: { result: 'done' } };
  };
