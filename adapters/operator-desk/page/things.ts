/** Pictures, voice, files, places and stickers in the conversation. */
import { type Child, type Described, h } from './draw.ts';
import type { FileShown, ThingShown } from './shapes-things.ts';
import { thingWords } from './words-things.ts';

const sizeOf = ({ size }: FileShown): string => {
  if (size === null) return '';
  const kilo = size / 1_024;
  return kilo < 1_000 ? thingWords.bytes(Math.ceil(kilo).toFixed()) : thingWords.megabytes((kilo / 1_024).toFixed(1));
};

const shown = (file: FileShown, url: string): Described => {
  const name = file.name ?? thingWords.kinds[file.kind];
  if (file.kind === 'image')
    return h(
      'a',
      { class: 'picture', href: url, target: '_blank', rel: 'noopener', 'aria-label': thingWords.open(name) },
      h('img', { src: url, alt: name, loading: 'lazy' }),
    );
  if (file.kind === 'audio') return h('audio', { src: url, controls: true, preload: 'none', 'aria-label': name });
  if (file.kind === 'video') return h('video', { src: url, controls: true, preload: 'metadata', 'aria-label': name });
  return h('a', { class: 'saved', href: url, download: name }, `${name} ${sizeOf(file)}`, h('b', {}, thingWords.save));
};

const fileLine = (file: FileShown, chat: string): Described =>
  h(
    'div',
    { class: 'thing', key: file.id, 'data-state': file.state },
    ...(file.state === 'kept'
      ? [shown(file, `/desk/api/chats/${chat}/files/${file.id}`)]
      : [h('b', {}, file.name ?? thingWords.kinds[file.kind]), h('span', { role: 'status' }, file.words)]),
  );

const thingLine = (thing: ThingShown, chat: string, now: ReadonlyMap<string, FileShown>): Described => {
  if (thing.is === 'file') return fileLine(now.get(thing.id) ?? thing, chat);
  if (thing.is === 'sticker')
    return h('div', { class: 'thing' }, thingWords.sticker(thing.keywords.join(thingWords.listed)));
  const { title, address, latitude, longitude } = thing;
  const coordinates = h('small', {}, thingWords.coordinates(latitude, longitude));
  return h('div', { class: 'thing' }, h('b', {}, title ?? thingWords.place), address, coordinates);
};

/** What came beside the words of an entry in `chat`; `now`: the files as the latest entries tell them. */
export const thingsOf = (
  things: readonly ThingShown[],
  chat: string,
  now: ReadonlyMap<string, FileShown>,
): Child | undefined =>
  things.length > 0 &&
  h(
    'div',
    { class: 'things' },
    things.map((thing) => thingLine(thing, chat, now)),
  );

/** The files that entries name, as the latest of them tells each. */
export const filesNow = (entries: readonly { things: ThingShown[] }[]): Map<string, FileShown> =>
  new Map(
    entries.flatMap(({ things }) => things.flatMap((one) => (one.is === 'file' ? [[one.id, one] as const] : []))),
  );
