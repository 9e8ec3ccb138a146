/** What the customer reads who complains: an apology, and what becomes of the complaint. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { type Button, buttonsIn } from './choices.ts';
import { phonesOf } from './reasons.ts';
import type { Reply } from './reply.ts';

/** How somebody can be talked to: here and now, by a call when the desk opens, or, with no contact left, by calling us. */
export type Reach = 'chat' | 'call' | 'phone';

/** These sentences, with the facts of the terms. */
export const complaintSayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const numbers = phonesOf(terms, tongue);
  const { callBack, choice, person } = buttonsIn(tongue);
  const onlyTell = { ...choice('担当に伝えるだけでいい', 'Just pass it on'), means: '対応に不満がある' };
  const personNow = t(
    words`担当の者が直接お話を伺います。オペレーターにおつなぎしましょうか。`,
    words`Our staff would like to hear from you directly. Shall I connect you to an operator?`,
  );
  const personLater = t(
    words`ただいまオペレーターは受付時間外ですが、受付時間に担当の者からお電話できます。お電話は、${numbers}でも承ります。`,
    words`Operators are not available right now, but our staff can call you when the desk is open. You can also call us then: ${numbers}.`,
  );
  const goOn = t(words`このまま続けることもできます。`, words` You can also just go on here.`);
  const told = (what: string) => t(words`\n「${quoted(what)}」`, words`\n“${quoted(what)}”`);
  const byPhone = t(
    words`お電話は、お問い合わせ窓口（${numbers}）で承ります。`,
    words`You can call the support desk: ${numbers}.`,
  );
  const offers: Readonly<Record<Reach, Text>> = { chat: personNow, call: personLater, phone: byPhone };
  const ways: Readonly<Record<Reach, Button[]>> = { chat: [person], call: [callBack], phone: [] };
  const opening = {
    first: t(words`ご不快をおかけし、申し訳ございません。`, words`I am sorry for that. `),
    again: t(words`重ねてお詫び申し上げます。`, words`Again, I am sorry. `),
  };
  return {
    complaint: {
      sorry: (reach: Reach, isUnderWay: boolean): Reply => ({
        text: t(
          words`ご不便とご不快をおかけし、誠に申し訳ございません。${offers[reach]}${isUnderWay ? goOn : ''}`,
          words`I am very sorry for the trouble. ${offers[reach]}${isUnderWay ? goOn : ''}`,
        ),
        choices: [...ways[reach], ...(isUnderWay ? [] : [onlyTell])],
      }),
      /** it stands on the operators' board, in these words; `how`: at once, after an apology, or beside what was passed on before */
      passedOn: (what: string, how: 'first' | 'again' | 'added', reach: Reach): Reply => ({
        text:
          how === 'added'
            ? t(
                words`お申し出に書き足しました。担当の者が、次のとおり読みます。${told(what)}`,
                words`I have added that. Our staff will read your complaint like this:${told(what)}`,
              )
            : t(
                words`${opening[how]}お申し出は、次のとおり書き残し、担当の者が読みます。お問い合わせ回数には数えません。${told(what)}\n書き足したいことは、そのままお書きください。`,
                words`${opening[how]}I have written down your complaint as follows, and our staff will read it. No contact is counted.${told(what)}\nIf you would like to add anything, just write it.`,
              ),
        ...(ways[reach].length > 0 && { choices: ways[reach] }),
      }),
      /** what became of it */
      state: (what: string, isRead: boolean): Reply => ({
        text: isRead
          ? t(
              words`お申し出は、担当の者が読みました。${told(what)}`,
              words`Our staff have read your complaint.${told(what)}`,
            )
          : t(
              words`お申し出は、次のとおり書き残してあります。担当の者は、これから読みます。${told(what)}`,
              words`Your complaint is written down as follows. Our staff have yet to read it.${told(what)}`,
            ),
      }),
    },
  };
};
