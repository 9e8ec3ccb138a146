/** What the customer reads of their contract's state: contacts used and left, and what stands. */
import type { Choice } from '../../adapters/channels/port.ts';
import type { LoanState } from '../../knowledge/rules/decision.ts';
import type { Slot } from '../../knowledge/rules/visit-windows.ts';
import { ofClock, ofContract, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { cancelVisit, changeVisit, choice, loanChoices } from './choices.ts';
import { callChoices } from './choices-of-calls.ts';
import { counting, desk, limit, visits as ofVisits } from './clauses.ts';
import { deviceName, loanStates } from './reasons-of-loans.ts';
import { wishes } from './say-paid-visit.ts';
import { slotFigure } from './slots.ts';
import { dayWords, whenWords } from './times.ts';

/** How a contact was made. */
export const contactKinds = {
  operator: 'オペレーターとのチャット',
  remote: 'リモートサポート',
  phone: 'お電話',
} as const;

const loans = '代替機器貸出し';

/** What stands of a contract. Times are `YYYY-MM-DDTHH:mm`, days `YYYY-MM-DD`. */
export interface Standing {
  /** `wished`: where it is to be moved, once that is confirmed; `wish` and `setUpWish` are the customer's words */
  visits: readonly {
    state: 'requested' | 'booked' | 'done' | 'cancelled';
    slot?: Slot;
    wished?: Slot;
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
  wanted?: string;
  /** the troubles of open cases, in the customer's words */
  troubles: readonly string[];
}

interface Usage {
  /** the plan, where it was asked for */
  plan?: 1 | 2;
  /** it was asked what stands: that nothing does is said too */
  asksForRequest?: boolean;
  /** it was asked when the count begins anew */
  asksForRenewal?: boolean;
  /** fault-isolation visits of this month, where they were asked for */
  visits?: { limit: number; used: number; left: number };
  limit: number;
  used: number;
  left: number;
  /** the day on which the count begins anew */
  renews: string;
  waiting: number;
  counts: readonly { at: string; how: keyof typeof contactKinds; about: string }[];
  /** the last remote session of this chat was never connected */
  voided: boolean;
  standing: Standing;
}

const standingWords = ({ visits: booked, lent, callback, wanted, troubles }: Standing): Text => [
  ...booked.flatMap(({ state, slot, wished, wish, setUpWish }) => [
    ...(slot && state === 'booked'
      ? words`\nご予約中の訪問：${slotFigure(slot)}`
      : words`\n確認中の訪問のご希望：${slot ? slotFigure(slot) : quoted(wish ?? '')}`),
    ...(wished ? words`（${slotFigure(wished)}への変更を確認中）` : []),
    ...(setUpWish === undefined ? [] : words`（設定のご希望「${quoted(setUpWish)}」）`),
  ]),
  ...lent.flatMap(
    ({ kind, state, due, address, wish }) =>
      words`\n代わりの機器：${deviceName(kind)}（${loanStates[state]}${due === undefined ? [] : words`・返却日 ${ofClock(dayWords(due), loans)}`}${address === undefined ? [] : words`・お届け先「${quoted(address)}」`}${wish === undefined ? [] : words`・お届けのご希望「${quoted(wish)}」`}）`,
  ),
  ...(callback === undefined
    ? []
    : words`\n折り返しのお電話：${ofClock(whenWords(callback.due), desk)}以降、${callback.phone === undefined ? 'ご登録の電話番号' : quoted(callback.phone)}へ${callback.wish === undefined ? [] : words`（ご希望「${quoted(callback.wish)}」）`}`),
  ...(wanted === undefined ? [] : words`\n承っている訪問サポート：${wishes(wanted)}`),
  ...troubles.flatMap((trouble) => words`\nただいま続いている件：${quoted(trouble)}`),
];

const hasNothing = ({ visits, lent, callback, wanted }: Standing): boolean =>
  visits.length === 0 && lent.length === 0 && callback === undefined && wanted === undefined;

const choicesFor = ({ visits, lent, callback }: Standing): Choice[] => {
  const standing = [
    // What is being confirmed is not moved meanwhile.
    ...(visits.some(({ state, slot, wished }) => (state === 'booked' ? !wished : !slot)) ? [changeVisit] : []),
    ...(visits.length > 0 ? [cancelVisit] : []),
    ...(lent.some(({ state }) => state === 'requested') ? loanChoices : []),
    ...(callback ? callChoices : []),
  ];
  return standing.length > 0 ? standing : [choice('困りごとを相談する')];
};

/** The sentences about a contract's state. */
export const usageSayings = () => ({
  usage: ({
    plan,
    visits,
    asksForRequest,
    asksForRenewal,
    standing,
    counts,
    waiting,
    voided,
    ...facts
  }: Usage): Reply => ({
    text: [
      ...(plan === undefined
        ? []
        : words`ご契約は、${ofContract(`ライトあんしんプラン${plan}`, '月額利用料')}です。\n`),
      ...(visits === undefined
        ? []
        : words`訪問での故障の切り分けは、今月の分の${ofContract(`${visits.limit}回`, ofVisits)}のうち${ofContract(`${visits.used}回`, ofVisits)}ご利用（ご予約）済みで、残り${ofContract(`${visits.left}回`, ofVisits)}です。\n`),
      ...words`今月のお問い合わせは、${ofContract(`${facts.limit}回`, limit)}のうち${ofContract(`${facts.used}回`, limit)}ご利用済みで、残り${ofContract(`${facts.left}回`, limit)}です。`,
      ...(facts.left > 0
        ? asksForRenewal
          ? words`回数は、${ofClock(dayWords(facts.renews), limit)}から新しく数えます。`
          : []
        : words`新しい件は、${ofClock(dayWords(facts.renews), limit)}からまたご利用いただけます。`),
      ...(voided ? words`\nつながらなかったリモートサポートは無効になり、回数には数えていません。` : []),
      ...(waiting > 0
        ? words`\nこのほかに、オペレーターをお待ちの件が${ofContract(`${waiting}件`, limit)}あります。`
        : []),
      ...counts.flatMap(
        ({ at, how, about }) =>
          words`\n・${ofContract(whenWords(at), counting)} ${contactKinds[how]}${about === '' ? '' : '：'}${quoted(about)}`,
      ),
      ...standingWords(standing),
      ...(asksForRequest && hasNothing(standing) ? words`\nただいま承っているお申し込みやご予約は、ありません。` : []),
    ],
    cites: [limit],
    choices: choicesFor(standing),
  }),
});
