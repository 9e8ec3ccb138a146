/** What the customer reads of their contract's state: contacts used and left, and what stands. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { LoanState } from '../../knowledge/rules/decision.ts';
import type { VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { ofClock, ofContract, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { amountsIn } from './amounts.ts';
import { type Button, buttonsIn } from './choices.ts';
import { counting, desk, limit, visits as ofVisits } from './clauses.ts';
import { factsOf } from './reasons.ts';
import { devicesIn } from './reasons-of-loans.ts';
import type { Reply } from './reply.ts';
import { requestSayings } from './say-requests.ts';
import { slotsIn } from './slots.ts';
import { timesIn } from './times.ts';

/** How a contact was made. */
export type ContactKind = 'operator' | 'remote' | 'phone';

/** The same in words. */
export const contactKindsIn = (tongue: Tongue): Readonly<Record<ContactKind, string>> => {
  const t = inTongue(tongue);
  return {
    operator: t('オペレーターとのチャット', 'chat with an operator'),
    remote: t('リモートサポート', 'remote support'),
    phone: t('お電話', 'phone'),
  };
};

const loans = '代替機器貸出し';

/** What stands of a contract. Times are `YYYY-MM-DDTHH:mm`, days `YYYY-MM-DD`. */
export interface Standing {
  /** `wished`: where it is to be moved, once that is confirmed; `wish` and `setUpWish` are the customer's words */
  visits: readonly {
    state: 'requested' | 'booked' | 'done' | 'cancelled';
    slot?: VisitWindow;
    wished?: VisitWindow;
    wish?: string;
    setUpWish?: string;
  }[];
  /** `address` and `wish` are the customer's words; without an address it goes to the registered one */
  lent: readonly {
    kind: string;
    state: LoanState;
    due?: string | undefined;
    address?: string | undefined;
    wish?: string | undefined;
  }[];
  /** `phone` and `wish` are the customer's words; without a phone the registered number is called */
  callback?: { due: string; phone?: string | undefined; wish?: string | undefined };
  /** what is to be set up at a paid visit that was asked for, a wish a line */
  requests: readonly { of: string; wanted: string; wish?: string | undefined }[];
  /** the troubles of open cases, in the customer's words */
  troubles: readonly string[];
}

interface Usage {
  /** what is waited for in this chat: told before what was used */
  awaited?: Reply | undefined;
  /** the plan, where it was asked for */
  plan?: 1 | 2;
  /** the plan it was asked to be */
  asked?: 1 | 2 | undefined;
  /** it was asked what stands: that nothing does is said too */
  asksForRequest?: boolean;
  /** it was asked when the count begins anew */
  asksForRenewal?: boolean;
  /** fault-isolation visits of this month, where they were asked for */
  visits?: { limit: number; on: readonly VisitWindow[]; left: number };
  limit: number;
  used: number;
  left: number;
  /** the day on which the count begins anew */
  renews: string;
  waiting: number;
  counts: readonly { at: string; how: ContactKind; about: string }[];
  /** the last remote session of this chat was never connected */
  voided: boolean;
  standing: Standing;
}

/** Whether nothing is booked, asked for or on loan. */
export const hasNothing = ({ visits, lent, callback, requests }: Standing): boolean =>
  visits.length === 0 && lent.length === 0 && callback === undefined && requests.length === 0;

/** Tells what stands, a line each. */
const standingIn = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { deviceName, loanStates } = devicesIn(tongue);
  const { slotFigure } = slotsIn(tongue);
  const request = requestSayings(tongue);
  const { dayWords, whenWords } = timesIn(tongue);
  const aside = (told: Text): Text => t(words`（${told}）`, words` (${told})`);
  const named = (ja: string, en: string, own: string | undefined): Text =>
    own === undefined ? [] : t(words`${ja}「${quoted(own)}」`, words`${en} “${quoted(own)}”`);
  const further = (told: Text): Text => (told.length === 0 ? [] : t(words`・${told}`, words`, ${told}`));
  const line = (ja: string, en: string, told: Text): Text => t(words`\n${ja}：${told}`, words`\n${en}: ${told}`);

  return ({ visits: booked, lent, callback, requests, troubles }: Standing): Text => [
    ...booked.flatMap(({ state, slot, wished, wish, setUpWish }) => [
      ...(slot && state === 'booked'
        ? line('ご予約中の訪問', 'Visit booked', [slotFigure(slot)])
        : line('確認中の訪問のご希望', 'Visit wished for, being checked', [
            slot ? slotFigure(slot) : quoted(wish ?? ''),
          ])),
      ...(wished
        ? aside(
            t(words`${slotFigure(wished)}への変更を確認中`, words`a move to ${slotFigure(wished)} is being checked`),
          )
        : []),
      ...(setUpWish === undefined ? [] : aside(named('設定のご希望', 'set-up wished for:', setUpWish))),
    ]),
    ...lent.flatMap(({ kind, state, due, address, wish }) => {
      const back =
        due === undefined
          ? []
          : t(words`返却日 ${ofClock(dayWords(due), loans)}`, words`return date ${ofClock(dayWords(due), loans)}`);
      const told = [
        loanStates[state],
        ...further(back),
        ...further(named('お届け先', 'to', address)),
        ...further(named('お届けのご希望', 'delivery wished for:', wish)),
      ];
      return line('代わりの機器', 'Loan device', [deviceName(kind), ...aside(told)]);
    }),
    ...(callback === undefined
      ? []
      : line('折り返しのお電話', 'Call back', [
          ...t(
            words`${ofClock(whenWords(callback.due), desk)}以降、${callback.phone === undefined ? 'ご登録の電話番号' : quoted(callback.phone)}へ`,
            words`from ${ofClock(whenWords(callback.due), desk)} on, to ${callback.phone === undefined ? 'your registered phone number' : quoted(callback.phone)}`,
          ),
          ...(callback.wish === undefined ? [] : aside(named('ご希望', 'wished for:', callback.wish))),
        ])),
    ...requests.flatMap(({ of, ...wishes }) => words`\n${request(of).standing(wishes)}`),
    ...troubles.flatMap((trouble) => line('ただいま続いている件', 'Open problem', [quoted(trouble)])),
  ];
};

