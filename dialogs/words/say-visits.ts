/** What the customer reads who wants a fault-isolation visit: whether it can be, when, and that it is booked. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { ofClock, quoted, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { visits } from './clauses.ts';
import { reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';
import { isWished, setUpWishIn, standingVisitSayings } from './say-standing-visits.ts';
import { slotsIn } from './slots.ts';
import { timesIn } from './times.ts';
import { visitAsItStands, whenNamed } from './visit-named.ts';

const arrival = 'ご利用にかかわる注意事項(7)';
const area = 'ご利用にかかわる注意事項(4)';
const paid = 'サービス概要 ④';

/** The sentences of visits. `setUp`: set-up the customer wishes for at the visit, in their words; empty when taken back. */
export const visitSayings = (documents: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const reasons = reasonsOf(documents.terms, tongue);
  const { bookVisit, choice, choiceOf, person, remote, stop, visitChoices, yesNo } = buttonsIn(tongue);
  const { slotFigure, setUpToo } = slotsIn(tongue);
  const { dayWords } = timesIn(tongue);
  const { withSetUp } = setUpWishIn(documents, tongue);

  const setUpVisit = t(
    'パソコンなどの設定のためにお伺いする訪問サポートは、別に料金がかかります。ご希望のときは、このチャットでお申し込みいただけます。',
    'A visit to set up a PC or other devices (訪問サポート) is another service and costs extra. You can request it in this chat.',
  );
  const askSetUp = choice('設定の訪問を頼みたい', 'Request a set-up visit', '設定の訪問（訪問サポート）を頼みたい');
  /** The ways to an attempt by phone or remote support. */
  const attempts = [remote, person];
  const anotherTime = choice('ほかの日時にする', 'Another time');

  const visit = {
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
      text: t(
        words`故障の切り分けのご訪問ですね。まず電話またはリモートサポートで原因をお調べします。それでも分からなかったときに、訪問をご予約いただけます。`,
        words`You would like us to come and look for a fault. First we look for the cause by phone or remote support. If that does not find it, you can book a visit.`,
      ),
      cites: [visits],
      choices: attempts,
    }),
    /** it is agreed to make one */
    whichAttempt: (): Reply => ({
      text: t(
        words`承知しました。リモートで画面をお見せいただく方法と、オペレーターとお話しいただく方法があります。どちらになさいますか。`,
        words`All right. You can show us your screen (remote support), or talk to an operator. Which would you like?`,
      ),
      choices: attempts,
    }),
    /** the customer says that it was made */
    notOnRecord: (): Reply => ({
      text: t(
        words`訪問は、担当の者が電話またはリモートサポートでお調べし、故障した箇所が分からなかったと記録したときに承ります。いま続いている件には、その記録がまだありません。お手数ですが、オペレーターまたはリモートサポートをご利用ください。`,
        words`We make a visit when our staff have looked by phone or remote support and recorded that they could not find the fault. Your open problem has no such record yet. Please use an operator or remote support.`,
      ),
      cites: [visits],
      choices: attempts,
    }),
    /** `moving`: when the visit is booked for that is to be moved */
    askWhen: (free: readonly VisitWindow[], setUp?: string, moving?: VisitWindow): Reply => {
      const list = free.flatMap((slot) => ['\n・', slotFigure(slot)]);
      const setUpWish = isWished(setUp) ? setUp : undefined;
      return {
        text: [
          ...(setUpWish === undefined
            ? []
            : t(
                words`設定のご希望「${quoted(setUpWish)}」も、担当の者に伝えます。\n`,
                words`I will also pass on your set-up request “${quoted(setUpWish)}”.\n`,
              )),
          ...(moving
            ? t(
                words`${slotFigure(moving)}の訪問の予約を変更します。新しいご希望の日時をお書きください。`,
                words`Let me move the visit on ${slotFigure(moving)}. Please write the new day and time you would like.`,
              )
            : t(
                words`訪問のご希望の日時をお書きください。`,
                words`Please write the day and time you would like us to come.`,
              )),
          ...(free.length > 0 ? t(words`次の時間が空いています。${list}`, words` These times are free:${list}`) : []),
        ],
        cites: [visits],
        choices: [
          ...free.map((slot) => choiceOf([slotFigure(slot)], `${whenNamed(slot)}でお願いします`)),
          moving ? choice('変更しない', 'Do not change') : stop,
        ],
      };
    },
    /** after a no to the window that was proposed */
    anotherTime: (): Reply => ({
      text: t(words`承知しました。ほかの日時をお伺いします。`, words`All right, let us find another time.`),
    }),
    /** a day is wished for that is over */
    past: (day: string): Reply => ({
      text: t(
        words`${ofClock(dayWords(day), visits)}は、もう過ぎています。これからの日をお選びください。`,
        words`${ofClock(dayWords(day), visits)} is already over. Please choose a day to come.`,
      ),
      cites: [visits],
    }),
    /** after a yes to several windows */
    whichOne: (): Reply => ({
      text: t(
        words`ありがとうございます。どの時間がよろしいですか。`,
        words`Thank you. Which of the times would you like?`,
      ),
    }),
    notBooked: (): Reply => ({
      text: t(words`訪問の予約は、まだお取りしていません。`, words`No visit is booked yet.`),
    }),
    notMoved: (): Reply => ({
      text: t(words`ご予約の訪問は、そのままです。`, words`The visit you have booked stays as it is.`),
    }),
    later: (): Reply => ({
      text: t(
        words`承知しました。訪問の予約は、まだお取りしていません。ご都合のよいときに、このチャットでお申し付けください。`,
        words`All right. No visit is booked yet. Please write in this chat when it suits you.`,
      ),
      choices: [bookVisit],
    }),
    confirm: (slot: VisitWindow, setUp?: string): Reply => {
      const also = withSetUp(setUp);
      return {
        text: t(
          words`${slotFigure(slot)}の訪問でよろしいですか。この時間のうちにお伺いしますが、到着の時刻はお約束できません。訪問の予約は、お問い合わせ回数には数えません。${also.text}`,
          words`Shall I book a visit on ${slotFigure(slot)}? We come within this time, but cannot promise the exact time of arrival. Booking a visit does not use a contact.${also.text}`,
        ),
        cites: [visits, arrival, ...also.cites],
        ...yesNo(['予約する', 'Book it'], undefined, anotherTime, ...also.choices),
      };
    },
    askWish: (): Reply => ({
      text: t(
        words`ご契約の住所の地域は、訪問での対応ができない場合があるため、担当の者が確認してからご連絡します。訪問のご希望の日時をお書きください。`,
        words`In the area of your address a visit is not always possible, so our staff will check and contact you. Please write the day and time you would like us to come.`,
      ),
      cites: [visits, area],
      choices: [choice('いつでもよい', 'Any time', 'いつでもよいです'), stop],
    }),
    confirmRequest: (wish: string, setUp?: string): Reply => {
      const also = withSetUp(setUp);
      return {
        text: t(
          words`訪問のご希望「${quoted(wish)}」を承り、担当の者が確認してからご連絡します。この時点では予約は確定しません。よろしいですか。${also.text}`,
          words`I will pass on your wish for a visit, “${quoted(wish)}”. Our staff will check and contact you. It is not a fixed booking yet. Is that all right?${also.text}`,
        ),
        cites: [visits, area, ...also.cites],
        ...yesNo(['お願いする', 'Yes, please'], undefined, ...also.choices),
      };
    },
    requested: (wish: string): Reply => ({
      text: t(
        words`訪問のご希望「${quoted(wish)}」を承りました。対応できるかどうかを担当の者が確認して、ご連絡します。`,
        words`I have taken your wish for a visit, “${quoted(wish)}”. Our staff will check whether it is possible and contact you.`,
      ),
      cites: [visits, area],
      choices: visitChoices,
    }),
    /** `reminds`: the customer is reminded of it the day before */
    booked: (slot: VisitWindow, setUp: string | undefined, reminds: boolean): Reply => ({
      text: t(
        words`訪問の予約を承りました。${slotFigure(slot)}にお伺いします。${setUpToo(setUp)}${reminds ? '前の日にもお知らせします。' : ''}日時の変更や取り消しは、このチャットでお申し付けください。`,
        words`Your visit is booked. We come on ${slotFigure(slot)}.${setUpToo(setUp)}${reminds ? ' We will remind you the day before.' : ''} To change or cancel it, please write in this chat.`,
      ),
      cites: [visits],
      choices: visitChoices,
    }),
    taken: (slot: VisitWindow): Reply => ({
      text: t(
        words`申し訳ございません。${slotFigure(slot)}は、たった今ほかのご予約で埋まりました。`,
        words`Sorry, ${slotFigure(slot)} was booked by someone else just now.`,
      ),
    }),
    confirmMove: (old: VisitWindow | undefined, slot: VisitWindow, setUp?: string): Reply => {
      const also = withSetUp(setUp);
      return {
        text: t(
          words`${visitAsItStands(old, tongue)}を、${slotFigure(slot)}に変更してよろしいですか。${also.text}`,
          words`Shall I move ${visitAsItStands(old, tongue)} to ${slotFigure(slot)}?${also.text}`,
        ),
        cites: [visits, ...also.cites],
        ...yesNo(['変更する', 'Change it'], ['変更しない', 'Do not change'], anotherTime, ...also.choices),
      };
    },
    moved: (slot: VisitWindow, setUp?: string): Reply => ({
      text: t(
        words`訪問の予約を変更しました。${slotFigure(slot)}にお伺いします。${setUpToo(setUp)}`,
        words`Your visit is moved. We come on ${slotFigure(slot)}.${setUpToo(setUp)}`,
      ),
      cites: [visits],
      choices: visitChoices,
    }),
    sameTime: (slot: VisitWindow): Reply => ({
      text: t(
        words`訪問は、すでに${slotFigure(slot)}でご予約いただいています。`,
        words`Your visit is already booked for ${slotFigure(slot)}.`,
      ),
      cites: [visits],
    }),
  };
  return { visit: { ...visit, ...standingVisitSayings(documents, tongue) } };
};
