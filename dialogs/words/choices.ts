/** The buttons customers are offered. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { plain, type Text } from '../../knowledge/terms/figures.ts';
import { devicesIn } from './reasons-of-loans.ts';

/** A button; pressing it says `say` in the customer's name. `means`: the same in the words the reader knows, where those are others. */
export interface Button {
  label: string | Text;
  say: string;
  means?: string;
}

/** A label in both languages. */
type Both = readonly [ja: string, en: string];

/** The buttons in `tongue`. An English one says its label, and means what the Japanese one says. */
export const buttonsIn = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { deviceName } = devicesIn(tongue);
  const japanese = devicesIn('ja').deviceName;

  /** a button with figures in its label, that says `say` */
  const choiceOf = (label: Text, say: string): Button => t({ label, say }, { label, say: plain(label), means: say });
  /** a button that says its label, or `say` */
  const choice = (ja: string, en: string, say = ja): Button =>
    t({ label: ja, say }, { label: en, say: en, means: say });
  const yes = choice('はい', 'Yes');
  const stop = choice('やめる', 'Stop');
  const person = choice('オペレーターと話したい', 'Talk to an operator');
  const remote = choice('リモートで見てほしい', 'Get remote support');
  const callBack = choice('折り返しを頼む', 'Ask for a call back');
  const trouble = choice('困りごとを相談する', 'Tell us a problem');
  const price = choice('料金を知りたい', 'What does it cost?', '月額料金はいくらですか');
  const cancelVisit = choice('訪問を取り消す', 'Cancel the visit', '訪問を取り消したい');
  const changeVisit = choice('訪問の日時を変える', 'Change the time of the visit', '訪問の日時を変えたい');
  const elsewhere = choice('届け先を変える', 'Change the delivery address');
  /** the way from a chat that knows no contract yet to one that does */
  const linkContract: Button = {
    ...choice('ご契約を連携する', 'Link my contract'),
    ...t({ means: '別の契約に切り替えたい' }, { means: 'ご契約を連携する' }),
  };
  const cancelCall = choice('折り返しを取り消す', 'Cancel the call back', '折り返しのお電話を取り消したい');

  return {
    choiceOf,
    choice,
    yes,
    stop,
    person,
    remote,
    callBack,
    trouble,
    price,
    linkContract,
    cancelVisit,
    changeVisit,
    bookVisit: choice('訪問を予約する', 'Book a visit', '訪問を予約したい'),
    anyLoan: choice('代わりの機器を借りる', 'Borrow a device', '代わりの機器を借りたい'),
    /** what may be done with a visit that is booked */
    visitChoices: [changeVisit, cancelVisit],
    /** another address for a loan that is not sent yet */
    elsewhere,
    /** what may be done with such a loan */
    loanChoices: [
      elsewhere,
      choice('申し込みを取り消す', 'Cancel the request', '代わりの機器の申し込みを取り消したい'),
    ],
    cancelCall,
    /** what may be done with a call-back that is queued */
    callChoices: [
      choice('折り返しの時間や番号を変える', 'Change the time or number', '折り返しの時間や番号を変えたい'),
      cancelCall,
    ],
    /** the buttons of a confirmation: yes, what else may be done instead, and no; the first means a yes, whatever it says */
    yesNo: (agree: Both, no: Both = ['やめる', 'Stop'], ...others: Button[]) => ({
      choices: [{ ...choice(...agree, `はい、${agree[0]}`), means: 'はい' }, ...others, choice(...no)],
      confirmation: true,
    }),
    /** buttons for what the rules let a customer ask for */
    doable: ({ visit, lend }: { visit: boolean; lend: readonly string[] }): Button[] => [
      ...(visit ? [choice('訪問を予約する', 'Book a visit', '訪問を予約したい')] : []),
      ...lend.map((kind) =>
        choice(
          `代わりの${deviceName(kind)}を借りる`,
          `Borrow a ${deviceName(kind)}`,
          `代わりの${japanese(kind)}を借りたい`,
        ),
      ),
    ],
    /** the way to someone who knows what the terms do not say */
    whoKnows: [
      person,
      choice('窓口の電話番号', 'Phone number of the support desk', 'お問い合わせ窓口の電話番号を教えてください'),
    ],
    /** the button that leads a step back */
    goBack: choice('戻る', 'Back'),
    /** what is offered on the first screen: the most frequent troubles first */
    firstChoices: [
      choice('インターネットがつながらない', 'No internet connection'),
      choice('Wi-Fiがつながらない', 'No Wi-Fi connection'),
      choice('パソコンの調子が悪い', 'PC does not work well'),
      person,
      price,
      choice('メニュー', 'Menu'),
    ],
    menuChoices: [trouble, remote, person, choice('今月の残り回数', 'Contacts left this month'), price],
  };
};
