/** What the customer reads when a case comes to an outcome: the receipt. */
import type { Outcome } from '../../adapters/cases/port.ts';
import type { Slot } from '../../knowledge/rules/visit-windows.ts';
import { ofClock, ofContract, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { doable } from './choices.ts';
import { counting, limit, visits as visitClause } from './clauses.ts';
import { deviceName } from './reasons-of-loans.ts';
import { contactKinds } from './say-usage.ts';
import { dayWords, spanWords, whenWords } from './times.ts';

/** A kind of device by its name; anything else as the operator wrote it. */
const found = (device: string): Text => {
  const name = deviceName(device);
  return name === device ? [quoted(device)] : [name];
};

const resultWords = ({ result, device = '' }: Outcome): Text =>
  ({
    resolved: () => words`解決しました。`,
    isolated: () => words`原因は${found(device)}と分かりました。`,
    not_isolated: () => words`故障の箇所は、まだ分かっていません。`,
    device_failure_suspected: () => words`${found(device)}の故障が原因と思われます。`,
    contract: () => words`ご契約に関するご用件でした。`,
    other: () => words`対応を終えました。`,
  })[result]();

/** What is known of a case when its receipt is written. Days `YYYY-MM-DD`, times `YYYY-MM-DDTHH:mm`, the month `YYYY-MM`. */
interface Receipt {
  what?: string;
  contacts: { kind: keyof typeof contactKinds; at: string }[];
  visits: Slot[];
  outcome: Outcome;
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

const countWords = ({ counted, outcome, left, isOpen }: Receipt): Text => {
  if (counted !== undefined) {
    const more = isOpen ? 'この件で続けてご連絡いただいても増えません。' : '';
    return words`${ofContract(`${Number(counted.slice(5))}月のお問い合わせとして1回`, counting)}数えました。${more}今月の残りは${ofContract(`${left}回`, limit)}です。`;
  }
  return outcome.result === 'contract'
    ? words`ご契約に関するご用件のため、数えていません。`
    : words`この件では数えていません。`;
};

const nextWords = ({ visitNext, lend, outcome, isOpen }: Receipt): Text => {
  if (visitNext) return words`訪問での故障の切り分けをご予約いただけます。`;
  if (lend.length > 0) return words`代わりの機器をお申し込みいただけます。`;
  if (isOpen) return words`この件は、引き続きお預かりしています。`;
  return outcome.result === 'resolved'
    ? words`またお困りのときは、このチャットでお知らせください。`
    : words`ご不明な点は、このチャットでお知らせください。`;
};

/** The sentences of a receipt. */
export const receiptSayings = () => ({
  receipt: (facts: Receipt): Reply => ({
    text: [
      ...words`ご相談の記録です。`,
      ...(facts.what === undefined ? [] : words`\n・ご相談：${quoted(facts.what)}`),
      ...facts.contacts.flatMap(
        ({ kind, at }) => words`\n・対応：${ofClock(whenWords(at), counting)} ${contactKinds[kind]}`,
      ),
      ...facts.visits.flatMap(
        ({ day, from, to }) => words`\n・訪問：${ofContract(`${dayWords(day)}${spanWords(from, to)}`, visitClause)}`,
      ),
      ...words`\n・結果：${resultWords(facts.outcome)}\n・お問い合わせ回数：${countWords(facts)}\n・このあと：${nextWords(facts)}`,
    ],
    cites: [counting],
    choices: doable({ visit: facts.visitNext, lend: facts.lend }),
  }),
});
