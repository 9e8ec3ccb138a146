/** What the customer reads when a case comes to an outcome: the receipt. */
import type { CaseOutcome } from '../../adapters/cases/port.ts';
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import { ofClock, ofContract, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { amountsIn } from './amounts.ts';
import { buttonsIn } from './choices.ts';
import { counting, limit, visits as visitClause } from './clauses.ts';
import { devicesIn } from './reasons-of-loans.ts';
import type { Reply } from './reply.ts';
import { type ContactKind, contactKindsIn } from './say-usage.ts';
import { timesIn } from './times.ts';

/** What is known of a case when its receipt is written. Days `YYYY-MM-DD`, times `YYYY-MM-DDTHH:mm`, the month `YYYY-MM`. */
interface Receipt {
  what?: string;
  contacts: { kind: ContactKind; at: string }[];
  visits: VisitWindow[];
  outcome: CaseOutcome;
  /** the month it counts in; left out: it was not counted */
  counted?: string;
  left: number;
  /** the case goes on */
  isOpen: boolean;
  /** a visit can be asked for now, by this outcome */
  visitNext: boolean;
  /** the kinds of device that can be lent now, by this outcome */
  lend: string[];
}

/** The sentences of a receipt. */
export const receiptSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { deviceName } = devicesIn(tongue);
  const { contacts } = amountsIn(tongue);
  const { monthWords, slotWords, whenWords } = timesIn(tongue);
  const contactKinds = contactKindsIn(tongue);

  /** A kind of device by its name; anything else as the operator wrote it. */
  const found = (device: string): Text => {
    const name = deviceName(device);
    return name === device ? [quoted(device)] : [name];
  };
  const resultWords = ({ result, device = '' }: CaseOutcome): Text =>
    ({
      resolved: () => t(words`解決しました。`, words`It is solved.`),
      isolated: () => t(words`原因は${found(device)}と分かりました。`, words`The cause was found: ${found(device)}.`),
      not_isolated: () => t(words`故障の箇所は、まだ分かっていません。`, words`The fault is not found yet.`),
      device_failure_suspected: () =>
        t(
          words`${found(device)}の故障が原因と思われます。`,
          words`The cause seems to be a broken device: ${found(device)}.`,
        ),
      contract: () => t(words`ご契約に関するご用件でした。`, words`It was about your contract.`),
      other: () => t(words`対応を終えました。`, words`The support has ended.`),
    })[result]();
  const countWords = ({ counted, outcome, left, isOpen }: Receipt): Text => {
    if (counted !== undefined) {
      const inMonth = monthWords(counted);
      const once = ofContract(t(`${inMonth}のお問い合わせとして1回`, `1 contact in ${inMonth}`), counting);
      const month = ofContract(contacts(left), limit);
      const more = t('この件で続けてご連絡いただいても増えません。', ' Writing again about this problem uses no more.');
      return t(
        words`${once}数えました。${isOpen ? more : ''}今月の残りは${month}です。`,
        words`counted as ${once}.${isOpen ? more : ''} You have ${month} left this month.`,
      );
    }
    return outcome.result === 'contract'
      ? t(words`ご契約に関するご用件のため、数えていません。`, words`not counted, because it was about your contract.`)
      : t(words`この件では数えていません。`, words`not counted for this problem.`);
  };
  const nextWords = ({ visitNext, lend, outcome, isOpen }: Receipt): Text => {
    if (visitNext)
      return t(words`訪問での故障の切り分けをご予約いただけます。`, words`You can book a visit to find the fault.`);
    if (lend.length > 0)
      return t(words`代わりの機器をお申し込みいただけます。`, words`You can request a device on loan.`);
    if (isOpen) return t(words`この件は、引き続きお預かりしています。`, words`We are still taking care of it.`);
    return outcome.result === 'resolved'
      ? t(
          words`またお困りのときは、このチャットでお知らせください。`,
          words`If you have a problem again, please write in this chat.`,
        )
      : t(
          words`ご不明な点は、このチャットでお知らせください。`,
          words`If you have questions, please write in this chat.`,
        );
  };
  const line = (ja: string, en: string, told: Text): Text => t(words`\n・${ja}：${told}`, words`\n・${en}: ${told}`);

  return {
    receipt: (facts: Receipt): Reply => ({
      text: [
        ...t(words`ご相談の記録です。`, words`This is the record of your support.`),
        ...(facts.what === undefined ? [] : line('ご相談', 'Problem', [quoted(facts.what)])),
        ...facts.contacts.flatMap(({ kind, at }) =>
          line('対応', 'Support', words`${ofClock(whenWords(at), counting)} ${contactKinds[kind]}`),
        ),
        ...facts.visits.flatMap((slot) => line('訪問', 'Visit', [ofContract(slotWords(slot), visitClause)])),
        ...line('結果', 'Result', resultWords(facts.outcome)),
        ...line('お問い合わせ回数', 'Contacts', countWords(facts)),
        ...line('このあと', 'Next', nextWords(facts)),
      ],
      cites: [counting],
      choices: buttonsIn(tongue).doable({ visit: facts.visitNext, lend: facts.lend }),
    }),
  };
};
