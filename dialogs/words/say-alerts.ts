/** What the other chats of a contract read when something was done for it elsewhere, so that its owner sees what was not theirs. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { nameOf, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { desk } from './clauses.ts';
import { phonesOf } from './reasons.ts';
import { devicesIn } from './reasons-of-loans.ts';
import type { Reply } from './reply.ts';
import { requestSayings } from './say-requests.ts';
import { visitAsItStands } from './visit-named.ts';

/** These sentences; `name` is the contract's. */
export const alertSayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const { deviceName } = devicesIn(tongue);
  const request = requestSayings(tongue);
  const place = (address: string | undefined): Text =>
    address === undefined
      ? t(['ご登録の住所'], ['the registered address'])
      : t(words`「${quoted(address)}」`, words`“${quoted(address)}”`);
  const told = (name: string, what: Text): Reply => ({
    text: t(
      words`${nameOf(name)}さまのご契約についてお知らせします。${what}お心当たりのないときは、お手数ですが、お問い合わせ窓口（${phonesOf(terms, tongue)}）へお知らせください。`,
      words`About the contract of ${nameOf(name)}: ${what} If this was nobody you know, please call the support desk (${phonesOf(terms, tongue)}).`,
    ),
    cites: [desk],
  });
  return {
    alert: {
      linked: (name: string): Reply =>
        told(
          name,
          t(
            words`別のチャットからも、このご契約をご利用いただけるようになりました。`,
            words`it can now be used from another chat too.`,
          ),
        ),
      loan: (name: string, kind: string, address: string | undefined): Reply =>
        told(
          name,
          t(
            words`別のチャットから、${deviceName(kind)}の代わりの機器のお申し込みがありました。お届け先は、${place(address)}です。`,
            words`from another chat, a ${deviceName(kind)} on loan was requested. It goes to ${place(address)}.`,
          ),
        ),
      delivery: (name: string, kind: string, address: string | undefined): Reply =>
        told(
          name,
          t(
            words`別のチャットから、${deviceName(kind)}の代わりの機器のお届けのご希望が変わりました。お届け先は、${place(address)}です。`,
            words`from another chat, the delivery of the ${deviceName(kind)} on loan was changed. It goes to ${place(address)}.`,
          ),
        ),
      visit: (name: string, slot: VisitWindow | undefined): Reply =>
        told(
          name,
          t(
            words`別のチャットから、訪問のお申し込みがありました：${visitAsItStands(slot, tongue)}。`,
            words`from another chat, a visit was asked for: ${visitAsItStands(slot, tongue)}.`,
          ),
        ),
      request: (name: string, what: string): Reply =>
        told(
          name,
          t(
            words`別のチャットから、${request(what).called[0]}のお申し込みがありました。`,
            words`from another chat, this was requested: ${request(what).called[1]}.`,
          ),
        ),
      call: (name: string, { phone = '' }: Pick<Todo, 'phone'>): Reply =>
        told(
          name,
          t(
            words`別のチャットから、「${quoted(phone)}」への折り返しのお電話のご希望がありました。`,
            words`from another chat, a call back to “${quoted(phone)}” was asked for.`,
          ),
        ),
    },
  };
};
