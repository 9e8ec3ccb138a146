/** The buttons customers are offered. */
import type { Choice } from '../../adapters/channels/port.ts';
import { deviceName } from './reasons-of-loans.ts';

/** A button that says its label, or `say`, in the customer's name. */
export const choice = (label: string, say = label): Choice => ({ label, say });

/** The buttons of a confirmation: yes, what else may be done instead, and no. */
export const yesNo = (yes: string, no = 'やめる', ...others: Choice[]) => ({
  choices: [choice(yes, `はい、${yes}`), ...others, choice(no)],
  confirmation: true,
});

/** Buttons for what the rules let a customer ask for. */
export const doable = ({ visit, lend }: { visit: boolean; lend: readonly string[] }): Choice[] => [
  ...(visit ? [choice('訪問を予約する', '訪問を予約したい')] : []),
  ...lend.map((kind) => choice(`代わりの${deviceName(kind)}を借りる`, `代わりの${deviceName(kind)}を借りたい`)),
];

/** The button that leads a step back. */
export const goBack = choice('戻る');

export const changeVisit = choice('訪問の日時を変える', '訪問の日時を変えたい');
export const cancelVisit = choice('訪問を取り消す', '訪問を取り消したい');
/** What may be done with a visit that is booked. */
export const visitChoices = [changeVisit, cancelVisit];

/** Another address for a loan that is not sent yet. */
export const elsewhere = choice('届け先を変える');

/** What may be done with such a loan. */
export const loanChoices = [elsewhere, choice('申し込みを取り消す', '代わりの機器の申し込みを取り消したい')];

export const menuChoices = [
  choice('困りごとを相談する'),
  choice('リモートで見てほしい'),
  choice('オペレーターと話したい'),
  choice('今月の残り回数'),
  choice('料金を知りたい', '月額料金はいくらですか'),
];
