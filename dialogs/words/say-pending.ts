/** What the customer reads while those who make the visits are asked, and when they cannot. */
import type { RefusedBecause } from '../../adapters/visit-calendar/port.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Slot } from '../../knowledge/rules/visit-windows.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, yesNo } from './choices.ts';
import { visits } from './clauses.ts';
import { reasonsOf } from './reasons.ts';
import { setUpToo, slotFigure } from './slots.ts';

const person = choice('オペレーターと話したい');
const takeBack = choice('訪問を取り消す', '訪問を取り消したい');

/** Buttons that ask anew, outside any form: each says what is wished in full. */
const anew = (free: readonly Slot[], wish: (when: string) => string) =>
  free.map((slot) => {
    const { day, from } = slot;
    const when = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日の${Number(from.slice(0, 2))}時`;
    return { label: [slotFigure(slot)], say: wish(when) };
  });

const because = (slot: Slot, why: RefusedBecause, what: string): Text =>
  why === 'full'
    ? words`お待たせしました。申し訳ございません。${slotFigure(slot)}は訪問の予定が埋まっていて、${what}承れませんでした。`
    : words`お待たせしました。申し訳ございません。担当の者が確認しましたが、${slotFigure(slot)}の訪問は承れませんでした。`;
const instead = (why: RefusedBecause, free: readonly Slot[]): Text => {
  if (why === 'not-possible') return words`このあとのことは、オペレーターへご相談ください。`;
  return free.length > 0
    ? words`\n次の時間はいかがですか。${free.flatMap((slot) => ['\n・', slotFigure(slot)])}`
    : words`ほかの日時をご希望のときは、このチャットにお書きください。`;
};

/** The sentences. `free`: windows that may be had instead, none where another time would not help. */
export const pendingSayings = (documents: Documents) => {
  const reasons = reasonsOf(documents.terms);
  return {
    pending: {
      booking: (slot: Slot, setUp?: string): Reply => ({
        text: words`${slotFigure(slot)}の訪問のご希望を承りました。お伺いできるかどうかを担当の者が確認して、このチャットでお知らせします。予約は、まだ確定していません。${setUpToo(setUp)}`,
        cites: [visits],
        choices: [takeBack],
      }),
      move: (old: Slot, slot: Slot, setUp?: string): Reply => ({
        text: words`${slotFigure(slot)}への変更のご希望を承りました。お伺いできるかどうかを担当の者が確認して、このチャットでお知らせします。それまでは、${slotFigure(old)}のご予約のままです。${setUpToo(setUp)}`,
        cites: [visits],
        choices: [takeBack],
      }),
      notYet: (decision: Decision): Reply => ({
        text: reasons(decision),
        cites: decision.clauses,
        choices: [takeBack, person],
      }),
      setUpDropped: (): Reply => ({
        text: words`設定のご希望を取り消しました。訪問のご希望は、そのままです。`,
        choices: [takeBack],
      }),
      confirmCancel: (slot: Slot): Reply => ({
        text: words`${slotFigure(slot)}の訪問のご希望を取り消してよろしいですか。`,
        cites: [visits],
        ...yesNo('取り消す', '取り消さない'),
      }),
      cancelled: (slot: Slot): Reply => ({
        text: words`${slotFigure(slot)}の訪問のご希望を取り消しました。訪問の回数には数えません。`,
        cites: [visits],
      }),
      bookingRefused: (slot: Slot, why: RefusedBecause, free: readonly Slot[]): Reply => ({
        text: words`${because(slot, why, 'ご予約を')}${instead(why, free)}`,
        cites: [visits],
        choices: [...anew(free, (when) => `訪問を${when}で予約したい`), person],
      }),
      moveRefused: (kept: Slot, slot: Slot, why: RefusedBecause, free: readonly Slot[]): Reply => ({
        text: words`${because(slot, why, '変更を')}${slotFigure(kept)}のご予約は、そのままです。${instead(why, free)}`,
        cites: [visits],
        choices: [...anew(free, (when) => `訪問を${when}に変えたい`), person],
      }),
    },
  };
};
