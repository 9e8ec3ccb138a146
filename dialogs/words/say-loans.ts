/** What the customer reads of loans. */
import type { Decision, Reason } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { ofContract, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, elsewhere, loanChoices, yesNo } from './choices.ts';
import { factsOf, reasonsOf } from './reasons.ts';
import { deviceName } from './reasons-of-loans.ts';
import { dayWords } from './times.ts';

const loans = '代替機器貸出し';
const arrival = '代替機器貸出し ※6';
const kinds = ['pc', 'tablet', 'router', 'hub', 'fax'].map((value) => ({ value, label: deviceName(value) }));
const labels = kinds.map(({ label }) => label);

const person = choice('オペレーターと話したい');
const toRegistered = choice('登録の住所に届ける', '登録の住所に届けてください');

const place = (address: string | undefined): Text => (address ? words`「${quoted(address)}」` : ['ご登録の住所']);
/** Without a number an address may be incomplete: it is asked for, not demanded. */
const wholeAddress = (address: string | undefined): Text =>
  address && !/\p{N}/u.test(address) ? words`番地や建物名も分かるときは、「届け先を変える」からお書きください。` : [];
const wished = (wish: string | undefined): Text =>
  wish === undefined ? [] : words`お届けの日時のご希望「${quoted(wish)}」は担当の者に伝えますが、お約束はできません。`;

/** Refusals of several devices as one: what holds for more than one of them is said once. */
const together = (refusals: readonly Decision[]): Decision => {
  const because = refusals.flatMap((one) => one.because);
  return {
    allowed: false,
    because: because.flatMap<Reason>((reason, at) => {
      if (!('device' in reason)) return [reason];
      const same = because.flatMap((one) =>
        'device' in one && one.code === reason.code ? [deviceName(one.device)] : [],
      );
      const isFirst = because.findIndex(({ code }) => code === reason.code) === at;
      return isFirst ? [{ ...reason, device: same.join(same.length > 2 ? '、' : 'と') }] : [];
    }),
    clauses: [...new Set(refusals.flatMap(({ clauses }) => clauses))],
    missing: [],
  };
};

