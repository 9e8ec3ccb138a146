/** What the desk's API takes and answers of notices for an area. */
import { z } from 'zod';
import { may, name, part, time } from './named.ts';

/** The most a notice may hold: a customer reads it at a glance. */
export const noticeLength = 300;

const area = z.string().trim().min(1).max(100);
const text = z.string().trim().min(1).max(noticeLength);

export const noticeBody = name(
  'SetNotice',
  z.strictObject({
    area: area.describe('parts of addresses as they are written, several with a comma between them'),
    text: text.describe('in your own words; when it is over and note (5) are added'),
    until: z.iso.datetime({ offset: true }).describe('ISO time: the notice is in force up to it'),
  }),
);
export const notices = name(
  'Notices',
  z.strictObject({
    notices: z.array(
      z.strictObject({
        id: part.describe('the notice as one part of an address'),
        area: z.string(),
        text: z.string(),
        until: time,
        setAt: time,
        by: z.string(),
        chats: z.number().int().describe('chats of customers in the area that it was spread to so far'),
        spreading: z.boolean().describe('there are chats that were not looked at yet'),
      }),
    ),
    may: may.describe('whether you may set and end notices'),
    textLength: z.number().int().describe('the most characters a notice may have'),
  }),
);
