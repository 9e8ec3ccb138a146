/** What the customer reads of a paid visit to set something up. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { ofClock, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, yesNo } from './choices.ts';
import { counting, desk } from './clauses.ts';
import { whenWords } from './times.ts';

const service = 'サービス概要 ④';
const price = 'サービス概要 ④ ※1';

type Wish = Pick<Todo, 'wanted' | 'wish' | 'place' | 'phone'>;

/** What is to be set up, each wish in its own quotation marks. */
export const wishes = (wanted: string): Text => wanted.split('\n').flatMap((one) => words`「${quoted(one)}」`);

const said = (label: string, text: string | undefined, otherwise?: string): Text => {
  if (text === undefined) return otherwise === undefined ? [] : words`\n・${label}：${otherwise}`;
  return words`\n・${label}：「${quoted(text)}」`;
};
const particulars = ({ wanted, wish, place, phone }: Wish, open: boolean): Text => [
  ...(wanted === undefined ? [] : words`\n・設定したいもの：${wishes(wanted)}`),
  ...said('ご希望の日時', wish, open ? '担当の者からのご連絡のときに、ご相談します' : undefined),
  ...said('お伺い先', place, open ? 'ご契約の住所' : undefined),
  ...said('ご連絡先', phone, open ? 'ご登録の電話番号' : undefined),
];

/** The sentences of a paid visit. Times are `YYYY-MM-DDTHH:mm`. */
export const paidVisitSayings = () => {
  return {
    paidVisit: {
      askWanted: (): Reply => ({
        text: words`どの機器の、どのような設定をご希望ですか。ご希望の日時やお伺い先がありましたら、あわせてお書きください。`,
        choices: [choice('やめる')],
      }),
      confirm: (wish: Wish): Reply => ({
        text: words`次の内容で、訪問サポート（設定のための訪問）をお申し込みになりますか。${particulars(wish, true)}\n別途料金がかかります（金額はホームページでご案内しています）。このお申し込みは、お問い合わせ回数には数えません。`,
        cites: [service, price, counting],
        ...yesNo('申し込む'),
      }),
      requested: (phone: string | undefined, opens: string | undefined): Reply => ({
        text: words`訪問サポートのお申し込みを承りました。担当の者が、${opens === undefined ? [] : words`${ofClock(whenWords(opens), desk)}以降に、`}${phone === undefined ? 'ご登録の電話番号' : quoted(phone)}へご連絡し、訪問の日時などをご相談します。内容の追加や取り消しは、このチャットでお申し付けください。`,
        cites: [service],
      }),
      already: ({ wanted = '' }: Todo): Reply => ({
        text: words`訪問サポートのお申し込みは、すでに承っています。${wishes(wanted)}について、担当の者からのご連絡をお待ちください。`,
        cites: [service],
      }),
      askMore: (): Reply => ({
        text: words`ほかにお伝えになりたいことがありましたら、お書きください。`,
        choices: [choice('このままでよい')],
      }),
      confirmMore: (wish: Wish): Reply => ({
        text: words`承っている訪問サポートについて、次の内容を担当の者にお伝えします。よろしいですか。${particulars(wish, false)}`,
        cites: [service],
        ...yesNo('伝える'),
      }),
      added: (): Reply => ({
        text: words`承りました。訪問サポートの担当の者に伝えます。`,
        cites: [service],
      }),
      kept: (): Reply => ({ text: words`承知しました。訪問サポートのお申し込みは、そのまま承っています。` }),
      none: (): Reply => ({ text: words`いま承っている訪問サポートのお申し込みはありません。` }),
      confirmCancel: (wanted: string): Reply => ({
        text: words`訪問サポートのお申し込み${wishes(wanted)}を取り消してよろしいですか。`,
        cites: [service],
        ...yesNo('取り消す', '取り消さない'),
      }),
      cancelled: (): Reply => ({
        text: words`訪問サポートのお申し込みを取り消しました。またご入り用のときは、お知らせください。`,
        cites: [service],
      }),
      arranged: ({ wanted = '' }: Todo): Reply => ({
        text: words`お申し込みの訪問サポート${wishes(wanted)}は、担当の者が手配を済ませました。ご不明な点は、このチャットでお知らせください。`,
        cites: [service],
      }),
    },
  };
};
