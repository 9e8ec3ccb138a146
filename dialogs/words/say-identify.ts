/** What the customer reads where a contract is found, chosen, or let go. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { nameOf, ofDesk, quoted, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { desk } from './clauses.ts';
import { phonesOf, reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';

/** The way to a contract that is not known here yet. */
const another = 'ほかのご契約';

/** These sentences, with the facts of the terms. */
export const identifySayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const reasons = reasonsOf(terms, tongue);
  const numbers = phonesOf(terms, tongue);
  const { choice, choiceOf, linkContract, price, stop, trouble, yesNo } = buttonsIn(tongue);
  const unknown = choice('番号が分からない', 'I do not know the number');
  const helps = (open: Decision) =>
    open.allowed
      ? t(words`お手伝いします。`, words`.`)
      : t(words`受付時間にお手伝いします。${reasons(open)}`, words` during the opening hours. ${reasons(open)}`);
  return {
    identify: {
      /** `linkPage`: where the channel has a page for it */
      number: (linkPage?: string): Reply => ({
        text: [
          ...t(
            words`ご契約を確認します。「開通のご案内」などに記載のお客さま番号（${quoted('ITS-')}で始まる番号）をお書きください。`,
            words`Let me check your contract. Please write your customer number. It begins with ${quoted('ITS-')} and is in the opening letter (開通のご案内).`,
          ),
          ...(linkPage === undefined
            ? []
            : t(
                words`下の「LINEとご契約を連携する」を押すと、専用のページでもご確認いただけます。`,
                words` You can also press “Link LINE with my contract” and do it on a page.`,
              )),
        ],
        ...(linkPage !== undefined && {
          card: {
            title: t('ご契約の確認', 'Your contract'),
            fields: [],
            link: { label: t('LINEとご契約を連携する', 'Link LINE with my contract'), url: linkPage },
          },
        }),
        choices: [unknown, stop],
      }),
      /** what the number is, where it stands, and what can be done without it (row 28) */
      lost: (open: Decision): Reply => ({
        text: t(
          words`お客さま番号は、お申し込みのあとにお届けした「開通のご案内」に書かれている、${quoted('ITS-')}で始まる番号です。お手元にないときは、お問い合わせ窓口（${numbers}）で${helps(open)}料金や受付時間などのご質問と、はじめの確かめ方のご案内は、番号がなくてもこのチャットでできます。`,
          words`The customer number begins with ${quoted('ITS-')}. It is in the opening letter (開通のご案内) that you got after you applied. If you do not have it, the support desk helps you (${numbers})${helps(open)} Without a number I can still answer questions about fees or hours and tell you first steps for a problem.`,
        ),
        cites: [desk],
        choices: [trouble, price, stop],
      }),
      /** who has said so before, or offers something else, is asked for it no more; `else`: something else is offered */
      without: (open: Decision, isElse: boolean): Reply => ({
        text: [
          ...(isElse
            ? t(
                words`電話番号やお名前だけでは、このチャットでご契約を確認できません。お客さま番号（${quoted('ITS-')}で始まる番号）と、ご登録の電話番号の下${ofDesk('4桁')}をお伺いしています。`,
                words`With a phone number or a name alone I cannot check your contract in this chat. I ask for the customer number (it begins with ${quoted('ITS-')}) and the last ${ofDesk('4 digits')} of the registered phone number. `,
              )
            : t(words`お客さま番号は、もうお尋ねしません。`, words`I will not ask for the number again. `)),
          ...t(
            words`ご契約の確認が要るご用件は、お問い合わせ窓口（${numbers}）にお電話いただければ、番号がなくても${helps(open)}ご質問や、はじめの確かめ方は、このままお書きください。`,
            words`For what needs your contract, please call the support desk (${numbers}): without the number they can help you${helps(open)} Questions and first steps for a problem: please just write.`,
          ),
        ],
        cites: [desk],
        choices: [trouble, price, stop],
      }),
      /** first steps follow, which need no number */
      stepsWithout: (): Reply => ({
        text: t(
          words`承知しました。お客さま番号がなくてもお試しいただけることを、先にご案内します。`,
          words`All right. Here is what you can try first, without the customer number.`,
        ),
      }),
      /** the number is not to be told */
      left: (open: Decision): Reply => ({
        text: t(
          words`承知しました。番号がなくても、ご質問と、はじめの確かめ方のご案内はこのチャットで、そのほかのご用件はお問い合わせ窓口（${numbers}）で${helps(open)}`,
          words`All right. Without the number I can answer questions and tell you first steps for a problem; with anything else the support desk (${numbers}) can help you${helps(open)}`,
        ),
        cites: [desk],
        choices: [trouble, price],
      }),
      /** the number is left for later */
      later: (open: Decision): Reply => ({
        text: t(
          words`承知しました。番号が分かりましたら、いつでもお書きください。お急ぎのときは、お問い合わせ窓口（${numbers}）にお電話ください。番号がなくても${helps(open)}`,
          words`All right. Please write the number whenever you have it. If it is urgent, please call the support desk (${numbers}): without the number they can help you${helps(open)}`,
        ),
        cites: [desk],
        choices: [trouble, price, stop],
      }),
      lastFour: (): Reply => ({
        text: t(
          words`ご登録の電話番号の、下${ofDesk('4桁')}をお書きください。`,
          words`Please write the last ${ofDesk('4 digits')} of your registered phone number.`,
        ),
      }),
      wrong: (): Reply => ({
        text: t(
          words`ご契約を確認できませんでした。お手数ですが、はじめからお書き直しください。`,
          words`I could not find your contract. Please write the customer number again.`,
        ),
        choices: [unknown, stop],
      }),
      which: (own: readonly { name: string; number: string }[]): Reply => ({
        text: t(words`どちらのご契約についてでしょうか。`, words`Which contract is this about?`),
        choices: [
          ...own.map(({ name, number }) => choiceOf([nameOf(`${name}（${number}）`)], `${name}（${number}）`)),
          choice(another, 'Another contract'),
        ],
      }),
      another,
      turnedTo: (name: string): Reply => ({
        text: t(
          words`${nameOf(name)}さまのご契約について承ります。`,
          words`All right, this is about the contract of ${nameOf(name)}.`,
        ),
      }),
      forContract: (name: string, reply: Reply): Reply => ({
        ...reply,
        text: t(
          words`（${nameOf(name)}さまのご契約）\n${reply.text}`,
          words`(Contract of ${nameOf(name)})\n${reply.text}`,
        ),
      }),
      done: (name: string): Reply => ({
        text: t(
          words`${nameOf(name)}さま、ご契約を確認しました。ありがとうございます。`,
          words`Thank you, I have found the contract of ${nameOf(name)}.`,
        ),
      }),
      /** the contract was found on the page of the channel */
      linkedOnPage: (name: string): Reply => ({
        text: t(
          words`${nameOf(name)}さまのご契約と、このトークを連携しました。連携は、「連携を解除したい」とお書きいただければ、いつでも外せます。`,
          words`This chat is now linked to the contract of ${nameOf(name)}. You can end the link at any time: just write “unlink my contract”.`,
        ),
      }),
      /** the page's answer came too late, a second time, or from someone else */
      notLinkedOnPage: (): Reply => ({
        text: t(
          words`ご契約の連携ができませんでした。お手数ですが、「ご契約を連携する」からもう一度お試しください。`,
          words`The link could not be made. Please try once more with “Link my contract”.`,
        ),
        choices: [linkContract],
      }),
      confirmUnlink: (name: string): Reply => ({
        text: t(
          words`このチャットと、${nameOf(name)}さまのご契約の結び付けを外します。次からは、もう一度ご契約の確認が必要になります。よろしいですか。`,
          words`This ends the link between this chat and the contract of ${nameOf(name)}. Next time we will have to check the contract again. Is that all right?`,
        ),
        ...yesNo(['外す', 'End the link'], ['外さない', 'Keep it']),
      }),
      unlinked: (): Reply => ({
        text: t(
          words`このチャットとご契約の結び付けを外しました。`,
          words`This chat is no longer linked to your contract.`,
        ),
      }),
      notLinked: (): Reply => ({
        text: t(
          words`このチャットには、まだご契約が結び付いていません。`,
          words`This chat is not linked to a contract yet.`,
        ),
        choices: [linkContract],
      }),
    },
  };
};
