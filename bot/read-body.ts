/** Reads a request's body into memory, up to a limit. */
import type { IncomingMessage } from 'node:http';
import { problem, type RouteAnswer } from './route.ts';

/** `answer` to a request whose body stays unread: the connection ends with it, or the next request on it would wait for ever. */
export const unread = (answer: RouteAnswer): RouteAnswer => ({
  ...answer,
  headers: { ...answer.headers, connection: 'close' },
});

const tooLarge = (limit: number) =>
  unread(problem(413, 'TooLarge', `The body is larger than ${limit} bytes. Send a smaller one.`));

/** The body's bytes, or why it is not read: compressed (415), larger than `limit` bytes (413), or broken off (400). */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | RouteAnswer> => {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    request.resume();
    return unread(problem(415, 'Compressed', 'Send the body without content-encoding.'));
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      length += (chunk as Buffer).length;
      // Read on without keeping anything: a client that is still sending would not see the answer.
      if (length <= limit) chunks.push(chunk as Buffer);
      else if (length > limit * 4) return tooLarge(limit);
    }
  } catch {
    return problem(400, 'BrokenOff', 'The body broke off. Send it again.');
  }
  return length > limit ? tooLarge(limit) : Buffer.concat(chunks);
};
