/** Reads what a web chat client posts: an activity as JSON, or an activity with pictures and files as a form. */
import { z } from 'zod';
import { dataOf } from '../channels/download.ts';
import { type Refusal, refuse } from './answer.ts';
import type { WebChatFile } from './core.ts';

/** The most a body may hold, in bytes. */
export const limits = { json: 64 * 1024, upload: 4 * 1024 * 1024 };

/** So many files at once. */
const mostFiles = 10;

// Printable ASCII only: the id becomes part of an event's id.
const clientActivityID = z.string().regex(/^[\x21-\x7e]{1,100}$/, 'is 1 to 100 printable ASCII characters');

const activity = z.looseObject({
  type: z.string().min(1).max(100),
  name: z.string().max(200).nullish(),
  text: z.string().max(5000).nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).max(mostFiles).nullish(),
  channelData: z.looseObject({ clientActivityID: clientActivityID.nullish() }).nullish(),
});

/** An attachment that holds its bytes itself; any other is not looked at: nothing is fetched from where a client says. */
const inlineFile = z
  .looseObject({ contentUrl: z.string().regex(/^data:[^,]{0,200};base64,/), name: z.string().max(500).nullish() })
  .transform(({ contentUrl, name }) => ({ name: name ?? '', bytes: dataOf(contentUrl) }));

/** What a posted activity comes to. */
export type Incoming =
  | { kind: 'message'; text: string; files: WebChatFile[]; clientId?: string }
  | { kind: 'join' }
  | { kind: 'writing' }
  | { kind: 'ignored' };

const parsedJson = (bytes: Buffer): { json: unknown } | undefined => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
};

const understand = (bytes: Buffer, files: readonly WebChatFile[]): Incoming | Refusal => {
  const parsed = parsedJson(bytes);
  if (!parsed) return refuse(400, 'NotJson', 'The activity is not JSON in UTF-8. Send it as one JSON object.');
  const read = activity.safeParse(parsed.json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') || 'body';
    return refuse(400, 'BadActivity', `The activity cannot be read: ${where}: ${issue?.message}.`);
  }
  const { type, name, text, value, attachments, channelData } = read.data;
  if (type === 'event' && name === 'webchat/join') return { kind: 'join' };
  if (type === 'typing') return { kind: 'writing' };
  if (type !== 'message') return { kind: 'ignored' };
  const said = (text ?? (typeof value === 'string' ? value.slice(0, 5000) : '')).toWellFormed();
  const all = [...files, ...(attachments ?? []).flatMap((one) => inlineFile.safeParse(one).data ?? [])].slice(
    0,
    mostFiles,
  );
  if (said.trim() === '' && all.length === 0) {
    return refuse(400, 'NothingSaid', 'The message has no text. Send some text, or a picture.');
  }
  const clientId = channelData?.clientActivityID;
  return { kind: 'message', text: said, files: all, ...(clientId ? { clientId } : {}) };
};

/** An activity posted as JSON. */
export const readActivity = (bytes: Buffer): Incoming | Refusal => understand(bytes, []);

/** A message posted as multipart/form-data: the activity, and pictures and files beside it. */
export const readUpload = async (bytes: Buffer, contentType: string): Promise<Incoming | Refusal> => {
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    return refuse(415, 'NotAForm', 'Send the message as multipart/form-data.');
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);
  if (!form) return refuse(400, 'BrokenForm', 'The form cannot be read. Send it again.');
  const parts = form.getAll('file');
  if (parts.length > mostFiles) return refuse(400, 'TooManyFiles', `Send at most ${mostFiles} files at once.`);
  const files: WebChatFile[] = [];
  for (const part of parts) {
    if (typeof part === 'string') return refuse(415, 'NotAFile', 'Send each file as a file of the form.');
    files.push({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) });
  }
  const part = form.get('activity') ?? '{"type":"message"}';
  return understand(Buffer.from(typeof part === 'string' ? part : await part.text()), files);
};
