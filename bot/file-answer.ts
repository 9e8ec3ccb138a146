/** The bytes of a file that was sent, as an answer: nothing in it is ever run, and only pictures, voice and video are shown in their place. */
import type { KeptFile } from '../adapters/files/kept.ts';
import type { RouteAnswer } from './route.ts';

/** Endings that programs know a file by, where its sender named none. */
const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/tiff': 'tif',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/amr': 'amr',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/rtf': 'rtf',
  'text/plain': 'txt',
};

const dispositionOf = ({ kind, name, type = '' }: KeptFile): string => {
  const shown = kind === 'file' ? 'attachment' : 'inline';
  const called = name ?? `${kind}.${endings[type] ?? 'bin'}`;
  // RFC 6266: both forms, since what the first cannot hold stands in the second.
  const plain = called.replace(/[^\w.-]/g, '_');
  return `${shown}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(called).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
};

const partOf = (range: string | undefined, length: number): { from: number; to: number } | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d{0,12})-(\d{0,12})$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first <= last ? { from: first, to: last } : undefined;
};

/** `file` with its `bytes`; `range`: the header by which a player asks for a part of it. */
export const fileAnswer = (file: KeptFile, bytes: Uint8Array, range: string | undefined): RouteAnswer => {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers = {
    'content-type': file.type ?? 'application/octet-stream',
    'content-disposition': dispositionOf(file),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-site',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  };
  const part = partOf(range, body.length);
  if (!part) return { status: 200, headers, body };
  const { from, to } = part;
  const which = { 'content-range': `bytes ${from}-${to}/${body.length}` };
  return { status: 206, headers: { ...headers, ...which }, body: body.subarray(from, to + 1) };
};
