/** What happens by itself at its time: a session nobody connected is void, the line ends when the desk closes, a notice is over, news is told. */

import { forms } from '../form/form-names.ts';
import type { NewsName, TimerName, Turn } from '../form/turn.ts';
import { voidSession } from '../situation/void-session.ts';
import { leaveLine } from '../situation/waiting-line.ts';
import { tell } from './news.ts';

/** What a timer brings up in the conversation after it acted. */
export type BroughtUp = { form: string; answers: Record<string, string> } | undefined;

const sessionVoid = async (turn: Turn, code: string): Promise<BroughtUp> => {
  const ended = await voidSession(turn, code);
  if (ended) await turn.speak(turn.say.remote.void(code, ended.undone));
  return undefined;
};

const closeLine = async (turn: Turn): Promise<BroughtUp> => {
  const left = await leaveLine(turn);
  if (!left) return undefined;
  await turn.speak(turn.say.operator.closing(left.counted));
  return { form: forms.callBack, answers: { offered: 'yes', case: left.case } };
};

const noticeOver = async ({ notices }: Turn, id: string): Promise<BroughtUp> => {
  await notices.end(id);
  return undefined;
};

const news =
  (name: NewsName) =>
  async (turn: Turn, of: string): Promise<BroughtUp> => {
    await tell(turn, name, of);
    return undefined;
  };

/** Which function carries out which timer. */
export const timers: Record<TimerName, (turn: Turn, of: string) => Promise<BroughtUp>> = {
  'session-void': sessionVoid,
  'desk-closes': closeLine,
  'notice-over': noticeOver,
  'visit-reminder': news('visit-reminder'),
  'visit-news': news('visit-news'),
  'loan-news': news('loan-news'),
  'loan-due': news('loan-due'),
  'loan-overdue': news('loan-overdue'),
  'address-news': news('address-news'),
  'callback-news': news('callback-news'),
  'number-news': news('number-news'),
  'request-news': news('request-news'),
  // Set while only paid visits were requests.
  'paid-visit-news': news('request-news'),
  receipt: news('receipt'),
  notice: news('notice'),
  'link-news': news('link-news'),
  'order-news': news('order-news'),
  'delivery-news': news('delivery-news'),
};
