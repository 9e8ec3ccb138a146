/** A file that an operator's page posts, as the form it comes in. */
import { createHash } from 'node:crypto';
import { bareName } from '../../adapters/files/kept.ts';
import { brief } from '../../dialogs/words/brief.ts';
import { problem, type RouteAnswer, type RouteRequest } from '../route.ts';

export interface FileForm {
  name: string;
  bytes: Uint8Array;
  /** of the bytes */
  digest: string;
}

/** What a form may hold beside its file, in bytes. */
export const aroundFile = 16 * 1024;

/** The file of the form that was posted, or why there is none. */
export const readFileForm = async ({ bytes, headers }: RouteRequest): Promise<FileForm | RouteAnswer> => {
  const type = headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type))
    return problem(415, 'NotAForm', 'Send the file as multipart/form-data, in a field called file.');
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  const file = form?.get('file');
  if (!file || typeof file === 'string') return problem(400, 'NoFile', 'Send one file, in a field called file.');
  const content = new Uint8Array(await file.arrayBuffer());
  const digest = createHash('sha256').update(content).digest('base64url');
  return { name: bareName(file.name) || brief.unnamedFile, bytes: content, digest };
};
