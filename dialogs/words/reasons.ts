/** Why a rule decided as it did, as the customer reads it. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision, Reason } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { type Figure, ofClock, ofContract, ofDesk, type Text, words } from '../../knowledge/terms/figures.ts';
import { amountsIn } from './amounts.ts';
import { counting, desk, limit, visits } from './clauses.ts';
import { isLoanReason, loanReasons } from './reasons-of-loans.ts';
import { visitReasons } from './reasons-of-visits.ts';
import { timesIn } from './times.ts';

/** The fact `id` of the terms in `tongue`, as a figure of its clause. */
export const factsOf =
  (terms: Terms, tongue: Tongue) =>
  (id: string): Figure => {
    const { text, en = text, clause } = terms.fact(id);
    return { kind: 'fact', text: inTongue(tongue)(text, en), clause };
  };

/** The phone numbers of the support desk, by the phone that is called from. */
export const phonesOf = (terms: Terms, tongue: Tongue): Text => {
  const fact = factsOf(terms, tongue);
  return inTongue(tongue)(
    words`加入電話・ひかり電話からは${fact('phone.landline')}、携帯電話からは${fact('phone.mobile')}`,
    words`${fact('phone.landline')} from a landline or Hikari phone, ${fact('phone.mobile')} from a mobile phone`,
  );
};

/** When the support desk is there. */
export const hoursOf = (terms: Terms, tongue: Tongue): Text => {
  const fact = factsOf(terms, tongue);
  return inTongue(tongue)(
    words`${fact('desk.opens')}～${fact('desk.closes')}（${fact('closed.weekday')}・${fact('closed.holidays')}と${fact('closed.from')}～${fact('closed.to')}を除く）`,
    words`${fact('desk.opens')}-${fact('desk.closes')} (except ${fact('closed.weekday')}, ${fact('closed.holidays')} and ${fact('closed.from')} to ${fact('closed.to')})`,
  );
};

/** Tells a decision's reasons, each in its own line. */
export const reasonsOf = (terms: Terms, tongue: Tongue): ((decision: Decision) => Text) => {
  const t = inTongue(tongue);
  const fact = factsOf(terms, tongue);
  const { clockWords, dayWords, saidWords, whenWords } = timesIn(tongue);
  const { contacts, minutes } = amountsIn(tongue);
  const hours = hoursOf(terms, tongue);
  const phones = phonesOf(terms, tongue);
  const renews = (reason: Extract<Reason, { code: 'limit-reached' }>) => ofClock(dayWords(reason.renews), limit);

  const visit = visitReasons(fact, tongue);
  const loan = loanReasons(fact, tongue);

  const because = (reason: Reason): Text => {
    switch (reason.code) {
      case 'open':
        return reason.service === 'desk'
          ? t(
              words`はい、電話・リモートサポートとオペレーターは、ただいま受付中です。本日は${ofClock(clockWords(reason.closes), desk)}まで受け付けています。`,
              words`Yes, phone support, remote support and operators are available now, today until ${ofClock(clockWords(reason.closes), desk)}.`,
            )
          : t(
              words`訪問も、ただいま対応時間内です。本日は${ofClock(clockWords(reason.closes), visits)}までです。`,
              words`Visits are made now too, today until ${ofClock(clockWords(reason.closes), visits)}.`,
            );
      case 'closed':
        return reason.service === 'desk'
          ? t(
              words`電話・リモートサポートとオペレーターは、ただいま受付時間外です。受付時間は${hours}で、次の受付開始は${ofClock(whenWords(reason.opens), desk)}です。`,
              words`Phone support, remote support and operators are not available right now. The hours are ${hours}. The desk opens next on ${ofClock(whenWords(reason.opens), desk)}.`,
            )
          : t(
              words`訪問の対応時間は${fact('visit.opens')}～${fact('visit.closes')}で、ただいまは対応していません。次は${ofClock(whenWords(reason.opens), visits)}からです。`,
              words`Visits are made ${fact('visit.opens')}-${fact('visit.closes')}, and not right now. The next time is from ${ofClock(whenWords(reason.opens), visits)}.`,
            );
      case 'will-count':
        return t(
          words`お問い合わせ回数を${ofContract('1回', counting)}使います。今月の残りは${ofContract(contacts(reason.left), limit)}で、ご利用後は${ofContract(contacts(reason.leftAfter), limit)}になります。`,
          words`This uses ${ofContract('1 contact', counting)}. You have ${ofContract(contacts(reason.left), limit)} left this month, and ${ofContract(contacts(reason.leftAfter), limit)} after this.`,
        );
      case 'already-counted':
        return t(
          words`この件はすでに数えていますので、残りの回数は減りません。`,
          words`This problem is counted already, so it uses no further contact.`,
        );
      case 'limit-reached':
        return t(
          words`申し訳ございません。今月のお問い合わせは上限の${ofContract(contacts(reason.limit), limit)}に達しており、新しい件のリモートサポートやオペレーターへのご相談は承れません。${renews(reason)}からまたご利用いただけます。契約内容についてのご質問には、引き続きこのチャットでお答えします。`,
          words`Sorry, you have used all your contacts of this month (${ofContract(contacts(reason.limit), limit)}), so we cannot begin remote support or an operator chat for a new problem. You can use them again from ${renews(reason)}. I still answer questions about your contract here.`,
        );
      case 'last-is-waiting':
        return t(
          words`今月の残りは${ofContract(contacts(reason.left), limit)}ですが、同じご契約の別の件がオペレーターをお待ちのため、新しい件はただいま承れません。`,
          words`You have ${ofContract(contacts(reason.left), limit)} left this month, but another problem of the same contract is waiting for an operator. So we cannot begin a new one right now.`,
        );
      case 'locked':
        return t(
          words`恐れ入ります。確認のお手続きをしばらく止めています。${ofDesk(minutes(reason.minutes))}ほどおいてから、もう一度お試しください。お急ぎのときは、${phones}（通話料がかかります）へお電話ください。`,
          words`Sorry, we have paused the contract check for a while. Please wait about ${ofDesk(minutes(reason.minutes))} and try again. If it is urgent, please call ${phones} (call charges apply).`,
        );
      case 'callable':
        return t(
          words`${ofClock(whenWords(reason.at), desk)}以降に、お電話できます。`,
          words`We can call you from ${ofClock(whenWords(reason.at), desk)} on.`,
        );
      case 'not-callable': {
        const { said } = reason;
        const when =
          said === undefined
            ? t(words`その時間に`, words`at that time`)
            : t(words`${ofClock(saidWords(said), desk)}に`, words`at this time: ${ofClock(saidWords(said), desk)}`);
        const why = {
          closed: t(words`受付時間は${hours}です。`, words`The hours are ${hours}.`),
          past: t(words`もう過ぎた時間のためです。`, words`That time is already over.`),
          limit: t(
            words`今月のお問い合わせが上限の回数に達しているためです。`,
            words`You have used all your contacts of this month.`,
          ),
        }[reason.why];
        return t(
          words`恐れ入りますが、${when}は、折り返しのお電話を承れません。${why}`,
          words`Sorry, we cannot call you back ${when}. ${why}`,
        );
      }
      default:
        return isLoanReason(reason) ? loan(reason) : visit(reason);
    }
  };
  return ({ because: list }) => list.flatMap((reason, n) => [...(n > 0 ? ['\n'] : []), ...because(reason)]);
};
