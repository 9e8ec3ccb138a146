/** Visits and answers that the facts about the back office speak of. */
import type { Slot } from '../../adapters/visit-calendar/port.ts';
import { answerTo } from './back-office-server.ts';
import type { OutsideDesk } from './outside-desk.ts';

/** The contract these facts speak of. */
export const number = 'ITS-200001';
export const accepted = { result: 'accepted' };
export const refused = { result: 'refused', reason: 'full' };
export const thursday: Slot = { day: '2026-11-26', from: '09:00', to: '11:00' };
export const friday: Slot = { day: '2026-11-27', from: '13:00', to: '15:00' };
export const hour = 3_600_000;

export const book = ({ turn }: OutsideDesk, id = 'v', slot = thursday) =>
  turn(({ visits }) =>
    visits.book({ id, contract: number, case: 'case-1', at: '2026-11-24T10:00:00.000+09:00' }, slot, 2),
  );
export const visit = ({ turn }: OutsideDesk, id = 'v') => turn(({ visits }) => visits.find(id));
export const stateOf = async (desk: OutsideDesk, id?: string) => (await visit(desk, id))?.state;
export const lastIntent = ({ server }: OutsideDesk): string => server.calls.at(-1)?.intent.id ?? '';
/** Answers each intent with `answer`, at once. */
export const atOnce = ({ server }: OutsideDesk, answer: object) =>
  server.answerWith(({ intent }) => ({ status: 200, body: answerTo(intent.id, answer) }));
