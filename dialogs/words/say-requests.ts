/** What is said of a request that an operator arranges, whatever it is for: asked, read back, taken, added to, called off, arranged. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { ofClock, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { counting, desk } from './clauses.ts';
import type { Reply } from './reply.ts';
import type { RequestBrief, WordsOfRequest } from './request-words.ts';
import { wordsOfRequests } from './requests.ts';
import { timesIn } from './times.ts';

type Wish = Pick<Todo, 'wanted' | 'wish' | 'place' | 'phone'>;

const wordsFor = (of: string): WordsOfRequest => {
  const found = wordsOfRequests[of];
  if (!found) throw new Error(`no words for a request of ${of}`);
  return found;
};

/** How the desk speaks of a request by its name; one without words is a fault of the program. */
export const requestBrief = (of: string): RequestBrief & { of: string } => ({ of, ...wordsFor(of).brief });

/** The note in a chat's transcript that a request is arranged; undefined where `of` is no request. */
export const requestDone = (of: string): string | undefined =>
  wordsOfRequests[of] && `${wordsOfRequests[of].brief.label}を手配済みにしました。`;

/** The sentences of a request by its name; one without words is a fault of the program. Times are `YYYY-MM-DDTHH:mm`. */
export const requestSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { whenWords } = timesIn(tongue);
  const { choice, stop, yesNo } = buttonsIn(tongue);
  /** each wish in its own quotation marks */
  const wishes = (wanted = ''): Text =>
    wanted.split('\n').flatMap((one, n) => t(words`「${quoted(one)}」`, words`${n === 0 ? '' : ', '}“${quoted(one)}”`));
  const line = (label: string, told: Text): Text => t(words`\n・${label}：${told}`, words`\n・${label}: ${told}`);
  const said = (label: string, text: string | undefined, otherwise?: string): Text => {
    if (text !== undefined) return line(label, t(words`「${quoted(text)}」`, words`“${quoted(text)}”`));
    return otherwise === undefined ? [] : line(label, [otherwise]);
  };

  return (of: string) => {
    const { called, inFull, ask, wanted: forWhat, agreed, cost, service, ofCost } = wordsFor(of);
    const name = t(...called);
    const cites = [service];
    const particulars = ({ wanted, wish, place, phone }: Wish, open: boolean): Text => [
      ...(wanted === undefined ? [] : line(t(...forWhat), wishes(wanted))),
      ...said(
        t('ご希望の日時', 'Day and time'),
        wish,
        open
          ? t('担当の者からのご連絡のときに、ご相談します', 'agreed with you when our staff contact you')
          : undefined,
      ),
      ...said(t('お伺い先', 'Place'), place, open ? t('ご契約の住所', 'the address of your contract') : undefined),
      ...said(t('ご連絡先', 'Phone'), phone, open ? t('ご登録の電話番号', 'your registered phone number') : undefined),
    ];
    return {
      /** what customers call it when they choose among what stands, in Japanese and in English */
      called: [called[0], `${called[1][0]?.toUpperCase()}${called[1].slice(1)}`] as const,
      ask: (): Reply => ({ text: [t(...ask)], choices: [stop] }),
      confirm: (wish: Wish): Reply => ({
        text: t(
          words`次の内容で、${inFull[0]}をお申し込みになりますか。${particulars(wish, true)}\n${cost[0]}このお申し込みは、お問い合わせ回数には数えません。`,
          words`Would you like to request a ${inFull[1]} as follows?${particulars(wish, true)}\n${cost[1]}The request itself does not use a contact.`,
        ),
        cites: [service, ...ofCost, counting],
        ...yesNo(['申し込む', 'Request it']),
      }),
      /** it is left for something else before it was agreed to */
      notRequested: (): Reply => ({
        text: t(
          words`${name}は、まだお申し込みになっていません。お申し込みになるときは、あらためてお知らせください。`,
          words`Your ${name} is not requested yet. Please tell me again when you would like to request it.`,
        ),
      }),
      /** taken. `opens`: when the desk is there again, if it is closed */
      requested: (phone: string | undefined, opens: string | undefined): Reply => ({
        text: t(
          words`${name}のお申し込みを承りました。担当の者が、${opens === undefined ? [] : words`${ofClock(whenWords(opens), desk)}以降に、`}${phone === undefined ? 'ご登録の電話番号' : quoted(phone)}へご連絡し、${agreed[0]}をご相談します。内容の追加や取り消しは、このチャットでお申し付けください。`,
          words`Your request for a ${name} is taken. Our staff will call ${phone === undefined ? 'your registered phone number' : quoted(phone)}${opens === undefined ? [] : words` from ${ofClock(whenWords(opens), desk)} on`} to agree on ${agreed[1]}. To add something or cancel, please write in this chat.`,
        ),
        cites,
      }),
      already: ({ wanted }: Todo): Reply => ({
        text: t(
          words`${name}のお申し込みは、すでに承っています。${wishes(wanted)}について、担当の者からのご連絡をお待ちください。`,
          words`You have already requested a ${name} for ${wishes(wanted)}. Please wait until our staff contact you.`,
        ),
        cites,
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
          words`承っている${name}について、次の内容を担当の者にお伝えします。よろしいですか。${particulars(wish, false)}`,
          words`Shall I tell our staff this about the ${name} you requested?${particulars(wish, false)}`,
        ),
        cites,
        ...yesNo(['伝える', 'Tell them']),
      }),
      added: (): Reply => ({
        text: t(
          words`承りました。${name}の担当の者に伝えます。`,
          words`Thank you. I will tell the staff who see to your ${name}.`,
        ),
        cites,
      }),
      kept: (): Reply => ({
        text: t(
          words`承知しました。${name}のお申し込みは、そのまま承っています。`,
          words`All right. Your request for a ${name} stays as it is.`,
        ),
        choices: [choice(`${called[0]}を取り消す`, `Cancel the ${called[1]}`)],
      }),
      confirmCancel: ({ wanted }: Todo): Reply => ({
        text: t(
          words`${name}のお申し込み${wishes(wanted)}を取り消してよろしいですか。`,
          words`Shall I cancel your request for a ${name}, ${wishes(wanted)}?`,
        ),
        cites,
        ...yesNo(['取り消す', 'Cancel it'], ['取り消さない', 'Keep it']),
      }),
      cancelled: (): Reply => ({
        text: t(
          words`${name}のお申し込みを取り消しました。またご入り用のときは、お知らせください。`,
          words`Your request for a ${name} is cancelled. Please tell us when you need one again.`,
        ),
        cites,
      }),
      /** the line that tells that it stands, with what is wished for */
      standing: ({ wanted, wish }: { wanted: string; wish?: string | undefined }): Text => [
        ...t(words`承っている${name}：${wishes(wanted)}`, words`Requested ${name}: ${wishes(wanted)}`),
        ...(wish === undefined
          ? []
          : t(words`（ご希望の日時：${quoted(wish)}）`, words` (wished for: ${quoted(wish)})`)),
      ],
      /** the news that it is arranged */
      arranged: ({ wanted }: Todo): Reply => ({
        text: t(
          words`お申し込みの${name}${wishes(wanted)}は、担当の者が手配を済ませました。ご不明な点は、このチャットでお知らせください。`,
          words`Our staff have arranged the ${name} you requested, ${wishes(wanted)}. If you have questions, please write in this chat.`,
        ),
        cites,
      }),
    };
  };
};
