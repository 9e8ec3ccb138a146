/** Notices that may have been missed: whoever watches is told to look for itself, down to the operators' pages. */
import { expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { everything } from '../../adapters/store/port.ts';
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
