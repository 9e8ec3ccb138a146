/** LINE's data host for tests: what customers sent, by the message's id, with the answers and faults it may give. */
import type { ServerResponse } from 'node:http';

/** One answer: the bytes, a status without any, a body that breaks off, one that never ends, or a redirect. */
export type LineContent = Uint8Array | number | 'cut' | 'endless' | 'silence' | { redirect: string };

export const openContents = () => {
  const held = new Map<string, (LineContent | Promise<LineContent>)[]>();
  const asked: string[] = [];

  const answer = (content: LineContent, response: ServerResponse) => {
    if (content === 'silence') return;
    if (typeof content === 'number') {
      response.writeHead(content, { 'content-type': 'application/json' });
      response.end('{"message":"as asked"}');
    } else if (typeof content === 'object' && 'redirect' in content) {
      response.writeHead(302, { location: content.redirect });
      response.end();
    } else if (content === 'cut' || content === 'endless') {
      response.writeHead(200, { 'content-type': 'image/jpeg', ...(content === 'cut' && { 'content-length': '1000' }) });
      response.write(Buffer.alloc(100, 1));
      if (content === 'cut') return void response.destroy();
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1_048_576, 1)));
      };
      response.on('drain', more);
      response.on('error', () => {});
      more();
    } else {
      // What LINE says of a type is what its sender said.
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': String(content.length) });
      response.end(content);
    }
  };

  return {
    /** the messages whose content was asked for, in order */
    asked,
    /** The content of `message` is answered by each of `answers` in its turn, by the last from then on. */
    hold: (message: string, ...answers: (LineContent | Promise<LineContent>)[]) => void held.set(message, answers),
    /** Whether `url` is one of a content, which is answered then. */
    serve(url: string, response: ServerResponse): boolean {
      const message = /^\/v2\/bot\/message\/([\w-]+)\/content$/.exec(url)?.[1];
      if (message === undefined) return false;
      asked.push(message);
      const answers = held.get(message) ?? [404];
      const next = (answers.length > 1 ? answers.shift() : answers[0]) ?? 404;
      void Promise.resolve(next).then((content) => answer(content, response));
      return true;
    },
  };
};
