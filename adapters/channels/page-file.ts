/** Files of a page, held in memory: typed, with an etag, compressed once when first asked for. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file as it is served. */
export interface PageFile {
  /** the path it is served at */
  path: string;
  type: string;
  etag: string;
  /** for how long a browser need not ask again, in seconds; 0: it asks each time with the etag */
  maxAge: number;
  /** the bytes in one of the encodings this offers */
  bytes(encoding: 'br' | 'gzip' | 'identity'): Promise<Buffer>;
}

/** What a server sends: the whole of it is in memory. */
export interface Served {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
};

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url').slice(0, 20);

/** The file at `from`, served at `path`, where `*` stands for a digest of its content: such a path is kept for a year. */
export const pageFile = (path: string, from: URL): PageFile => {
  const source = readFileSync(from);
  return madeFile(path, from.pathname.endsWith('.ts') ? stripTypeScriptTypes(source.toString('utf8')) : source);
};

/** `content` as a file served at `path`, named as `pageFile` says. */
export const madeFile = (path: string, content: string | Buffer): PageFile => {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  const raw = Buffer.from(content);
  const named = digest(raw);
  const compressed = new Map<string, Promise<Buffer>>();
  const once = (encoding: string, compress: () => Promise<Buffer>) => {
    const made = compressed.get(encoding) ?? compress();
    compressed.set(encoding, made);
    return made;
  };
  return {
    path: path.replace('*', named),
    type: types[ending] ?? 'application/octet-stream',
    etag: `"${named}"`,
    maxAge: path.includes('*') ? 365 * 24 * 3600 : 0,
    async bytes(encoding) {
      if (encoding === 'br') {
        // Level 6: a tenth of a second for the largest file, within a few percent of the best.
        return once('br', () => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }));
      }
      return encoding === 'gzip' ? once('gzip', () => promisify(gzip)(raw)) : raw;
    },
  };
};

const accepts = (header: string, encoding: string): boolean =>
  header.split(',').some((one) => {
    const [name, ...parameters] = one.split(';').map((part) => part.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });

/** `file` for a request with these headers: 304 when the browser has it, else its bytes, compressed if it may be. */
export const servePageFile = async (
  file: PageFile,
  headers: { 'if-none-match'?: string | undefined; 'accept-encoding'?: string | string[] | undefined },
): Promise<Served> => {
  const common = {
    etag: file.etag,
    'cache-control': file.maxAge > 0 ? `public, max-age=${file.maxAge}, immutable` : 'no-cache',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  };
  if (headers['if-none-match']?.includes(file.etag)) return { status: 304, headers: common, body: Buffer.alloc(0) };
  const accepted = String(headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((one) => accepts(accepted, one)) ?? 'identity';
  const body = await file.bytes(encoding);
  return {
    status: 200,
    headers: {
      ...common,
      'content-type': file.type,
      'content-length': String(body.length),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
    body,
  };
};

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** `template` with each {{name}} replaced by its value, escaped for HTML. Throws when a value is missing. */
export const fillPage = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the page asks for {{${name}}}, which is not given`);
    return value.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character);
  });

/** Headers of every page besides its Content-Security-Policy. */
export const pageHeaders = (policy: string): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});
