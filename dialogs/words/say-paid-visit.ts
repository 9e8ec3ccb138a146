/** What the customer reads of a paid visit to set something up. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { ofClock, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { counting, desk } from './clauses.ts';
import type { Reply } from './reply.ts';
import type { RequestBrief, RequestSayings } from './request-words.ts';
import { timesIn } from './times.ts';

const service = 'サービス概要 ④';
const price = 'サービス概要 ④ ※1';

type Wish = Pick<Todo, 'wanted' | 'wish' | 'place' | 'phone'>;

/** What is to be set up, each wish in its own quotation marks. */
const wishesIn =
  (tongue: Tongue) =>
  (wanted: string): Text =>
    wanted
      .split('\n')
      .flatMap((one, n) => inTongue(tongue)(words`「${quoted(one)}」`, words`${n === 0 ? '' : ', '}“${quoted(one)}”`));

/** A request for a paid visit at the desk. */
export const paidVisitBrief: RequestBrief = {
  label: '訪問サポート（有償）',
  wanted: '設定のご希望',
  when: '日時のご希望',
  place: 'お伺い先',
  done: '手配済みにする',
  doneSure: '訪問サポートを手配済みにして、お客さまにお知らせします。よろしいですか。',
};

/** The sentences of a paid visit as a request that stands. */
export const ofPaidVisit = (tongue: Tongue): RequestSayings => {
  const t = inTongue(tongue);
  const wishes = wishesIn(tongue);
  return {
    called: ['訪問サポート', 'Set-up visit'],
    standing: ({ wanted, wish }) => [
      ...t(words`承っている訪問サポート：${wishes(wanted)}`, words`Set-up visit requested: ${wishes(wanted)}`),
      ...(wish === undefined ? [] : t(words`（ご希望の日時：${quoted(wish)}）`, words` (wished for: ${quoted(wish)})`)),
    ],
    arranged: ({ wanted = '' }) => ({
      text: t(
        words`お申し込みの訪問サポート${wishes(wanted)}は、担当の者が手配を済ませました。ご不明な点は、このチャットでお知らせください。`,
        words`Our staff have arranged the set-up visit you requested, ${wishes(wanted)}. If you have questions, please write in this chat.`,
      ),
      cites: [service],
    }),
  };
};

/** The sentences of a paid visit. Times are `YYYY-MM-DDTHH:mm`. */
export const paidVisitSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const wishes = wishesIn(tongue);
  const { whenWords } = timesIn(tongue);
  const { choice, stop, yesNo } = buttonsIn(tongue);
  const said = (label: string, text: string | undefined, otherwise?: string): Text => {
    if (text === undefined && otherwise === undefined) return [];
    const told = text === undefined ? [otherwise ?? ''] : t(words`「${quoted(text)}」`, words`“${quoted(text)}”`);
    return t(words`\n・${label}：${told}`, words`\n・${label}: ${told}`);
  };
  const particulars = ({ wanted, wish, place, phone }: Wish, open: boolean): Text => [
    ...(wanted === undefined
      ? []
      : t(words`\n・設定したいもの：${wishes(wanted)}`, words`\n・To be set up: ${wishes(wanted)}`)),
    ...said(
      t('ご希望の日時', 'Day and time'),
      wish,
      open ? t('担当の者からのご連絡のときに、ご相談します', 'agreed with you when our staff contact you') : undefined,
    ),
    ...said(t('お伺い先', 'Place'), place, open ? t('ご契約の住所', 'the address of your contract') : undefined),
    ...said(t('ご連絡先', 'Phone'), phone, open ? t('ご登録の電話番号', 'your registered phone number') : undefined),
  ];
  return {
    paidVisit: {
      askWanted: (): Reply => ({
        text: t(
          words`どの機器の、どのような設定をご希望ですか。ご希望の日時やお伺い先がありましたら、あわせてお書きください。`,
          words`Which device should we set up, and how? If you wish for a certain day, time or place, please write that too.`,
        ),
        choices: [stop],
      }),
      confirm: (wish: Wish): Reply => ({
        text: t(
          words`次の内容で、訪問サポート（設定のための訪問）をお申し込みになりますか。${particulars(wish, true)}\n別途料金がかかります（金額はホームページでご案内しています）。このお申し込みは、お問い合わせ回数には数えません。`,
          words`Would you like to request a visit to set up devices (訪問サポート) as follows?${particulars(wish, true)}\nThis visit costs extra (the prices are on our website). The request itself does not use a contact.`,
        ),
        cites: [service, price, counting],
        ...yesNo(['申し込む', 'Request it']),
      }),
      requested: (phone: string | undefined, opens: string | undefined): Reply => ({
        text: t(
          words`訪問サポートのお申し込みを承りました。担当の者が、${opens === undefined ? [] : words`${ofClock(whenWords(opens), desk)}以降に、`}${phone === undefined ? 'ご登録の電話番号' : quoted(phone)}へご連絡し、訪問の日時などをご相談します。内容の追加や取り消しは、このチャットでお申し付けください。`,
          words`Your request for a set-up visit is taken. Our staff will call ${phone === undefined ? 'your registered phone number' : quoted(phone)}${opens === undefined ? [] : words` from ${ofClock(whenWords(opens), desk)} on`} to agree on the day and time. To add something or cancel, please write in this chat.`,
        ),
        cites: [service],
      }),
      already: ({ wanted = '' }: Todo): Reply => ({
        text: t(
          words`訪問サポートのお申し込みは、すでに承っています。${wishes(wanted)}について、担当の者からのご連絡をお待ちください。`,
          words`You have already requested a set-up visit for ${wishes(wanted)}. Please wait until our staff contact you.`,
        ),
        cites: [service],
      }),
      askMore: (): Reply => ({
        text: t(
          words`ほかにお伝えになりたいことがありましたら、お書きください。`,
          words`If there is anything else we should know, please write it.`,
        ),
        choices: [choice('このままでよい', 'Nothing more')],
      }),
      confirmMore: (wish: Wish): Reply => ({
        text: t(
          words`承っている訪問サポートについて、次の内容を担当の者にお伝えします。よろしいですか。${particulars(wish, false)}`,
          words`Shall I tell our staff this about the set-up visit you requested?${particulars(wish, false)}`,
        ),
        cites: [service],
        ...yesNo(['伝える', 'Tell them']),
      }),
      added: (): Reply => ({
        text: t(
          words`承りました。訪問サポートの担当の者に伝えます。`,
          words`Thank you. I will tell the staff who make the set-up visit.`,
        ),
        cites: [service],
      }),
      kept: (): Reply => ({
        text: t(
          words`承知しました。訪問サポートのお申し込みは、そのまま承っています。`,
          words`All right. Your request for a set-up visit stays as it is.`,
        ),
      }),
      none: (): Reply => ({
        text: t(
          words`いま承っている訪問サポートのお申し込みはありません。`,
          words`There is no request for a set-up visit right now.`,
        ),
      }),
      confirmCancel: (wanted: string): Reply => ({
        text: t(
          words`訪問サポートのお申し込み${wishes(wanted)}を取り消してよろしいですか。`,
          words`Shall I cancel your request for a set-up visit, ${wishes(wanted)}?`,
        ),
        cites: [service],
        ...yesNo(['取り消す', 'Cancel it'], ['取り消さない', 'Keep it']),
      }),
      cancelled: (): Reply => ({
        text: t(
          words`訪問サポートのお申し込みを取り消しました。またご入り用のときは、お知らせください。`,
          words`Your request for a set-up visit is cancelled. Please tell us when you need one again.`,
        ),
        cites: [service],
      }),
    },
  };
};
