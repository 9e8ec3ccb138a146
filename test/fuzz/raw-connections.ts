/** What comes over a connection and is no request at all, or half of one, or an upgrade that is broken off. */
import { connect } from 'node:net';
import type { Dice } from '../helpers/seeded.ts';
import { chatOf } from './activities.ts';
import type { Known } from './known.ts';

const upgrade = (path: string, version = '13') =>
  `GET ${path} HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: ${version}\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;

/** Bytes to be sent, the first part before the second. */
const bytesOf = (dice: Dice, known: Known): [first: string | Buffer, then?: Buffer] => {
  const { conversationId, token } = chatOf(dice, known);
  const stream = known.names.get('streamUrl')?.at(-1);
  const own = stream ? new URL(stream).pathname + new URL(stream).search : '/';
  const path = dice.of([
    own,
    own,
    own,
    `/directline/conversations/${conversationId}/stream?t=${token}`,
    '/',
    '/%',
    '//',
  ]);
  const host = dice.of(['%', '[', 'a|b', '', '[::1', 'x:99999', 'a b', '\u00e9']);
  const frame = Buffer.from(Array.from({ length: 1 + dice.below(60) }, () => dice.below(256)));
  return dice.of([
    [`GET / HTTP/1.1\r\nhost: ${host}\r\n\r\n`],
    [`GET http://${host}/ HTTP/1.1\r\nhost: here\r\n\r\n`],
    ['GET / HTTP/1.1\r\n'],
    ['\u0000\u0001\u0002'],
    [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: here\r\n\r\n`],
    [`GET / HTTP/1.1\r\nhost: here\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`],
    [
      'POST /api/messages HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"type":',
    ],
    ['POST /api/messages HTTP/1.1\r\nhost: here\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['POST /api/messages HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    ['POST / HTTP/1.1\r\nhost: here\r\nexpect: 100-continue\r\ncontent-length: 1\r\n\r\n'],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['OPTIONS * HTTP/1.1\r\nhost: here\r\n\r\n'],
    ['CONNECT here:443 HTTP/1.1\r\nhost: here\r\n\r\n'],
    [upgrade(path), frame],
    [upgrade(path), Buffer.from([0x89, 0x00, 0x8a, 0x00])],
    [upgrade(path, '12')],
    [upgrade(path), Buffer.concat([Buffer.from([0x81, 0xff]), Buffer.alloc(8, 0xff)])],
    ['GET /health/live HTTP/1.1\r\nhost: here\r\n\r\n'.repeat(20)],
  ] satisfies [[string | Buffer, Buffer?], ...[string | Buffer, Buffer?][]]);
};

/** Sends what is no request to `port`, and ends the connection: politely, or by a reset. Resolves when it is over, with what came. */
export const sendRaw = (dice: Dice, known: Known, port: number): Promise<string> => {
  const [first, then] = bytesOf(dice, known);
  const how = dice.of(['end', 'reset', 'wait'] as const);
  return new Promise((over) => {
    let came = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(first);
      if (how === 'reset' && !then) socket.resetAndDestroy();
    });
    // What answers nothing, and what streams for ever, is let go.
    socket.setTimeout(300, () => socket.resetAndDestroy());
    socket.on('data', (bytes) => {
      came += bytes.toString('latin1').slice(0, 200);
      if (!then) return void (how !== 'wait' && socket.end());
      socket.write(then, () => (how === 'reset' ? socket.resetAndDestroy() : how === 'end' && socket.end()));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => over(came));
  });
};
