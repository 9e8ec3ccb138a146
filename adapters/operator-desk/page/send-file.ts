/** Sends a picture or a file to the customer of a chat: a large picture is made smaller first, so that LINE shows it. */
import { smallerPicture } from '../../channels/page/smaller-picture.ts';
import { reason } from './actions.ts';
import { upload } from './ask.ts';
import { readBoard, readChat } from './reading.ts';
import { changed, state, toast } from './state.ts';
import { thingWords } from './words-things.ts';

const pathOf = (chat: string) => `/chats/${chat}/files`;

/** Whether a file is on its way to this chat. */
export const isSending = (chat: string): boolean => state.busy.has(pathOf(chat));

/** Sends `file` to the customer of `chat`; what goes wrong is told. */
export const sendFile = async (chat: string, file: File): Promise<void> => {
  const path = pathOf(chat);
  if (state.busy.has(path)) return;
  changed({ busy: new Set([...state.busy, path]) });
  const { blob, name } = await smallerPicture(file, file.name);
  const most = state.session?.fileBytes ?? Number.POSITIVE_INFINITY;
  const isTooLarge = blob.size > most;
  const why = isTooLarge ? thingWords.tooLarge(Math.floor(most / 1_048_576)) : reason(await upload(path, blob, name));
  await Promise.all([readBoard(), readChat()]);
  changed({ busy: new Set([...state.busy].filter((one) => one !== path)) });
  if (why === undefined) toast('good', thingWords.sent);
  else toast('bad', why);
};
