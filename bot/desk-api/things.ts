/** Pictures, voice, files, places and stickers of a chat, as the desk shows them, and the bytes of one of them. */
import type { z } from 'zod';
import type { FileKind, Thing, TranscriptEntry } from '../../adapters/channels/port.ts';
import { files, type KeptFile } from '../../adapters/files/kept.ts';
import type { Store } from '../../adapters/store/port.ts';
import { brief } from '../../dialogs/words/brief.ts';
import type { Desk } from '../desk.ts';
import { fileAnswer } from '../file-answer.ts';
import { problem } from '../route.ts';
import type { Handler } from './call.ts';
import { nameIn } from './look.ts';
import type { thing } from './thing-shapes.ts';

type Row = z.output<typeof thing>;

/** What an entry holds beside its words; of a note the file it is about. */
const namedIn = (entry: TranscriptEntry): Thing[] => {
  if (entry.kind === 'note') return entry.file === undefined ? [] : [{ is: 'file', id: entry.file, kind: 'file' }];
  const { file } = entry.message;
  return [...(entry.things ?? []), ...(file ? [{ is: 'file' as const, id: file.id, kind: file.kind }] : [])];
};

const fileRow = (id: string, kind: FileKind, of: KeptFile | undefined): Row => {
  const state = of?.state ?? 'over';
  return {
    is: 'file',
    id,
    kind: of?.kind ?? kind,
    name: of?.name ?? null,
    type: of?.type ?? null,
    size: of?.size ?? null,
    state,
    words: brief.file(state),
  };
};

/** The things of each of `entries`, as they are now. */
export const thingsIn = async (store: Pick<Store, 'read'>, entries: readonly TranscriptEntry[]): Promise<Row[][]> => {
  const all = entries.map(namedIn);
  const ids = [...new Set(all.flat().flatMap((one) => (one.is === 'file' ? [one.id] : [])))];
  const found = await store.read(ids.map(files.key));
  const known = new Map(
    found.map(({ value }, n) => [ids[n], value === undefined ? undefined : files.parse(value)] as const),
  );
  return all.map((things) =>
    things.map((one) => {
      if (one.is === 'file') return fileRow(one.id, one.kind, known.get(one.id));
      return one.is === 'place' ? { ...one, title: one.title ?? null, address: one.address ?? null } : one;
    }),
  );
};

const noFile = problem(404, 'NoFile', brief.noFile);

/** GET chats/:chat/files/:file. */
export const showFile =
  ({ store }: Pick<Desk, 'store'>): Handler<'file'> =>
  async ({ ask: { params, headers } }) => {
    const id = params.file ?? '';
    const [entry] = await store.read([files.key(id)]);
    const file = entry?.value === undefined ? undefined : files.parse(entry.value);
    if (file?.state !== 'kept' || file.conversation !== nameIn(params.chat)) return { refused: noFile };
    const bytes = await store.readBlob(id);
    return bytes ? { streamed: fileAnswer(file, bytes, headers.range) } : { refused: noFile };
  };
