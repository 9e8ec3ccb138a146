/** Bodies that no address of ours takes. */
import { gzipSync } from 'node:zlib';
import type { Route } from '../../bot/route.ts';

/** The bytes of `text` in UTF-8. */
export const bytes = (text: string) => Buffer.from(text);
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
type Bad = (route: Route) => { body: Uint8Array; headers?: Record<string, string> };
/** Bodies no door takes, by what they are. */
export const badBodies: Record<string, Bad> = {
  'one byte more than it may hold': ({ bodyLimit }) => ({ body: Buffer.alloc(bodyLimit + 1, 0x20) }),
  'a gzip bomb': () => ({ body: gzipSync(Buffer.alloc(10_000_000)), headers: { 'content-encoding': 'gzip' } }),
  'an encoding nobody knows': () => ({ body: bytes('{}'), headers: { 'content-encoding': 'x' } }),
  'bytes that are no UTF-8': () => ({ body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) }),
  'UTF-16': () => ({ body: Buffer.from('{"type":"message"}', 'utf16le') }),
  'half a document': () => ({ body: bytes('{"type":"mess') }),
  nothing: () => ({ body: bytes('') }),
  'a list': () => ({ body: bytes('[]') }),
  null: () => ({ body: bytes('null') }),
  'a number': () => ({ body: bytes('1e999') }),
  'lists in lists': () => ({ body: bytes(`{"type":"message","inner":${deep}}`) }),
  'the wrong types': () => ({ body: bytes('{"type":{},"id":[],"text":7,"password":{},"outcome":"x","answer":[]}') }),
  'a prototype': () => ({ body: bytes('{"__proto__":{"type":"message"},"constructor":{"prototype":{}}}') }),
  'a form': () => ({ body: bytes('a=b'), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  'plain text': () => ({ body: bytes('{}'), headers: { 'content-type': 'text/plain' } }),
  'a form without its boundary': () => ({ body: bytes('--x'), headers: { 'content-type': 'multipart/form-data' } }),
};
