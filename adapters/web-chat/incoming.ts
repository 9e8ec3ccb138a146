/** Reads what a web chat client posts: an activity as JSON, or an activity with pictures as a form. */
import { z } from 'zod';
import { type Refusal, refuse } from './answer.ts';

/** The most a body may hold, in bytes. */
export const limits = { json: 64 * 1024, upload: 4 * 1024 * 1024 };

const pictures = 10;

// Printable ASCII only: the id becomes part of an event's id.
const clientActivityID = z.string().regex(/^[\x21-\x7e]{1,100}$/, 'is 1 to 100 printable ASCII characters');

const activity = z.looseObject({
  type: z.string().min(1).max(100),
  name: z.string().max(200).nullish(),
  text: z.string().max(5000).nullish(),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).max(pictures).nullish(),
  channelData: z.looseObject({ clientActivityID: clientActivityID.nullish() }).nullish(),
});

/** What a posted activity comes to. */
export type Incoming =
  | { kind: 'message'; text: string; attachments: number; clientId?: string }
  | { kind: 'join' }
  | { kind: 'ignored' };

const parsedJson = (bytes: Buffer): { json: unknown } | undefined => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
};

const understand = (bytes: Buffer, files: number): Incoming | Refusal => {
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
  if (type !== 'message') return { kind: 'ignored' };
  const said = (text ?? (typeof value === 'string' ? value.slice(0, 5000) : '')).toWellFormed();
  const shown = Math.max(files, attachments?.length ?? 0);
  if (said.trim() === '' && shown === 0) {
    return refuse(400, 'NothingSaid', 'The message has no text. Send some text, or a picture.');
  }
  const clientId = channelData?.clientActivityID;
  return { kind: 'message', text: said, attachments: shown, ...(clientId ? { clientId } : {}) };
};

/** An activity posted as JSON. */
export const readActivity = (bytes: Buffer): Incoming | Refusal => understand(bytes, 0);

/**
 * A message posted as multipart/form-data: the activity, and pictures as files. The pictures are counted and let go:
 * nobody asked to keep them, and the assistant cannot look at them.
 */
export const readUpload = async (bytes: Buffer, contentType: string): Promise<Incoming | Refusal> => {
  if (!/^multipart\/form-data\b/i.test(contentType)) {
    return refuse(415, 'NotAForm', 'Send the message as multipart/form-data.');
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);
  if (!form) return refuse(400, 'BrokenForm', 'The form cannot be read. Send it again.');
  const files = form.getAll('file');
  if (files.length > pictures) return refuse(400, 'TooManyPictures', `Send at most ${pictures} pictures at once.`);
  if (files.some((file) => typeof file === 'string' || !file.type.startsWith('image/'))) {
    return refuse(415, 'NotAPicture', 'Only pictures can be sent.');
  }
  const part = form.get('activity') ?? '{"type":"message"}';
  return understand(Buffer.from(typeof part === 'string' ? part : await part.text()), files.length);
};
