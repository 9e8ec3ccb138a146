/** Links by which customers open pictures and files: signed, for one file, until a time. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Message, SentFile } from '../adapters/channels/port.ts';
import { files } from '../adapters/files/kept.ts';
import type { Store } from '../adapters/store/port.ts';
import { plain } from '../knowledge/terms/figures.ts';
import type { Desk } from './desk.ts';
import { fileAnswer } from './file-answer.ts';
import { problem, type Route } from './route.ts';

export interface FileLinks {
  /** The path of the file `id`, which opens it until `until` (real time, epoch ms): the same from the same. */
  pathOf(id: string, until: number): string;
  /** The file that a path's last part opens at `realNow`; undefined: we never made it. */
  opens(part: string, realNow: number): { id: string } | 'over' | undefined;
  /** `message` as it leaves for a channel: its file with its link. */
  linked(message: Message): Message;
}

const shape = /^([\w-]{22})\.([0-9a-z]{1,10})\.([\w-]{43})$/;

/** Links signed with `key`. `publicUrl`: how customers reach this server. */
export const fileLinks = (key: Buffer, publicUrl: () => string): FileLinks => {
  const signed = (what: string) => createHmac('sha256', key).update(`file\n${what}`).digest();
  const pathOf: FileLinks['pathOf'] = (id, until) => {
    const what = `${id}.${Math.floor(until / 1_000).toString(36)}`;
    return `/file/${what}.${signed(what).toString('base64url')}`;
  };
  return {
    pathOf,
    opens(part, realNow) {
      const [, id = '', seconds = '', given = ''] = shape.exec(part) ?? [];
      const presented = Buffer.from(given, 'base64url');
      const expected = signed(`${id}.${seconds}`);
      if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) return undefined;
      return Number.parseInt(seconds, 36) * 1_000 > realNow ? { id } : 'over';
    },
    linked(message) {
      const { file } = message;
      return file ? { ...message, file: { ...file, url: publicUrl() + pathOf(file.id, file.until) } } : message;
    },
  };
};

const notThere = problem(404, 'NoFile', 'There is no file at this address. Ask for it in the chat.');

/** What a link opens. What was said beside it, and whose it is, it does not tell. */
export const fileRoutes = ({
  store,
  clock,
  company,
  links,
}: Pick<Desk, 'store' | 'clock' | 'company' | 'links'>): Route[] => {
  const over = () => {
    const { ja, en } = company.sayings;
    const text = `${plain(ja.things.linkOver().text)}\n${plain(en.things.linkOver().text)}\n`;
    return { status: 410, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(text) };
  };
  return [
    {
      method: 'get',
      path: '/file/:link',
      bodyLimit: 0,
      json: false,
      paced: 'file',
      async handle({ params, headers }) {
        const found = links?.opens(params.link ?? '', clock.realNow());
        if (!found) return notThere;
        if (found === 'over') return over();
        const [entry] = await store.read([files.key(found.id)]);
        const file = entry?.value === undefined ? undefined : files.parse(entry.value);
        const bytes = file?.state === 'kept' ? await store.readBlob(found.id) : undefined;
        return file && bytes ? fileAnswer(file, bytes, headers.range) : over();
      },
    },
  ];
};

/** The files that an entry names, as its customer's web chat shows them, with links from now on. Those that are there no more are left out. */
export const linkedFiles = async (
  store: Pick<Store, 'read'>,
  links: FileLinks | undefined,
  ids: readonly string[],
  until: number,
): Promise<Map<string, SentFile>> => {
  const found = ids.length === 0 || !links ? [] : await store.read(ids.map(files.key));
  const linked = new Map<string, SentFile>();
  for (const [n, { value }] of found.entries()) {
    const id = ids[n] ?? '';
    const file = value === undefined ? undefined : files.parse(value);
    if (file?.state !== 'kept' || !links) continue;
    const { kind, name = file.kind, type = '', size = 0 } = file;
    linked.set(id, { id, kind, name, type, size, until, url: links.pathOf(id, until) });
  }
  return linked;
};
