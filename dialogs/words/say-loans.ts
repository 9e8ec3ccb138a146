/** What the customer reads who wants to borrow a device, or to change or cancel what they asked for. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision, Reason } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { factsOf, reasonsOf } from './reasons.ts';
import { devicesIn } from './reasons-of-loans.ts';
import type { Reply } from './reply.ts';
import { lentSayings } from './say-lent.ts';

const loans = '代替機器貸出し';
const arrival = '代替機器貸出し ※6';
const kindsLent = ['pc', 'tablet', 'router', 'hub', 'fax'];

/** Refusals of several devices as one: what holds for more than one of them is said once. */
const together = (refusals: readonly Decision[], tongue: Tongue): Decision => {
  const { deviceName } = devicesIn(tongue);
  const because = refusals.flatMap((one) => one.because);
  const [comma, and] = inTongue(tongue)(['、', 'と'], [', ', ' and ']);
  return {
    allowed: false,
    because: because.flatMap<Reason>((reason, at) => {
      if (!('device' in reason)) return [reason];
      const same = because.flatMap((one) =>
        'device' in one && one.code === reason.code ? [deviceName(one.device)] : [],
      );
      const isFirst = because.findIndex(({ code }) => code === reason.code) === at;
      return isFirst ? [{ ...reason, device: same.join(same.length > 2 ? comma : and) }] : [];
    }),
    clauses: [...new Set(refusals.flatMap(({ clauses }) => clauses))],
    missing: [],
  };
};

