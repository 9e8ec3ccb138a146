/** What comes with an activity beside its words, and from where alone it is fetched. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toActivity } from '../../adapters/channels/activity.ts';
import type { SentFile } from '../../adapters/channels/port.ts';
import { attachedTo, botFrameworkFiles } from '../../adapters/teams/attachments.ts';
import { png } from '../helpers/sent-files.ts';

const attached = (...attachments: unknown[]) => attachedTo({ attachments } as Parameters<typeof attachedTo>[0]);
const limits = { mostBytes: 1_000, withinMs: 5_000 };

describe('an activity', () => {
  it('brings pictures by their address, files of Teams by theirs, and what it holds itself', () => {
    const teams = 'application/vnd.microsoft.teams.file.download.info';
    expect(
      attached(
        { contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/jp/v3/attachments/a/views/original' },
        { contentType: teams, name: '見積.pdf', content: { downloadUrl: 'https://a-my.sharepoint.com/x?tempauth=t' } },
        { contentType: 'image/png', contentUrl: `data:image/png;base64,${png.toString('base64')}`, name: 'a.png' },
      ),
    ).toEqual([
      {
        kind: 'image',
        got: { at: { url: 'https://smba.trafficmanager.net/jp/v3/attachments/a/views/original', by: 'connector' } },
      },
      {
        kind: 'file',
        name: '見積.pdf',
        got: { at: { url: 'https://a-my.sharepoint.com/x?tempauth=t', by: 'link' } },
      },
      { kind: 'image', name: 'a.png', got: { bytes: new Uint8Array(png) } },
    ]);
  });

  it('brings nothing by its words as HTML, cards, quotes and what cannot be read', () => {
    expect(
      attached(
        { contentType: 'text/html', content: '<p>x</p>' },
        { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
        { contentType: 'messageReference', content: '{}' },
        { contentType: null },
        null,
        'x',
      ),
    ).toEqual([]);
    expect(attachedTo({ attachments: 'x' } as never)).toEqual([]);
  });

  it('that tells of a picture without its address brings one that is not to be had', () => {
    expect(attached({ contentType: 'image/png' })).toEqual([{ kind: 'image', got: { refused: 'failed' } }]);
  });
});

describe('fetching', () => {
  let server: Server;
  let asked: { url: string; authorization: string | undefined }[];
  let url = '';
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
      if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.end(png);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.close();
    await once(server, 'close');
  });
  const token = async () => 'our token';

  it('asks a host that activities are answered at, with our token', async () => {
    const fetchFile = botFrameworkFiles({ serviceHosts: ['127.0.0.1'] }, token);
    expect(await fetchFile({ url: `${url}/a`, by: 'connector' }, limits)).toEqual({ came: 'bytes', bytes: png });
    expect(asked).toEqual([{ url: '/a', authorization: 'Bearer our token' }]);
  });

  it.each([
    ['https://evil.example/a.png', 'connector'],
    ['https://smba.trafficmanager.net.evil.example/a', 'connector'],
    ['https://user@smba.trafficmanager.net/a', 'connector'],
    ['http://169.254.169.254/latest/meta-data', 'connector'],
    ['file:///etc/passwd', 'connector'],
    ['x', 'connector'],
    ['https://evil.example/a', 'link'],
    ['https://evilsharepoint.com/a', 'link'],
    ['http://a.sharepoint.com/a', 'link'],
    ['https://a.sharepoint.com:8443/a', 'link'],
    ['https://smba.trafficmanager.net/a', 'link'],
  ])('asks nothing of %s (%s)', async (elsewhere, by) => {
    const fetchFile = botFrameworkFiles({ serviceHosts: [] }, () => Promise.reject(new Error('no token is asked for')));
    expect(await fetchFile({ url: elsewhere, by }, limits)).toEqual({ came: 'failed' });
  });

  it('asks this machine alone where nobody is authenticated', async () => {
    const fetchFile = botFrameworkFiles(undefined, undefined);
    expect((await fetchFile({ url, by: 'connector' }, limits)).came).toBe('bytes');
    expect((await fetchFile({ url: 'https://smba.trafficmanager.net/a', by: 'connector' }, limits)).came).toBe(
      'failed',
    );
  });

  it('follows no redirect', async () => {
    const fetchFile = botFrameworkFiles(undefined, undefined);
    expect(await fetchFile({ url: `${url}/moved`, by: 'connector' }, limits)).toEqual({ came: 'failed' });
    expect(asked.map((one) => one.url)).toEqual(['/moved']);
  });

  it('takes no more than it may', async () => {
    const fetchFile = botFrameworkFiles(undefined, undefined);
    expect((await fetchFile({ url, by: 'connector' }, { ...limits, mostBytes: png.length - 1 })).came).toBe(
      'too-large',
    );
  });
});

describe('what an operator sends', () => {
  const file: SentFile = {
    id: 'x',
    kind: 'image',
    name: 'a.png',
    type: 'image/png',
    size: 1,
    until: 1,
    url: 'https://desk.example.jp/file/x',
  };
  const pdf = { ...file, kind: 'file', name: '手順書.pdf', type: 'application/pdf' } as const;

  it('is a picture in Teams, and any other file a link in words', () => {
    expect(toActivity({ text: '', file }, 'teams')).toMatchObject({
      text: '',
      attachments: [{ contentType: 'image/png', contentUrl: file.url, name: 'a.png' }],
    });
    const told = toActivity({ text: 'こちらです。', file: pdf }, 'teams');
    expect(told.text).toBe(`こちらです。\n手順書.pdf\n${pdf.url}`);
    expect(told.attachments).toBeUndefined();
  });

  it('is an attachment on every other channel', () => {
    expect(toActivity({ text: '', file: pdf }, 'web').attachments).toEqual([
      { contentType: 'application/octet-stream', contentUrl: pdf.url, name: '手順書.pdf' },
    ]);
  });
});
