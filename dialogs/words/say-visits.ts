/** What the customer reads of visits and loans. */
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Slot } from '../../knowledge/rules/visit-windows.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { type Figure, ofContract, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, yesNo } from './choices.ts';
import { visits } from './clauses.ts';
import { factsOf, reasonsOf } from './reasons.ts';
import { deviceName } from './reasons-of-loans.ts';
import { dayWords, spanWords } from './times.ts';

const arrival = 'ご利用にかかわる注意事項(7)';
const area = 'ご利用にかかわる注意事項(4)';
const loans = '代替機器貸出し';
const kinds = ['pc', 'tablet', 'router', 'hub', 'fax'].map((value) => ({ value, label: deviceName(value) }));

const slotFigure = ({ day, from, to }: Slot): Figure => ofContract(`${dayWords(day)}${spanWords(from, to)}`, visits);
const known = (slot: Slot | undefined): Text => (slot ? [slotFigure(slot)] : ['ご希望を承っている訪問']);
/** What a button for a window says: words the booking reader reads. */
const sayFor = ({ day, from }: Slot): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日の${Number(from.slice(0, 2))}時でお願いします`;

/** The sentences of these services. */
export const visitSayings = (terms: Terms) => {
  const fact = factsOf(terms);
  const reasons = reasonsOf(terms);
  return {
    visit: {
      refused: (decision: Decision): Reply => ({
        text: words`${reasons(decision)}\nパソコンなどの設定のためにお伺いする訪問サポートは、別に料金がかかります。ご希望のときは、このチャットでお申し込みいただけます。`,
        cites: [...decision.clauses, 'サービス概要 ④'],
        choices: [
          choice('リモートで見てほしい'),
          choice('オペレーターと話したい'),
          choice('設定の訪問を頼む', '設定の訪問（訪問サポート）を頼みたい'),
        ],
      }),
      askWhen: (free: readonly Slot[]): Reply => ({
        text:
          free.length > 0
            ? words`訪問のご希望の日時をお書きください。次の時間が空いています。${free.flatMap((slot) => ['\n・', slotFigure(slot)])}`
            : words`訪問のご希望の日時をお書きください。`,
        cites: [visits],
        choices: [...free.map((slot) => ({ label: [slotFigure(slot)], say: sayFor(slot) })), choice('やめる')],
      }),
      confirm: (slot: Slot): Reply => ({
        text: words`${slotFigure(slot)}の訪問でよろしいですか。この時間のうちにお伺いしますが、到着の時刻はお約束できません。訪問の予約は、お問い合わせ回数には数えません。`,
        cites: [visits, arrival],
        ...yesNo('予約する'),
      }),
      askWish: (): Reply => ({
        text: words`お住まいの地域は、訪問での対応ができない場合があるため、担当の者が確認してからご連絡します。訪問のご希望の日時をお書きください。`,
        cites: [visits, area],
      }),
      confirmRequest: (wish: string): Reply => ({
        text: words`訪問のご希望「${quoted(wish)}」を承り、担当の者が確認してからご連絡します。この時点では予約は確定しません。よろしいですか。`,
        cites: [visits, area],
        ...yesNo('お願いする'),
      }),
      requested: (wish: string): Reply => ({
        text: words`訪問のご希望「${quoted(wish)}」を承りました。対応できるかどうかを担当の者が確認して、ご連絡します。`,
        cites: [visits, area],
      }),
      booked: (slot: Slot): Reply => ({
        text: words`訪問の予約を承りました。${slotFigure(slot)}にお伺いします。前の日にもお知らせします。日時の変更や取り消しは、このチャットでお申し付けください。`,
        cites: [visits],
      }),
      taken: (slot: Slot): Reply => ({
        text: words`申し訳ございません。${slotFigure(slot)}は、たった今ほかのご予約で埋まりました。`,
      }),
      confirmMove: (old: Slot | undefined, slot: Slot): Reply => ({
        text: words`訪問の予約を、${known(old)}から${slotFigure(slot)}に変更してよろしいですか。`,
        cites: [visits],
        ...yesNo('変更する', '変更しない'),
      }),
      moved: (slot: Slot): Reply => ({
        text: words`訪問の予約を変更しました。${slotFigure(slot)}にお伺いします。`,
        cites: [visits],
      }),
      kept: (): Reply => ({ text: words`承知しました。訪問の予約は、そのままです。` }),
      none: (): Reply => ({ text: words`変更や取り消しのできる訪問の予約は、いまありません。` }),
      confirmCancel: (slot: Slot | undefined): Reply => ({
        text: words`${known(slot)}の訪問の予約を取り消してよろしいですか。`,
        cites: [visits],
        ...yesNo('取り消す', '取り消さない'),
      }),
      cancelled: (slot: Slot | undefined): Reply => ({
        text: words`${known(slot)}の訪問の予約を取り消しました。この予約の分は、訪問の回数に数えません。`,
        cites: [visits],
      }),
      reminder: (slot: Slot, isToday: boolean): Reply => ({
        text: words`${isToday ? '本日' : '明日'}の訪問のお知らせです。${slotFigure(slot)}にお伺いします。ご都合が変わりましたら、お早めにお書きください。`,
        cites: [visits],
      }),
    },
    loan: {
      kinds,
      askKind: (): Reply => ({
        text: words`どの機器の代わりをご希望ですか。`,
        cites: [loans],
        choices: [...kinds.map(({ label }) => choice(label)), choice('やめる')],
      }),
      confirm: (kind: string): Reply => ({
        text: words`${deviceName(kind)}の代わりの機器を、ご登録の住所へ宅配でお届けします。お貸しできるのは到着した日から最大${fact('loan.weeks')}で、返却日は貸出しのときにお知らせします。お返しは、同梱の回収箱で着払いです。返却いただけない場合や、紛失・破損の場合は、相当する金額を請求させていただくことがあります。\nお申し込みになりますか。`,
        cites: [loans, '代替機器貸出し ※5', '代替機器貸出し ※6'],
        ...yesNo('申し込む'),
      }),
      requested: (kind: string): Reply => ({
        text: words`${deviceName(kind)}の代わりの機器のお申し込みを承りました。ご登録の住所へ宅配でお届けします。発送しましたら、返却日とあわせてお知らせします。`,
        cites: [loans],
      }),
    },
  };
};