/** The sentences of loans. `address`: another than the registered one, in the customer's words, empty for that; `wish`: when, in theirs; `others`: what else was asked for at once. */
export const loanSayings = (terms: Terms) => {
  const fact = factsOf(terms);
  const reasons = reasonsOf(terms);
  /** What runs on a device that is lent, as the clause on kinds says it. */
  const systemOf = (kind: string): Text =>
    kind === 'tablet' || kind === 'pc'
      ? words`お貸しできる${deviceName(kind)}は${fact(`loan.system.${kind}`)}のものです。`
      : [];
  return {
    loan: {
      kinds,
      refused: (...refusals: Decision[]): Reply => {
        const decision = together(refusals);
        const isFor = (reason: Reason['code']) => decision.because.some(({ code }) => code === reason);
        if (isFor('not-lent'))
          return {
            text: words`${reasons(decision)}お貸しできるのは、${labels.join('、')}です。`,
            cites: decision.clauses,
            choices: [choice('ほかの機器を借りる', '代わりの機器を借りたい'), person],
          };
        return {
          text: reasons(decision),
          cites: decision.clauses,
          choices: isFor('kind-is-out')
            ? [choice('申し込みの状況', '予約を確認したい'), person]
            : [choice('リモートで見てほしい'), person],
        };
      },
      /** Of several that were asked for at once some cannot be lent; the others go on. */
      notThese: (refusals: readonly Decision[]): Reply => {
        const decision = together(refusals);
        return { text: reasons(decision), cites: decision.clauses };
      },
      askKind: (): Reply => ({
        text: words`どの機器の代わりをご希望ですか。`,
        cites: [loans],
        choices: [...labels.map((label) => choice(label)), choice('やめる')],
      }),
      /** `was`: the address that was said before and is to be corrected. */
      askAddress: (was: string | undefined): Reply => ({
        text:
          was === undefined
            ? words`お届け先の住所を、都道府県や市区町村から番地・建物名まで、続けてお書きください。`
            : words`お届け先は、いま「${quoted(was)}」と伺っています。お間違えのないように、都道府県や市区町村から番地・建物名・宛名まで、続けて書き直してください。`,
        choices: [toRegistered, choice('やめる')],
      }),
      /** `otherSystem`: one was named that this kind is not lent with */
      confirm: (kind: string, address: string, wish: string | undefined, otherSystem: boolean): Reply => ({
        text: words`${otherSystem ? systemOf(kind) : []}${deviceName(kind)}の代わりの機器を、${place(address)}へ宅配でお届けします。${wholeAddress(address)}${wished(wish)}お貸しできるのは到着した日から最大${fact('loan.weeks')}で、返却日は貸出しのときにお知らせします。お返しは、同梱の回収箱で着払いです。返却いただけない場合や、紛失・破損の場合は、相当する金額を請求させていただくことがあります。\nお申し込みになりますか。`,
        cites: [loans, '代替機器貸出し ※5', arrival],
        ...yesNo('申し込む', 'やめる', elsewhere, ...(address === '' ? [] : [toRegistered])),
      }),
      requested: (kind: string, address: string, wish: string | undefined): Reply => ({
        text: words`${deviceName(kind)}の代わりの機器のお申し込みを承りました。${place(address)}へ宅配でお届けします。${wished(wish)}発送しましたら、返却日とあわせてお知らせします。`,
        cites: [loans],
        choices: loanChoices,
      }),

      askWhich: (which: readonly string[]): Reply => ({
        text: words`どの機器のお届けを変えますか。`,
        choices: [...which.map((kind) => choice(deviceName(kind))), choice('やめる')],
      }),
      confirmChange: (kind: string, address: string | undefined, wish: string | undefined): Reply => ({
        text: words`${deviceName(kind)}の代わりの機器の${address === undefined ? words`お届けについて、ご希望を変えます。` : words`お届け先を、${place(address)}に変えます。${wholeAddress(address)}`}${wished(wish)}よろしいですか。`,
        cites: [loans, arrival],
        ...yesNo('変更する', '変更しない', elsewhere),
      }),
      changed: (kind: string, address: string | undefined, wish: string | undefined): Reply => ({
        text: words`${deviceName(kind)}の代わりの機器のお届けを変更しました。お届け先は${place(address)}です。${wished(wish)}`,
        cites: [loans],
        choices: loanChoices,
      }),
      /** `due` (`YYYY-MM-DD`) is the day that binds this customer. */
      dueBack: (lent: readonly { kind: string; due: string }[]): Reply => ({
        text: words`${lent.flatMap(({ kind, due }) => words`お貸ししている${deviceName(kind)}の返却日は、${ofContract(dayWords(due), loans)}です。`)}この日までに、同梱の回収箱に入れて、着払いでお送りください。貸出し期間は、到着した日から最大${fact('loan.weeks')}です。`,
        cites: [loans, arrival],
        choices: [person],
      }),
      lost: (): Reply => ({
        text: words`お知らせいただきありがとうございます。お貸しした機器の紛失や破損、返却いただけない場合は、相当する金額を請求させていただくことがあります（金額は契約内容のご案内に記載がありません）。このあとのことは、担当の者がご案内します。`,
        cites: ['代替機器貸出し ※5'],
      }),
      late: (): Reply => ({
        text: words`貸出し期間は、到着した日から最大${fact('loan.weeks')}です。返却日を過ぎるときのことや期間の延長は、契約内容のご案内には記載がありませんので、担当の者がご案内します。`,
        cites: [loans, arrival],
      }),
      boxGone: (): Reply => ({
        text: words`お返しは、同梱の回収箱に入れて、着払いでお願いしています。箱や伝票がお手元にない場合のことは、契約内容のご案内には記載がありませんので、担当の者がご案内します。`,
        cites: [loans],
      }),
      sentBack: (): Reply => ({
        text: words`ご返送のお知らせをありがとうございます。こちらに届いたことを確かめるまでは、お貸し出し中としてお預かりしています。`,
        cites: [loans],
        choices: [person],
      }),
      kept: (): Reply => ({ text: words`承知しました。お届けは、そのままです。`, choices: loanChoices }),
      none: (): Reply => ({
        text: words`お申し込みいただいている代わりの機器は、いまありません。`,
        choices: [choice('代わりの機器を借りる', '代わりの機器を借りたい'), person],
      }),
      notAnyMore: (decision: Decision): Reply => ({
        text: words`${reasons(decision)}お届け先の変更や取り消しは、発送の前まで承れます。ご不要になったときは、同梱の回収箱に入れて、着払いでお返しください。`,
        cites: decision.clauses,
        choices: [person],
      }),
      confirmCancel: (kind: string): Reply => ({
        text: words`${deviceName(kind)}の代わりの機器のお申し込みを取り消してよろしいですか。`,
        cites: [loans],
        ...yesNo('取り消す', '取り消さない', elsewhere),
      }),
      cancelled: (kind: string): Reply => ({
        text: words`${deviceName(kind)}の代わりの機器のお申し込みを取り消しました。`,
        cites: [loans],
        choices: [choice('もう一度申し込む', `代わりの${deviceName(kind)}を借りたい`)],
      }),
    },
  };
};