/** The sentences of loans. `address`: another than the registered one, in the customer's words, empty for that; `wish`: when, in theirs; `others`: what else was asked for at once. */
export const loanSayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const fact = factsOf(terms, tongue);
  const reasons = reasonsOf(terms, tongue);
  const { deviceName } = devicesIn(tongue);
  const { choice, elsewhere, loanChoices, person, remote, stop, yesNo } = buttonsIn(tongue);
  const [japanese, english] = [devicesIn('ja').deviceName, devicesIn('en').deviceName];
  const kinds = kindsLent.map((value) => ({ value, label: japanese(value) }));
  const toRegistered = choice('登録の住所に届ける', 'To the registered address', '登録の住所に届けてください');

  const place = (address: string | undefined): Text =>
    address
      ? t(words`「${quoted(address)}」`, words`“${quoted(address)}”`)
      : t(['ご登録の住所'], ['your registered address']);
  /** Without a number an address may be incomplete: it is asked for, not demanded. */
  const wholeAddress = (address: string | undefined): Text =>
    address && !/\p{N}/u.test(address)
      ? t(
          words`番地や建物名も分かるときは、「届け先を変える」からお書きください。`,
          words` If you know the house number or the name of the building, please add it with “Change the delivery address”.`,
        )
      : [];
  const wished = (wish: string | undefined): Text =>
    wish === undefined
      ? []
      : t(
          words`お届けの日時のご希望「${quoted(wish)}」は担当の者に伝えますが、お約束はできません。`,
          words` I will pass on the delivery time you wish for, “${quoted(wish)}”, but we cannot promise it.`,
        );
  /** said where it is to go to another address than the registered one */
  const confirmedFirst = t(
    words`ご登録の住所と異なるため、担当の者が確認してから発送します。確認の結果は、このチャットでお知らせします。`,
    words` As it is not the registered address, our staff confirm it before they send the device. We tell you in this chat what came of that.`,
  );
  /** What runs on a device that is lent, as the clause on kinds says it. */
  const systemOf = (kind: string): Text =>
    kind === 'tablet' || kind === 'pc'
      ? t(
          words`お貸しできる${deviceName(kind)}は${fact(`loan.system.${kind}`)}のものです。`,
          words`The ${deviceName(kind)} we lend runs ${fact(`loan.system.${kind}`)}. `,
        )
      : [];
  const loan = {
    kinds,
    refused: (...refusals: Decision[]): Reply => {
      const decision = together(refusals, tongue);
      const isFor = (reason: Reason['code']) => decision.because.some(({ code }) => code === reason);
      if (isFor('not-lent'))
        return {
          text: t(
            words`${reasons(decision)}お貸しできるのは、${kindsLent.map(japanese).join('、')}です。`,
            words`${reasons(decision)} We lend these: ${kindsLent.map(english).join(', ')}.`,
          ),
          cites: decision.clauses,
          choices: [choice('ほかの機器を借りる', 'Borrow another device', '代わりの機器を借りたい'), person],
        };
      return {
        text: reasons(decision),
        cites: decision.clauses,
        choices: isFor('kind-is-out')
          ? [choice('申し込みの状況', 'My requests', '予約を確認したい'), person]
          : [remote, person],
      };
    },
    /** Of several that were asked for at once some cannot be lent; the others go on. */
    notThese: (refusals: readonly Decision[]): Reply => {
      const decision = together(refusals, tongue);
      return { text: reasons(decision), cites: decision.clauses };
    },
    askKind: (): Reply => ({
      text: t(words`どの機器の代わりをご希望ですか。`, words`Which device would you like to borrow?`),
      cites: [loans],
      choices: [...kindsLent.map((kind) => choice(japanese(kind), english(kind))), stop],
    }),
    /** `was`: the address that was said before and is to be corrected. */
    askAddress: (was: string | undefined): Reply => ({
      text:
        was === undefined
          ? t(
              words`お届け先の住所を、都道府県や市区町村から番地・建物名まで、続けてお書きください。`,
              words`Please write the whole delivery address in one message: prefecture, city, house number and building.`,
            )
          : t(
              words`お届け先は、いま「${quoted(was)}」と伺っています。お間違えのないように、都道府県や市区町村から番地・建物名・宛名まで、続けて書き直してください。`,
              words`The delivery address is now “${quoted(was)}”. To be sure, please write the whole address again in one message: prefecture, city, house number, building and name.`,
            ),
      choices: [toRegistered, stop],
    }),
    /** `otherSystem`: one was named that this kind is not lent with */
    confirm: (kind: string, address: string, wish: string | undefined, otherSystem: boolean): Reply => ({
      text: t(
        words`${otherSystem ? systemOf(kind) : []}${deviceName(kind)}の代わりの機器を、${place(address)}へ宅配でお届けします。${wholeAddress(address)}${wished(wish)}お貸しできるのは到着した日から最大${fact('loan.weeks')}で、返却日は貸出しのときにお知らせします。お返しは、同梱の回収箱で着払いです。返却いただけない場合や、紛失・破損の場合は、相当する金額を請求させていただくことがあります。\nお申し込みになりますか。`,
        words`${otherSystem ? systemOf(kind) : []}We send you a ${deviceName(kind)} on loan, to ${place(address)}.${wholeAddress(address)}${wished(wish)} You can keep it for up to ${fact('loan.weeks')} from the day it arrives; we tell you the return date when we lend it. Send it back in the return box that comes with it; we pay the postage (着払い). If it is not returned, or is lost or damaged, you can be charged what it is worth.\nWould you like to request it?`,
      ),
      cites: [loans, '代替機器貸出し ※5', arrival],
      ...yesNo(['申し込む', 'Request it'], undefined, elsewhere, ...(address === '' ? [] : [toRegistered])),
    }),
    /** where a device that was asked for goes, as it stands */
    goesTo: (kind: string, address: string | undefined, wish: string | undefined): Reply => ({
      text: t(
        words`お申し込みいただいた${deviceName(kind)}は、${place(address)}へ宅配でお届けします。${wished(wish)}変えるときは、お届け先の住所をお書きください。`,
        words`The ${deviceName(kind)} you asked for is sent to ${place(address)}.${wished(wish)} To change that, please write the other address.`,
      ),
      cites: [loans],
      choices: loanChoices,
    }),
    requested: (kind: string, address: string, wish: string | undefined, isUnconfirmed: boolean): Reply => ({
      text: t(
        words`${deviceName(kind)}の代わりの機器のお申し込みを承りました。${place(address)}へ宅配でお届けします。${wished(wish)}${isUnconfirmed ? confirmedFirst : []}発送しましたら、返却日とあわせてお知らせします。`,
        words`Your request for a ${deviceName(kind)} is taken. We send it to ${place(address)}.${wished(wish)}${isUnconfirmed ? confirmedFirst : []} When it is sent, we tell you, and the return date too.`,
      ),
      cites: [loans],
      choices: loanChoices,
    }),

    askWhich: (which: readonly string[]): Reply => ({
      text: t(words`どの機器のお届けを変えますか。`, words`Which device do you want to change the delivery of?`),
      choices: [...which.map((kind) => choice(japanese(kind), english(kind))), stop],
    }),
    confirmChange: (kind: string, address: string | undefined, wish: string | undefined): Reply => ({
      text: t(
        words`${deviceName(kind)}の代わりの機器の${address === undefined ? words`お届けについて、ご希望を変えます。` : words`お届け先を、${place(address)}に変えます。${wholeAddress(address)}`}${wished(wish)}よろしいですか。`,
        words`${address === undefined ? words`I will change what you wish for the delivery of the ${deviceName(kind)}.` : words`The ${deviceName(kind)} will be sent to ${place(address)}.${wholeAddress(address)}`}${wished(wish)} Is that all right?`,
      ),
      cites: [loans, arrival],
      ...yesNo(['変更する', 'Change it'], ['変更しない', 'Do not change'], elsewhere),
    }),
    changed: (kind: string, address: string | undefined, wish: string | undefined, isUnconfirmed: boolean): Reply => ({
      text: t(
        words`${deviceName(kind)}の代わりの機器のお届けを変更しました。お届け先は${place(address)}です。${wished(wish)}${isUnconfirmed ? confirmedFirst : []}`,
        words`The delivery of the ${deviceName(kind)} is changed. It goes to ${place(address)}.${wished(wish)}${isUnconfirmed ? confirmedFirst : []}`,
      ),
      cites: [loans],
      choices: loanChoices,
    }),
    confirmCancel: (kind: string): Reply => ({
      text: t(
        words`${deviceName(kind)}の代わりの機器のお申し込みを取り消してよろしいですか。`,
        words`Shall I cancel your request for a ${deviceName(kind)}?`,
      ),
      cites: [loans],
      ...yesNo(['取り消す', 'Cancel it'], ['取り消さない', 'Keep it'], elsewhere),
    }),
    cancelled: (kind: string): Reply => ({
      text: t(
        words`${deviceName(kind)}の代わりの機器のお申し込みを取り消しました。`,
        words`Your request for a ${deviceName(kind)} is cancelled.`,
      ),
      cites: [loans],
      choices: [choice('もう一度申し込む', 'Request it again', `代わりの${japanese(kind)}を借りたい`)],
    }),
  };
  return { loan: { ...loan, ...lentSayings(terms, tongue) } };
};
