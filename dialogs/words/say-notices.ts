/** What the customer reads of a notice that an operator has set for an area. */
import { minuteOf } from '../../knowledge/rules/japan-time.ts';
import { ofDesk, quoted, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { delays } from './clauses.ts';
import { whenWords } from './times.ts';

/** The sentences of notices. Area and text are an operator's own words; `until` is an ISO time. */
export const noticeSayings = () => ({
  notice: ({ area, text, until }: { area: string; text: string; until: string }): Reply => ({
    text: words`${quoted(area)}のお客さまへお知らせします。\n${quoted(text)}\n（${ofDesk(whenWords(minuteOf(Temporal.Instant.from(until))), delays)}までのお知らせです）\n天災などで故障が重なったときや交通事情によっては、保守対応にお時間をいただくことがあります。ご不便をおかけします。`,
  }),
});
