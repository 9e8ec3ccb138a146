/** What the customer reads of a notice that an operator has set for an area. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { minuteOf } from '../../knowledge/rules/japan-time.ts';
import { ofDesk, quoted, words } from '../../knowledge/terms/figures.ts';
import { delays } from './clauses.ts';
import type { Reply } from './reply.ts';
import { timesIn } from './times.ts';

/** The sentences of notices. Area and text are an operator's own words; `until` is an ISO time. */
export const noticeSayings = (tongue: Tongue) => ({
  notice: ({ area, text, until }: { area: string; text: string; until: string }): Reply => {
    const ends = ofDesk(timesIn(tongue).whenWords(minuteOf(Temporal.Instant.from(until))), delays);
    return {
      text: inTongue(tongue)(
        words`${quoted(area)}のお客さまへお知らせします。\n${quoted(text)}\n（${ends}までのお知らせです）\n天災などで故障が重なったときや交通事情によっては、保守対応にお時間をいただくことがあります。ご不便をおかけします。`,
        words`A notice for customers in ${quoted(area)}, in Japanese:\n${quoted(text)}\n(This notice holds until ${ends}.)\nAfter a natural disaster with many faults, or because of traffic, repairs can take longer. We are sorry for the trouble.`,
      ),
    };
  },
});
