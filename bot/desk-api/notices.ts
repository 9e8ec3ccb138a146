/** The notices in force, and how many chats each was spread to. */
import type { z } from 'zod';
import type { Notice } from '../../adapters/area-notices/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { mayNotify } from '../../dialogs/desk/may.ts';
import { inForce } from '../../knowledge/rules/notices.ts';
import type { Desk } from '../desk.ts';
import { spreadings } from '../spread-notice.ts';
import type { Handler } from './call.ts';
import { lookAt, partOf, told } from './look.ts';
import { noticeLength, type notices } from './notice-shapes.ts';

type Row = z.output<typeof notices>['notices'][number];

/** GET notices. */
export const showNotices = (desk: Desk): Handler<'notices'> => {
  const row = async ({ id, area, text, until, setAt, by }: Notice): Promise<Row> => {
    const { chats = 0, done = false } = (await spreadings.read(openRecords(desk.store), id)) ?? {};
    return { id: partOf(id), area, text, until, setAt, by: by.name, chats, spreading: !done };
  };
  return async ({ by }) => {
    const { turn } = await lookAt(desk, '');
    const standing = (await turn.notices.standing()).filter((notice) => inForce(notice, turn.now));
    return {
      body: { notices: await Promise.all(standing.map(row)), may: told(mayNotify(by)), textLength: noticeLength },
    };
  };
};
