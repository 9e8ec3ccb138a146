/** What a chat holds that is no words, as the desk's API tells it: pictures, voice, files, places, stickers. */
import { z } from 'zod';
import { fileKinds, fileStates } from '../../adapters/channels/port.ts';
import { name } from './named.ts';

const file = name(
  'SentFile',
  z.strictObject({
    is: z.literal('file'),
    id: z.string().describe('the file as one part of an address: chats/:chat/files/:file'),
    kind: z.enum(fileKinds).describe('image: shown; video, audio: played; file: can be saved alone'),
    name: z.string().nullable().describe('as its sender calls it'),
    type: z.string().nullable().describe('what it is by its content'),
    size: z.number().int().nullable().describe('bytes'),
    state: z.enum([...fileStates, 'over']).describe('kept: can be looked at; over: the time it is kept for is over'),
    words: z.string().describe('why it cannot be looked at; empty when it can'),
  }),
);

export const thing = name(
  'Thing',
  z.discriminatedUnion('is', [
    file,
    z.strictObject({
      is: z.literal('place'),
      title: z.string().nullable(),
      address: z.string().nullable(),
      latitude: z.number(),
      longitude: z.number(),
    }),
    z.strictObject({
      is: z.literal('sticker'),
      keywords: z.array(z.string()).describe('what its maker says it means'),
    }),
  ]),
);
