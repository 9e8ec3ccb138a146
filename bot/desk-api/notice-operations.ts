/** The addresses of the desk's API for notices to an area. */
import { noticeBody, noticeLength, notices } from './notice-shapes.ts';
import type { Operation } from './operations.ts';
import { done } from './shapes.ts';

const snow = { area: 'Sado', text: 'Visits are late because of heavy snow.', until: '2026-11-25T18:00:00+09:00' };
const listed = {
  notices: [
    {
      ...snow,
      id: 'bm90aWNlLTE',
      until: '2026-11-25T18:00:00.000+09:00',
      setAt: '2026-11-24T10:00:00.000+09:00',
      by: 'Suzuki',
      chats: 12,
      spreading: false,
    },
  ],
  may: { allowed: true, why: null },
  textLength: noticeLength,
};

export const noticeOperations = {
  notices: {
    method: 'get',
    path: '/desk/api/notices',
    summary: 'The notices in force for an area, set first first, and whether you may set and end them.',
    answer: { schema: notices, example: listed },
    guard: 'reads',
    refuses: [],
  },
  setNotice: {
    method: 'post',
    path: '/desk/api/notices',
    summary:
      'Set a notice: every customer whose contract lies in the area is told, by day at once, by night in the morning; who writes hears it first. For supervisors.',
    body: { schema: noticeBody, example: snow },
    answer: { schema: done, example: { result: 'done' } },
    guard: 'once',
    refuses: [400, 409],
  },
  endNotice: {
    method: 'post',
    path: '/desk/api/notices/:id/end',
    summary: 'End a notice before its time; nobody is told of it any more. For supervisors.',
    answer: { schema: done, example: { result: 'done' } },
    guard: 'once',
    refuses: [409],
  },
} as const satisfies Record<string, Operation>;
