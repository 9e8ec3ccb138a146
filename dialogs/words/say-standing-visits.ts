/** What the customer reads of a visit that stands: coming, cancelled, kept, with set-up or without. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import { answerTo } from '../../knowledge/terms/answer.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { quoted, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { visits } from './clauses.ts';
import { reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';
import { slotsIn } from './slots.ts';
import { visitAsItStands } from './visit-named.ts';

const arrival = 'ご利用にかかわる注意事項(7)';
const area = 'ご利用にかかわる注意事項(4)';

/** Whether set-up is wished for: an empty wish was taken back. */
export const isWished = (setUp: string | undefined): setUp is string => setUp !== undefined && setUp !== '';

/** Set-up at a visit, and what it costs, as far as the terms say (row 16). */
export const setUpWishIn = (documents: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const waived = answerTo('paid-visit.with-fault-visit', documents, { tongue });
  const withoutSetUp = buttonsIn(tongue).choice('設定は頼まない', 'Without set-up', '訪問のときの設定は頼まない');
  return {
    waived,
    withoutSetUp,
    /** what a read-back says of it besides; nothing where none is wished for */
    withSetUp: (setUp: string | undefined) =>
      isWished(setUp)
        ? {
            text: t(
              words`\n設定のご希望「${quoted(setUp)}」も、担当の者に伝えます。${waived.text}`,
              words`\nI will also pass on your set-up request “${quoted(setUp)}”. ${waived.text}`,
            ),
            cites: waived.cites,
            choices: [withoutSetUp],
          }
        : { text: [], cites: [], choices: [] },
  };
};

/** These sentences of visits. */
export const standingVisitSayings = (documents: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const reasons = reasonsOf(documents.terms, tongue);
  const { bookVisit, cancelVisit, choice, person, visitChoices, yesNo } = buttonsIn(tongue);
  const { slotFigure } = slotsIn(tongue);
  const { waived, withoutSetUp } = setUpWishIn(documents, tongue);
  const standing = (slot: VisitWindow | undefined) => visitAsItStands(slot, tongue);
  const reminded = (reminds: boolean) =>
    reminds ? t('前の日にもお知らせします。', ' We will remind you the day before.') : '';

  return {
    /** a visit is asked for beside the one that stands */
    stands: (slot: VisitWindow | undefined): Reply => ({
      text: t(
        words`${standing(slot)}があります。日時の変更や取り消しは、このチャットでお申し付けください。お伺いのしかたについてのご希望は、オペレーターへお申し付けください。`,
        words`There is already ${standing(slot)}. To change or cancel it, please write in this chat. If you have wishes about how we come, please tell an operator.`,
      ),
      cites: [visits],
      choices: [
        ...visitChoices,
        choice('もう一件予約する', 'Book another visit', 'もう一件、訪問を予約したい'),
        person,
      ],
    }),
    /** the visits that are booked, the next one first; `reminds`: the customer is reminded of one the day before; `isSo`: that is asked */
    coming: (slots: readonly VisitWindow[], reminds: boolean, isSo: boolean): Reply => {
      const list = slots.flatMap((slot, n) => [...(n > 0 ? [t('と', ' and ')] : []), slotFigure(slot)]);
      return {
        text: t(
          words`${isSo ? 'はい、' : ''}訪問は、${list}の予定です。この時間のうちにお伺いしますが、到着の時刻はお約束できません。${reminded(reminds)}`,
          words`${isSo ? 'Yes, we' : 'We'} come on ${list}. We come within this time, but cannot promise the exact time of arrival.${reminded(reminds)}`,
        ),
        cites: [visits, arrival],
        choices: visitChoices,
      };
    },
    movedByPerson: (): Reply => ({
      text: t(
        words`ご契約の住所の地域の訪問は、日時の変更も担当の者が確認してからお受けします。オペレーターへお申し付けください。`,
        words`In the area of your address our staff must also check a change of the day or time. Please tell an operator.`,
      ),
      cites: [visits, area],
      choices: [person, cancelVisit],
    }),
    kept: (): Reply => ({
      text: t(words`承知しました。訪問の予約は、そのままです。`, words`All right. Your visit stays as it is.`),
      choices: visitChoices,
    }),
    none: (): Reply => ({
      text: t(
        words`変更や取り消しのできる訪問の予約は、いまありません。`,
        words`There is no visit that can be changed or cancelled now.`,
      ),
      choices: [bookVisit, person],
    }),
    notAnyMore: (decision: Decision): Reply => ({
      text: reasons(decision),
      cites: decision.clauses,
      choices: [person],
    }),
    confirmCancel: (slot: VisitWindow | undefined): Reply => ({
      text: t(words`${standing(slot)}を取り消してよろしいですか。`, words`Shall I cancel ${standing(slot)}?`),
      cites: [visits],
      ...yesNo(
        ['取り消す', 'Cancel it'],
        ['取り消さない', 'Keep it'],
        choice('日時を変える', 'Change the time', '訪問の日時を変えたい'),
      ),
    }),
    cancelled: (slot: VisitWindow | undefined): Reply => ({
      text: t(
        words`${standing(slot)}を取り消しました。この分は、訪問の回数に数えません。`,
        words`I have cancelled ${standing(slot)}. It is not counted as a visit.`,
      ),
      cites: [visits],
      choices: [choice('訪問を予約し直す', 'Book a new visit', '訪問を予約したい')],
    }),
    reminder: (slot: VisitWindow, isToday: boolean, setUp?: string): Reply => {
      const also = isWished(setUp)
        ? t(
            words`設定のご希望「${quoted(setUp)}」も伺っています。`,
            words` We also have your set-up request “${quoted(setUp)}”.`,
          )
        : [];
      return {
        text: t(
          words`${isToday ? '本日' : '明日'}の訪問のお知らせです。${slotFigure(slot)}にお伺いします。${also}ご都合が変わりましたら、お早めにお書きください。`,
          words`A reminder of your visit ${isToday ? 'today' : 'tomorrow'}: we come on ${slotFigure(slot)}.${also} If your plans change, please write soon.`,
        ),
        cites: [visits],
        choices: visitChoices,
      };
    },
    setUpKept: (slot: VisitWindow | undefined, setUp: string): Reply => ({
      text: t(
        words`${slot ? words`${slotFigure(slot)}の訪問` : '承っている訪問'}のときの設定のご希望「${quoted(setUp)}」を承りました。担当の者に伝えます。${waived.text}`,
        words`I have taken your set-up request “${quoted(setUp)}” for ${standing(slot)} and will pass it on. ${waived.text}`,
      ),
      cites: [visits, ...waived.cites],
      choices: [withoutSetUp],
    }),
    setUpDropped: (): Reply => ({
      text: t(
        words`設定のご希望を取り消しました。訪問の予約は、そのままです。`,
        words`Your set-up request is cancelled. Your visit stays as it is.`,
      ),
      choices: visitChoices,
    }),
  };
};
