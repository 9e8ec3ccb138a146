/** What the customer reads of fault-isolation visits. */
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Slot } from '../../knowledge/rules/visit-windows.ts';
import { answerTo } from '../../knowledge/terms/answer.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { ofClock, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, visitChoices, yesNo } from './choices.ts';
import { visits } from './clauses.ts';
import { reasonsOf } from './reasons.ts';
import { setUpToo, slotFigure } from './slots.ts';
import { dayWords } from './times.ts';

const arrival = 'ご利用にかかわる注意事項(7)';
const area = 'ご利用にかかわる注意事項(4)';

const paid = 'サービス概要 ④';
const setUpVisit =
  'パソコンなどの設定のためにお伺いする訪問サポートは、別に料金がかかります。ご希望のときは、このチャットでお申し込みいただけます。';
const askSetUp = choice('設定の訪問を頼む', '設定の訪問（訪問サポート）を頼みたい');

/** The visit as it stands: booked, or asked for. */
const standing = (slot: Slot | undefined): Text =>
  slot ? words`${slotFigure(slot)}の訪問の予約` : ['承っている訪問のご希望'];
/** What a button for a window says: words the booking reader reads. */
const sayFor = ({ day, from }: Slot): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日の${Number(from.slice(0, 2))}時でお願いします`;

const person = choice('オペレーターと話したい');
/** The ways to an attempt by phone or remote support. */
const attempts = [choice('リモートで見てほしい'), person];
const anotherTime = choice('ほかの日時にする');
const withoutSetUp = choice('設定は頼まない', '訪問のときの設定は頼まない');
/** The visit as a choice among other things that were asked for. */
export const visitLabel = (slot: Slot | undefined): Text => (slot ? [slotFigure(slot), 'の訪問'] : ['訪問のご希望']);

/** The same as customers would say it: words the booking reader reads. */
export const visitNamed = (slot: Slot | undefined): string =>
  slot ? `${Number(slot.day.slice(5, 7))}月${Number(slot.day.slice(8))}日の訪問` : '訪問のご希望';

/** The sentences of visits. `setUp`: set-up the customer wishes for at the visit, in their words; empty when taken back. */
export const visitSayings = (documents: Documents) => {
  const reasons = reasonsOf(documents.terms);
  const waived = answerTo('paid-visit.with-fault-visit', documents);
  const isWished = (setUp: string | undefined): setUp is string => setUp !== undefined && setUp !== '';
  /** The wish and what it costs, as far as the terms say (row 16). */
  const withSetUp = (setUp: string | undefined) =>
    isWished(setUp)
      ? {
          text: words`\n設定のご希望「${quoted(setUp)}」も、担当の者に伝えます。${waived.text}`,
          cites: waived.cites,
          choices: [withoutSetUp],
        }
      : { text: [], cites: [], choices: [] };

  return {
    visit: {
      refused: (decision: Decision): Reply => ({
        text: words`${reasons(decision)}\n${setUpVisit}`,
        cites: [...decision.clauses, paid],
        choices: [...attempts, askSetUp],
      }),
      /** `reach`: why nobody can make the attempt now */
      notNow: (decision: Decision, reach: Decision): Reply => ({
        text: words`${reasons(decision)}\n${setUpVisit}\n${reasons(reach)}`,
        cites: [...decision.clauses, paid, ...reach.clauses],
        choices: [askSetUp],
      }),
      /** a fault is to be looked for, and no attempt was made yet */
      attemptFirst: (): Reply => ({
        text: words`故障の切り分けのご訪問ですね。まず電話またはリモートサポートで原因をお調べします。それでも分からなかったときに、訪問をご予約いただけます。`,
        cites: [visits],
        choices: attempts,
      }),
      /** the customer says that it was made */
      notOnRecord: (): Reply => ({
        text: words`訪問は、担当の者が電話またはリモートサポートでお調べし、故障した箇所が分からなかったと記録したときに承ります。いま続いている件には、その記録がまだありません。お手数ですが、オペレーターまたはリモートサポートをご利用ください。`,
        cites: [visits],
        choices: attempts,
      }),
      /** `moving`: when the visit is booked for that is to be moved */
      askWhen: (free: readonly Slot[], setUp?: string, moving?: Slot): Reply => ({
        text: [
          ...(isWished(setUp) ? words`設定のご希望「${quoted(setUp)}」も、担当の者に伝えます。\n` : []),
          ...(moving
            ? words`${slotFigure(moving)}の訪問の予約を変更します。新しいご希望の日時をお書きください。`
            : words`訪問のご希望の日時をお書きください。`),
          ...(free.length > 0
            ? words`次の時間が空いています。${free.flatMap((slot) => ['\n・', slotFigure(slot)])}`
            : []),
        ],
        cites: [visits],
        choices: [
          ...free.map((slot) => ({ label: [slotFigure(slot)], say: sayFor(slot) })),
          choice(moving ? '変更しない' : 'やめる'),
        ],
      }),
      /** after a no to the window that was proposed */
      anotherTime: (): Reply => ({ text: words`承知しました。ほかの日時をお伺いします。` }),
      /** a day is wished for that is over */
      past: (day: string): Reply => ({
        text: words`${ofClock(dayWords(day), visits)}は、もう過ぎています。これからの日をお選びください。`,
        cites: [visits],
      }),
      /** after a yes to several windows */
      whichOne: (): Reply => ({ text: words`ありがとうございます。どの時間がよろしいですか。` }),
      later: (): Reply => ({
        text: words`承知しました。訪問の予約は、まだお取りしていません。ご都合のよいときに、このチャットでお申し付けください。`,
        choices: [choice('訪問を予約する', '訪問を予約したい')],
      }),
      /** a visit is asked for beside the one that stands */
      stands: (slot: Slot | undefined): Reply => ({
        text: words`${standing(slot)}があります。日時の変更や取り消しは、このチャットでお申し付けください。お伺いのしかたについてのご希望は、オペレーターへお申し付けください。`,
        cites: [visits],
        choices: [...visitChoices, choice('もう一件予約する', 'もう一件、訪問を予約したい'), person],
      }),
      confirm: (slot: Slot, setUp?: string): Reply => {
        const also = withSetUp(setUp);
        return {
          text: words`${slotFigure(slot)}の訪問でよろしいですか。この時間のうちにお伺いしますが、到着の時刻はお約束できません。訪問の予約は、お問い合わせ回数には数えません。${also.text}`,
          cites: [visits, arrival, ...also.cites],
          ...yesNo('予約する', 'やめる', anotherTime, ...also.choices),
        };
      },
      askWish: (): Reply => ({
        text: words`ご契約の住所の地域は、訪問での対応ができない場合があるため、担当の者が確認してからご連絡します。訪問のご希望の日時をお書きください。`,
        cites: [visits, area],
        choices: [choice('いつでもよい', 'いつでもよいです'), choice('やめる')],
      }),
      confirmRequest: (wish: string, setUp?: string): Reply => {
        const also = withSetUp(setUp);
        return {
          text: words`訪問のご希望「${quoted(wish)}」を承り、担当の者が確認してからご連絡します。この時点では予約は確定しません。よろしいですか。${also.text}`,
          cites: [visits, area, ...also.cites],
          ...yesNo('お願いする', 'やめる', ...also.choices),
        };
      },
      requested: (wish: string): Reply => ({
        text: words`訪問のご希望「${quoted(wish)}」を承りました。対応できるかどうかを担当の者が確認して、ご連絡します。`,
        cites: [visits, area],
        choices: visitChoices,
      }),
      /** `reminds`: the customer is reminded of it the day before */
      booked: (slot: Slot, setUp: string | undefined, reminds: boolean): Reply => ({
        text: words`訪問の予約を承りました。${slotFigure(slot)}にお伺いします。${setUpToo(setUp)}${reminds ? '前の日にもお知らせします。' : ''}日時の変更や取り消しは、このチャットでお申し付けください。`,
        cites: [visits],
        choices: visitChoices,
      }),
      /** the visits that are booked, the next one first; `reminds`: the customer is reminded of one the day before */
      coming: (slots: readonly Slot[], reminds: boolean): Reply => ({
        text: words`訪問は、${slots.flatMap((slot, n) => [...(n > 0 ? ['と'] : []), slotFigure(slot)])}の予定です。この時間のうちにお伺いしますが、到着の時刻はお約束できません。${reminds ? '前の日にもお知らせします。' : ''}`,
        cites: [visits, arrival],
        choices: visitChoices,
      }),
      taken: (slot: Slot): Reply => ({
        text: words`申し訳ございません。${slotFigure(slot)}は、たった今ほかのご予約で埋まりました。`,
      }),
      confirmMove: (old: Slot | undefined, slot: Slot, setUp?: string): Reply => {
        const also = withSetUp(setUp);
        return {
          text: words`${standing(old)}を、${slotFigure(slot)}に変更してよろしいですか。${also.text}`,
          cites: [visits, ...also.cites],
          ...yesNo('変更する', '変更しない', anotherTime, ...also.choices),
        };
      },
      moved: (slot: Slot, setUp?: string): Reply => ({
        text: words`訪問の予約を変更しました。${slotFigure(slot)}にお伺いします。${setUpToo(setUp)}`,
        cites: [visits],
        choices: visitChoices,
      }),
      sameTime: (slot: Slot): Reply => ({
        text: words`訪問は、すでに${slotFigure(slot)}でご予約いただいています。`,
        cites: [visits],
      }),
      movedByPerson: (): Reply => ({
        text: words`ご契約の住所の地域の訪問は、日時の変更も担当の者が確認してからお受けします。オペレーターへお申し付けください。`,
        cites: [visits, area],
        choices: [person, choice('訪問を取り消す', '訪問を取り消したい')],
      }),
      kept: (): Reply => ({ text: words`承知しました。訪問の予約は、そのままです。`, choices: visitChoices }),
      none: (): Reply => ({
        text: words`変更や取り消しのできる訪問の予約は、いまありません。`,
        choices: [choice('訪問を予約する', '訪問を予約したい'), person],
      }),
      notAnyMore: (decision: Decision): Reply => ({
        text: reasons(decision),
        cites: decision.clauses,
        choices: [person],
      }),
      confirmCancel: (slot: Slot | undefined): Reply => ({
        text: words`${standing(slot)}を取り消してよろしいですか。`,
        cites: [visits],
        ...yesNo('取り消す', '取り消さない', choice('日時を変える', '訪問の日時を変えたい')),
      }),
      cancelled: (slot: Slot | undefined): Reply => ({
        text: words`${standing(slot)}を取り消しました。この分は、訪問の回数に数えません。`,
        cites: [visits],
        choices: [choice('訪問を予約し直す', '訪問を予約したい')],
      }),
      reminder: (slot: Slot, isToday: boolean, setUp?: string): Reply => ({
        text: words`${isToday ? '本日' : '明日'}の訪問のお知らせです。${slotFigure(slot)}にお伺いします。${isWished(setUp) ? words`設定のご希望「${quoted(setUp)}」も伺っています。` : []}ご都合が変わりましたら、お早めにお書きください。`,
        cites: [visits],
        choices: visitChoices,
      }),
      setUpKept: (slot: Slot | undefined, setUp: string): Reply => ({
        text: words`${slot ? words`${slotFigure(slot)}の訪問` : '承っている訪問'}のときの設定のご希望「${quoted(setUp)}」を承りました。担当の者に伝えます。${waived.text}`,
        cites: [visits, ...waived.cites],
        choices: [withoutSetUp],
      }),
      setUpDropped: (): Reply => ({
        text: words`設定のご希望を取り消しました。訪問の予約は、そのままです。`,
        choices: visitChoices,
      }),
    },
  };
};
