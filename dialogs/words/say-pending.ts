/** What the customer reads while those who make the visits are asked, and when they cannot. */
import type { RefusedBecause } from '../../adapters/visit-calendar/port.ts';
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { visits } from './clauses.ts';
import { reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';
import { slotsIn } from './slots.ts';
import { whenNamed } from './visit-named.ts';

/** The sentences. `free`: windows that may be had instead, none where another time would not help. */
export const pendingSayings = (documents: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const reasons = reasonsOf(documents.terms, tongue);
  const { cancelVisit: takeBack, choiceOf, person, yesNo } = buttonsIn(tongue);
  const { slotFigure, setUpToo } = slotsIn(tongue);

  /** Buttons that ask anew, outside any form: each says what is wished in full. */
  const anew = (free: readonly VisitWindow[], wish: (when: string) => string) =>
    free.map((slot) => choiceOf([slotFigure(slot)], wish(whenNamed(slot))));
  const because = (slot: VisitWindow, why: RefusedBecause, what: string): Text =>
    why === 'full'
      ? t(
          words`お待たせしました。申し訳ございません。${slotFigure(slot)}は訪問の予定が埋まっていて、${what}承れませんでした。`,
          words`Thank you for waiting. We are sorry: ${slotFigure(slot)} is fully booked, so we could not ${what}.`,
        )
      : t(
          words`お待たせしました。申し訳ございません。担当の者が確認しましたが、${slotFigure(slot)}の訪問は承れませんでした。`,
          words`Thank you for waiting. We are sorry: our staff have checked, but a visit on ${slotFigure(slot)} is not possible.`,
        );
  const instead = (why: RefusedBecause, free: readonly VisitWindow[]): Text => {
    if (why === 'not-possible')
      return t(
        words`このあとのことは、オペレーターへご相談ください。`,
        words` Please ask an operator what can be done next.`,
      );
    const list = free.flatMap((slot) => ['\n・', slotFigure(slot)]);
    return free.length > 0
      ? t(words`\n次の時間はいかがですか。${list}`, words`\nWould one of these times suit you?${list}`)
      : t(
          words`ほかの日時をご希望のときは、このチャットにお書きください。`,
          words` If you would like another day or time, please write it in this chat.`,
        );
  };
  return {
    pending: {
      booking: (slot: VisitWindow, setUp?: string): Reply => ({
        text: t(
          words`${slotFigure(slot)}の訪問のご希望を承りました。お伺いできるかどうかを担当の者が確認して、このチャットでお知らせします。予約は、まだ確定していません。${setUpToo(setUp)}`,
          words`I have taken your wish for a visit on ${slotFigure(slot)}. Our staff will check whether we can come, and tell you in this chat. It is not booked yet.${setUpToo(setUp)}`,
        ),
        cites: [visits],
        choices: [takeBack],
      }),
      move: (old: VisitWindow, slot: VisitWindow, setUp?: string): Reply => ({
        text: t(
          words`${slotFigure(slot)}への変更のご希望を承りました。お伺いできるかどうかを担当の者が確認して、このチャットでお知らせします。それまでは、${slotFigure(old)}のご予約のままです。${setUpToo(setUp)}`,
          words`I have taken your wish to move the visit to ${slotFigure(slot)}. Our staff will check whether we can come, and tell you in this chat. Until then it stays booked for ${slotFigure(old)}.${setUpToo(setUp)}`,
        ),
        cites: [visits],
        choices: [takeBack],
      }),
      notYet: (decision: Decision): Reply => ({
        text: reasons(decision),
        cites: decision.clauses,
        choices: [takeBack, person],
      }),
      setUpDropped: (): Reply => ({
        text: t(
          words`設定のご希望を取り消しました。訪問のご希望は、そのままです。`,
          words`Your set-up request is cancelled. Your wish for a visit stays as it is.`,
        ),
        choices: [takeBack],
      }),
      confirmCancel: (slot: VisitWindow): Reply => ({
        text: t(
          words`${slotFigure(slot)}の訪問のご希望を取り消してよろしいですか。`,
          words`Shall I cancel your wish for a visit on ${slotFigure(slot)}?`,
        ),
        cites: [visits],
        ...yesNo(['取り消す', 'Cancel it'], ['取り消さない', 'Keep it']),
      }),
      cancelled: (slot: VisitWindow): Reply => ({
        text: t(
          words`${slotFigure(slot)}の訪問のご希望を取り消しました。訪問の回数には数えません。`,
          words`Your wish for a visit on ${slotFigure(slot)} is cancelled. It is not counted as a visit.`,
        ),
        cites: [visits],
      }),
      bookingRefused: (slot: VisitWindow, why: RefusedBecause, free: readonly VisitWindow[]): Reply => ({
        text: words`${because(slot, why, t('ご予約を', 'book it'))}${instead(why, free)}`,
        cites: [visits],
        choices: [...anew(free, (when) => `訪問を${when}で予約したい`), person],
      }),
      moveRefused: (
        kept: VisitWindow,
        slot: VisitWindow,
        why: RefusedBecause,
        free: readonly VisitWindow[],
      ): Reply => ({
        text: t(
          words`${because(slot, why, '変更を')}${slotFigure(kept)}のご予約は、そのままです。${instead(why, free)}`,
          words`${because(slot, why, 'move it')} Your booking on ${slotFigure(kept)} stays as it is.${instead(why, free)}`,
        ),
        cites: [visits],
        choices: [...anew(free, (when) => `訪問を${when}に変えたい`), person],
      }),
    },
  };
};
