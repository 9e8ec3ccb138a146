/** Notices that may have been missed: whoever watches is told to look for itself, down to the operators' pages. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { everything } from '../../adapters/store/port.ts';
import { streamEvents } from '../../bot/desk-api/events.ts';
import { noticesOf } from '../../bot/notices.ts';
import { serveDesk } from '../helpers/desk-api-client.ts';
import { deskDay } from '../helpers/desk-day.ts';

const password = 'a long enough password';

it('a gap is told to the watchers of every topic, and to every page of the desk; so is a store that takes nothing', async () => {
  const day = await deskDay();
  const watchers: ((topics: string[]) => void)[] = [];
  const watch = (hear: (topics: string[]) => void) => {
    watchers.push(hear);
    return () => undefined;
  };
  const store = { ...day.store, watch };
  const notices = noticesOf(store);
  const changes: ((takes: boolean) => void)[] = [];
  const heard: string[] = [];
  for (const topic of ['a', 'b']) notices.on(topic, () => heard.push(topic));
  const readiness = {
    ...day.readiness,
    onChange(hear: (takes: boolean) => void) {
      changes.push(hear);
      return () => undefined;
    },
  };
  const api = await serveDesk({ ...day, store, readiness });
  await putAccount(store, { id: 'yamada', name: '山田', role: 'operator', password });
  const page = api.browser();
  await page.signIn('yamada', password);
  const stream = await fetch(`${api.origin}/desk/api/events`, { headers: { cookie: page.kept.cookie } });
  let told = '';
  const ended = (async () => {
    for await (const text of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) told += text;
  })();
  await expect.poll(() => watchers.length).toBe(2);
  for (const hear of watchers) hear([everything]);
  for (const takes of [false, true]) for (const change of changes) change(takes);
  expect(heard).toEqual(['a', 'b']);
  await expect.poll(() => told).toContain('{"takes":true}');
  // The end of the server ends its streams.
  await api.close();
  await ended;
  expect(told).toContain('event: all\ndata: {}\n\n');
  expect(told).toMatch(/event: store\ndata: {"takes":false}\n\nevent: store\ndata: {"takes":true}\n\n/);
  await day.close();
});

it('what is told after a stream has ended, to a page that has not read it all, is no error', async () => {
  const day = await deskDay();
  let change: (takes: boolean) => void = () => undefined;
  const onChange = (hear: (takes: boolean) => void) => {
    change = hear;
    return () => undefined;
  };
  const open = streamEvents({ ...day, readiness: { ...day.readiness, onChange } }, 60_000);
  const answer = await open({ by: { token: 'of nobody' } } as Parameters<typeof open>[0]);
  const responses: ServerResponse[] = [];
  const server = createServer((_, response) => {
    responses.push(response);
    if ('streamed' in answer) answer.streamed.stream?.(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It asks, and reads nothing: what is told to it fills the system's buffers, then the process's own.
  const page = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  page.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(server, 'request');
  const [response] = responses;
  const errors: Error[] = [];
  response?.on('error', (error) => errors.push(error));
  while (response?.writableLength === 0) {
    for (let n = 0; n < 1_000; n++) change(false);
    await new Promise((go) => setImmediate(go));
  }
  response?.end();
  expect(response).toMatchObject({ writableEnded: true, writableFinished: false, destroyed: false });
  change(true);
  await new Promise((go) => setImmediate(go));
  expect(errors).toEqual([]);
  page.destroy();
  server.close();
  await day.close();
});
