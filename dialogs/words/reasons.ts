/** Why a rule decided as it did, as the customer reads it. */
import type { Decision, Reason } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { type Figure, ofClock, ofContract, ofDesk, type Text, words } from '../../knowledge/terms/figures.ts';
import { counting, desk, limit, visits } from './clauses.ts';
import { isLoanReason, loanReasons } from './reasons-of-loans.ts';
import { visitReasons } from './reasons-of-visits.ts';
import { clockWords, dayWords, saidWords, whenWords } from './times.ts';

/** The fact `id` of the terms, as a figure of its clause. */
export const factsOf =
  (terms: Terms) =>
  (id: string): Figure => {
    const { text, clause } = terms.fact(id);
    return { kind: 'fact', text, clause };
  };

/** Tells a decision's reasons, each in its own line. */
export const reasonsOf = (terms: Terms): ((decision: Decision) => Text) => {
  const fact = factsOf(terms);
  const hours = words`${fact('desk.opens')}～${fact('desk.closes')}（${fact('closed.weekday')}・${fact('closed.holidays')}と${fact('closed.from')}～${fact('closed.to')}を除く）`;
  const phones = words`加入電話・ひかり電話からは${fact('phone.landline')}、携帯電話からは${fact('phone.mobile')}（通話料がかかります）`;
  const renews = (reason: Extract<Reason, { code: 'limit-reached' }>) => ofClock(dayWords(reason.renews), limit);

  const visit = visitReasons(fact);
  const loan = loanReasons(fact);

  const because = (reason: Reason): Text => {
    switch (reason.code) {
      case 'open':
        return reason.service === 'desk'
          ? words`はい、電話・リモートサポートとオペレーターは、ただいま受付中です。本日は${ofClock(clockWords(reason.closes), desk)}まで受け付けています。`
          : words`訪問も、ただいま対応時間内です。本日は${ofClock(clockWords(reason.closes), visits)}までです。`;
      case 'closed':
        return reason.service === 'desk'
          ? words`電話・リモートサポートとオペレーターは、ただいま受付時間外です。受付時間は${hours}で、次の受付開始は${ofClock(whenWords(reason.opens), desk)}です。`
          : words`訪問の対応時間は${fact('visit.opens')}～${fact('visit.closes')}で、ただいまは対応していません。次は${ofClock(whenWords(reason.opens), visits)}からです。`;
      case 'will-count':
        return words`お問い合わせ回数を${ofContract('1回', counting)}使います。今月の残りは${ofContract(`${reason.left}回`, limit)}で、ご利用後は${ofContract(`${reason.leftAfter}回`, limit)}になります。`;
      case 'already-counted':
        return words`この件はすでに数えていますので、残りの回数は減りません。`;
      case 'limit-reached':
        return words`申し訳ございません。今月のお問い合わせは上限の${ofContract(`${reason.limit}回`, limit)}に達しており、新しい件のリモートサポートやオペレーターへのご相談は承れません。${renews(reason)}からまたご利用いただけます。契約内容についてのご質問には、引き続きこのチャットでお答えします。`;
      case 'last-is-waiting':
        return words`今月の残りは${ofContract(`${reason.left}回`, limit)}ですが、同じご契約の別の件がオペレーターをお待ちのため、新しい件はただいま承れません。`;
      case 'locked':
        return words`恐れ入ります。確認のお手続きをしばらく止めています。${ofDesk(`${reason.minutes}分`)}ほどおいてから、もう一度お試しください。お急ぎのときは、${phones}へお電話ください。`;
      case 'callable':
        return words`${ofClock(whenWords(reason.at), desk)}以降に、お電話できます。`;
      case 'not-callable': {
        const { said } = reason;
        const when = said === undefined ? words`その時間に` : words`${ofClock(saidWords(said), desk)}に`;
        const why = {
          closed: words`受付時間は${hours}です。`,
          past: words`もう過ぎた時間のためです。`,
          limit: words`今月のお問い合わせが上限の回数に達しているためです。`,
        }[reason.why];
        return words`恐れ入りますが、${when}は、折り返しのお電話を承れません。${why}`;
      }
      default:
        return isLoanReason(reason) ? loan(reason) : visit(reason);
    }
  };
  return ({ because: list }) => list.flatMap((reason, n) => [...(n > 0 ? ['\n'] : []), ...because(reason)]);
};
