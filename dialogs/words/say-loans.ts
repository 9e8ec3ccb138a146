/** What the customer reads of loans. */
import type { Terms } from '../../knowledge/terms/documents.ts';
import { words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, yesNo } from './choices.ts';
import { factsOf } from './reasons.ts';
import { deviceName } from './reasons-of-loans.ts';

const loans = '代替機器貸出し';
const kinds = ['pc', 'tablet', 'router', 'hub', 'fax'].map((value) => ({ value, label: deviceName(value) }));

/** The sentences of loans. */
export const loanSayings = (terms: Terms) => {
  const fact = factsOf(terms);
  return {
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
