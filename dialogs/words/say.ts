/** What the customer reads. Every figure is a fact, a value or a quotation; see knowledge/terms/figures.ts. */

import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { ofClock, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { desk } from './clauses.ts';
import { factsOf, reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';
import { stepSayings } from './say-about-steps.ts';
import { afterSayings } from './say-after.ts';
import { alertSayings } from './say-alerts.ts';
import { asideSayings } from './say-asides.ts';
import { callbackSayings } from './say-callback.ts';
import { cancelSayings } from './say-cancel.ts';
import { channelSayings } from './say-channel.ts';
import { codeSayings } from './say-code.ts';
import { complaintSayings } from './say-complaint.ts';
import { engineSayings } from './say-engine.ts';
import { helpSayings } from './say-help.ts';
import { identifySayings } from './say-identify.ts';
import { loanSayings } from './say-loans.ts';
import { noticeSayings } from './say-notices.ts';
import { numberSayings } from './say-number.ts';
import { pendingSayings } from './say-pending.ts';
import { peopleSayings } from './say-people.ts';
import { receiptSayings } from './say-receipt.ts';
import { remoteSayings } from './say-remote.ts';
import { requestSayings } from './say-requests.ts';
import { safetySayings } from './say-safety.ts';
import { setUpSayings } from './say-set-up.ts';
import { statusSayings } from './say-status.ts';
import { thingSayings } from './say-things.ts';
import { unverifiedCallSayings } from './say-unverified-call.ts';
import { usageSayings } from './say-usage.ts';
import { visitSayings } from './say-visits.ts';
import { waitingSayings } from './say-waiting.ts';
import { timesIn } from './times.ts';

/** The sentences of the bot in `tongue`, with the facts of `documents`. */
export const sayings = (documents: Documents, tongue: Tongue) => {
  const { terms } = documents;
  const t = inTongue(tongue);
  const fact = factsOf(terms, tongue);
  const reasons = reasonsOf(terms, tongue);
  const { whenWords } = timesIn(tongue);
  const { firstChoices, menuChoices, person, whoKnows } = buttonsIn(tongue);

  return {
    ...afterSayings(tongue),
    ...alertSayings(terms, tongue),
    ...asideSayings(tongue),
    ...callbackSayings(terms, tongue),
    ...unverifiedCallSayings(tongue),
    ...cancelSayings(tongue),
    ...channelSayings(tongue),
    ...codeSayings(documents, tongue),
    ...complaintSayings(terms, tongue),
    ...engineSayings(documents, tongue),
    ...helpSayings(documents, tongue),
    ...identifySayings(terms, tongue),
    ...loanSayings(terms, tongue),
    ...noticeSayings(tongue),
    ...numberSayings(tongue),
    request: requestSayings(tongue),
    ...peopleSayings(terms, tongue),
    ...pendingSayings(documents, tongue),
    ...receiptSayings(tongue),
    ...remoteSayings(documents, tongue),
    ...safetySayings(documents, tongue),
    ...setUpSayings(documents, tongue),
    ...statusSayings(tongue),
    ...stepSayings(documents, tongue),
    ...thingSayings(tongue),
    ...usageSayings(terms, tongue),
    ...visitSayings(documents, tongue),
    ...waitingSayings(terms, tongue),

    /** said once to who turns to English, where no answer says it */
    inEnglish: (): Reply => ({
      text: words`I will answer you in English. ${documents.answers.english.common.inJapanese}`,
    }),

    /** the ways to someone who knows what the terms do not say */
    whoKnows,

    /** why a decision was taken, in the order of its reasons */
    decision: (decision: Decision): Reply => ({ text: reasons(decision), cites: decision.clauses }),

    /** whether people are there now, phone desk and visits told apart (row 25) */
    openNow: (phone: Decision, visit: Decision): Text => [...reasons(phone), '\n', ...reasons(visit)],

    /** that nobody is there now, and when somebody is again */
    closedNow: ({ because: [reason] }: Decision): Text => {
      if (reason?.code !== 'closed') return [];
      const opens = ofClock(whenWords(reason.opens), desk);
      return reason.service === 'desk'
        ? t(
            words`ただいまは受付時間外で、次の受付開始は${opens}です。`,
            words`The desk is closed right now and opens next on ${opens}.`,
          )
        : t(
            words`ただいまは訪問の対応時間外で、次は${opens}からです。`,
            words`No visits are made right now; the next time is from ${opens}.`,
          );
    },

    /** the same in a few words, for a page's header */
    opening: ({ because: [reason] }: Decision): Text =>
      reason?.code === 'closed'
        ? t(
            words`受付時間外（次は${ofClock(whenWords(reason.opens), desk)}から）`,
            words`Closed (opens next on ${ofClock(whenWords(reason.opens), desk)})`,
          )
        : t(words`受付中（本日${fact('desk.closes')}まで）`, words`Open (today until ${fact('desk.closes')})`),

    greeting: (): Reply => ({
      text: t(
        words`こんにちは。ライトあんしんプランのサポートデスクです。料金や受付時間のご質問、パソコンやネットワークの困りごとを、いつでもお書きください。`,
        words`Hello. This is the support desk of the Light Anshin Plan. Please write any time, about fees and hours or a problem with your PC or network.`,
      ),
      choices: firstChoices,
    }),
    menu: (): Reply => ({
      text: t(
        words`ご用件をお選びいただくか、そのままお書きください。`,
        words`Please choose what you need, or just write it.`,
      ),
      choices: menuChoices,
    }),
    thanks: (): Reply => ({
      text: t(
        words`どういたしまして。ほかにもお困りのことがあれば、いつでもお書きください。`,
        words`You are welcome. If there is anything else, please write any time.`,
      ),
    }),
    acknowledged: (): Reply => ({
      text: t(
        words`承知しました。ほかにご用件がありましたら、いつでもお書きください。`,
        words`All right. If there is anything else, please write any time.`,
      ),
      choices: menuChoices,
    }),
    itself: (): Reply => ({
      text: t(
        words`こちらは、自動でお答えするチャットです。担当の者とお話しになりたいときは、「オペレーターと話したい」とお書きください。`,
        words`This chat answers automatically. If you would like to talk to our staff, please write “Talk to an operator”.`,
      ),
      choices: [person],
    }),
    bye: (): Reply => ({
      text: t(
        words`ご利用ありがとうございました。またいつでもお声がけください。`,
        words`Thank you for writing. Please come back any time.`,
      ),
    }),
  };
};

export type Say = ReturnType<typeof sayings>;