/** The sentences about a contract's state. */
export const usageSayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const fact = factsOf(terms, tongue);
  const amounts = amountsIn(tongue);
  const { dayWords, whenWords } = timesIn(tongue);
  const { callChoices, cancelVisit, changeVisit, loanChoices, trouble } = buttonsIn(tongue);
  const contactKinds = contactKindsIn(tongue);
  const standingWords = standingIn(tongue);
  const contacts = (n: number) => ofContract(amounts.contacts(n), limit);
  const ofMonth = (n: number) => ofContract(amounts.visits(n), ofVisits);
  const { slotFigure } = slotsIn(tongue);

  const choicesFor = ({ visits, lent, callback }: Standing): Button[] => {
    const standing = [
      // What is being confirmed is not moved meanwhile.
      ...(visits.some(({ state, slot, wished }) => (state === 'booked' ? !wished : !slot)) ? [changeVisit] : []),
      ...(visits.length > 0 ? [cancelVisit] : []),
      ...(lent.some(({ state }) => state === 'requested') ? loanChoices : []),
      ...(callback ? callChoices : []),
    ];
    return standing.length > 0 ? standing : [trouble];
  };
  const yesOrNo = (asked: 1 | 2 | undefined, plan: 1 | 2) => {
    if (asked === undefined) return '';
    return asked === plan ? t('はい、', 'Yes. ') : t('いいえ、', 'No. ');
  };
  const visitsWords = (visits: NonNullable<Usage['visits']>) => [
    ...t(
      words`訪問での故障の切り分けは、今月の分の${ofMonth(visits.limit)}のうち${ofMonth(visits.on.length)}ご利用（ご予約）済みで、残り${ofMonth(visits.left)}です。\n`,
      words`Fault-isolation visits this month: ${ofMonth(visits.limit)} in all, ${ofMonth(visits.on.length)} used or booked, ${ofMonth(visits.left)} left.\n`,
    ),
    ...visits.on.flatMap((slot) => t(words`・訪問：${slotFigure(slot)}\n`, words`・Visit: ${slotFigure(slot)}\n`)),
  ];
  const renewal = (renews: string, left: number, isAsked: boolean): Text => {
    const day = ofClock(dayWords(renews), limit);
    if (left > 0 && !isAsked) return [];
    return left > 0
      ? t(words`回数は、${day}から新しく数えます。`, words` The count begins anew on ${day}.`)
      : t(
          words`新しい件は、${day}からまたご利用いただけます。`,
          words` You can ask about a new problem again from ${day}.`,
        );
  };
  const none = t(
    words`\nただいま承っているお申し込みやご予約、お貸ししている機器は、ありません。`,
    words`\nThere is no booking, request or loan of yours right now.`,
  );

  return {
    /** only what stands, after the answer to what was asked of it */
    standing: (first: Reply, standing: Standing, awaited?: Reply): Reply => ({
      text: [...first.text, ...(awaited ? words`\n${awaited.text}` : []), ...standingWords(standing)],
      choices: choicesFor(standing),
    }),
    usage: ({
      awaited,
      plan,
      asked,
      visits,
      asksForRequest,
      asksForRenewal = false,
      standing,
      counts,
      waiting,
      voided,
      ...facts
    }: Usage): Reply => ({
      text: [
        ...(awaited === undefined ? [] : words`${awaited.text}\n`),
        ...(plan === undefined
          ? []
          : t(
              words`${yesOrNo(asked, plan)}ご契約は、${ofContract(`ライトあんしんプラン${plan}`, '月額利用料')}です。\n`,
              words`${yesOrNo(asked, plan)}Your plan is ${fact(`plan${plan}.name`)}.\n`,
            )),
        ...(visits === undefined ? [] : visitsWords(visits)),
        ...t(
          words`今月のお問い合わせは、${contacts(facts.limit)}のうち${contacts(facts.used)}ご利用済みで、残り${contacts(facts.left)}です。`,
          words`This month you have ${contacts(facts.limit)}: ${contacts(facts.used)} used, ${contacts(facts.left)} left.`,
        ),
        ...renewal(facts.renews, facts.left, asksForRenewal),
        ...(voided
          ? t(
              words`\nつながらなかったリモートサポートは無効になり、回数には数えていません。`,
              words`\nThe remote support that was not connected is no longer valid and was not counted.`,
            )
          : []),
        ...(waiting > 0
          ? t(
              words`\nこのほかに、オペレーターをお待ちの件が${ofContract(amounts.requests(waiting), limit)}あります。`,
              words`\nBesides, ${ofContract(amounts.requests(waiting), limit)} of yours waiting for an operator.`,
            )
          : []),
        ...counts.flatMap(
          ({ at, how, about }) =>
            words`\n・${ofContract(whenWords(at), counting)} ${contactKinds[how]}${about === '' ? '' : t('：', ': ')}${quoted(about)}`,
        ),
        ...standingWords(standing),
        ...(asksForRequest && hasNothing(standing) ? none : []),
      ],
      cites: [limit],
      choices: choicesFor(standing),
    }),
  };
};
