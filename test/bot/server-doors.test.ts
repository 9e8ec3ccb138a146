/** Whatever is sent to the port without a name or a password, the process goes on. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startProcess } from '../helpers/server-process.ts';

let dir: string;
let program: ServerProcess;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'doors-'));
  program = await startProcess({ DEMO: '1', DATA_DIR: dir });
});
afterAll(async () => {
  await program.end('SIGTERM');
  rmSync(dir, { recursive: true, force: true });
});
afterEach(async () => expect((await fetch(`${program.url}/health/live`)).status).toBe(200));

const opened = async (allowHalfOpen = false): Promise<Socket> => {
  const socket = connect({ port: Number(new URL(program.url).port), host: '127.0.0.1', allowHalfOpen });
  await once(socket, 'connect');
  return socket;
};
/** The status line that `lines` are answered with. */
const answerTo = async (...lines: string[]): Promise<string> => {
  const socket = await opened();
  socket.end(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part as Buffer);
  return Buffer.concat(parts).toString().split('\r\n')[0] ?? '';
};

describe('a request that says nowhere to go', () => {
  it.each(['%', '[', 'a|b', 'a b', '\u00e4:x'])('is refused: Host %s', async (host) =>
    expect(await answerTo('GET /health/live HTTP/1.1', `Host: ${host}`)).toBe('HTTP/1.1 400 Bad Request'),
  );
  it.each(['http://%/health/live', 'http://[/x', 'http://a|b/'])('is refused: %s', async (target) =>
    expect(await answerTo(`GET ${target} HTTP/1.1`, 'Host: x')).toBe('HTTP/1.1 400 Bad Request'),
  );
});

describe('a body that is refused', () => {
  it.each([
    ['too large', '', 413],
    ['compressed', 'Content-Encoding: gzip\r\n', 415],
  ])('ends its connection with the answer: %s', async (_what, header, status) => {
    const socket = await opened();
    socket.on('error', () => undefined);
    const head = `POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${header}`;
    socket.write(`${head}Content-Length: 50000000\r\n\r\n`);
    let answer = '';
    socket.on('data', (data) => {
      answer += String(data);
    });
    // The client sends on: the system may drop an answer that comes while it does, and what there is of one is told.
    while (!socket.closed) {
      socket.write('x'.repeat(64 * 1024));
      await new Promise((go) => setImmediate(go));
    }
    if (answer === '') return;
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.toLowerCase()).toContain('connection: close');
  });
});

describe('an upgrade', () => {
  const toWebSocket =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: YQ==';

  it('to an address that is no stream ends with the connection, however that ends', async () => {
    for (let n = 0; n < 20; n++) {
      const socket = await opened();
      socket.on('error', () => undefined);
      socket.write(`GET /nothing HTTP/1.1\r\nHost: x\r\n${toWebSocket}\r\n\r\n`);
      if (n % 2 === 0) await once(socket, 'data');
      socket.resetAndDestroy();
      await once(socket, 'close');
    }
  });

  it.each(['/nothing', '/directline/conversations/c/stream?t=x'])(
    'that is refused at %s is let go, whatever the client sends on',
    async (path) => {
      const socket = await opened(true);
      socket.on('error', () => undefined);
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n${toWebSocket}\r\n\r\n`);
      socket.resume();
      await once(socket, 'end');
      // Refused by the system itself once the process holds the connection no more.
      while (!socket.destroyed) {
        socket.write('x');
        await new Promise((go) => setImmediate(go));
      }
    },
  );

  it('that nobody serves is ignored, and the request answered', async () => {
    const socket = await opened();
    socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
    const [answer] = await once(socket, 'data');
    socket.destroy();
    expect(String(answer)).toMatch(/^HTTP\/1.1 200 OK/);
  });
});
