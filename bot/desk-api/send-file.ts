/** An operator sends a picture or a file: looked at first, then said and kept in one turn. */
import { keptInAll } from '../../adapters/files/kept.ts';
import { typeOfFile } from '../../adapters/files/type-of-file.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { brief } from '../../dialogs/words/brief.ts';
import type { Desk } from '../desk.ts';
import { fileIdOf, fileLimitsOf } from '../keep-things.ts';
import { problem } from '../route.ts';
import { answered, usedBefore } from './act.ts';
import type { Handler } from './call.ts';
import { conversationIn } from './chat.ts';

const dayMs = 24 * 3_600_000;

/** POST chats/:chat/files. */
export const sendFile =
  (desk: Desk): Handler<'sendFile'> =>
  async ({ ask, body: { name, bytes }, by: { id, name: operator, role }, event: { id: event, asks } }) => {
    const settings = desk.company.documents.desk.files;
    const { mostBytes, mostBytesInAll } = fileLimitsOf(settings);
    const conversation = await conversationIn(desk, ask.params.chat);
    if (conversation === undefined) return { refused: problem(404, 'NoChat', brief.noChat) };
    const by = { id, name: operator, role };
    if (bytes.length > mostBytes)
      return { refused: problem(413, 'TooLarge', brief.fileTooLarge(settings.mostMegabytes)) };
    const type = typeOfFile(bytes);
    if (!type) return { refused: problem(415, 'NotTaken', brief.fileNotTaken) };
    if ((await keptInAll(openRecords(desk.store))) + bytes.length > mostBytesInAll)
      return { refused: problem(409, 'NoRoom', brief.noRoomForFile) };
    const until = desk.clock.realNow() + settings.linkDays * dayMs;
    const file = { ...type, id: fileIdOf(event, 0), name, size: bytes.length, until };
    const action = { do: 'reply', text: '', file } as const;
    const outcome = await desk.turns.run({ kind: 'operator', id: event, conversation, by, action, asks, bytes });
    // Nothing of this was done, and it is not the answer to what was done then.
    return outcome.asks === asks ? answered(outcome.action) : { refused: usedBefore };
  };
