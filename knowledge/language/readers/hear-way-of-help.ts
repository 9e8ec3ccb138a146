/** Hears the way of help that is asked for beside an answer, by the form it is: だめなのでリモートで; and whether help is wished for at a time. */
import { hearWish } from '../dates/hear-wish.ts';

const negated = /^.*(?:じゃ|では|で)なくて?(?!も)、?/u;
const ways = {
  operator:
    /チャット(?:で|が|の(?:ほう|方))(?:教え|聞|相談|対応|お?願|い[いー]|良い|よい|やり|なんとか|何とか)|\boperator|\bperson\b|\bsomeone\b|オペレータ|担当|有人|人(?:に|と)(?:話|相談|つな|繋|代わ|替わ|聞|見て)/iu,
  callback:
    /\bcall(?:ing)? (?:me )?back|\bby phone|折り?返|電話(?:サポート)?(?:で|し(?!て(?:い?る|も))|を?(?:くだ|下さ|くれ|もら|お願)|が(?:いい|良い|よい)|の(?:方|ほう)|希望)/iu,
  visit: /来て(?!い?[たる])|訪問(?:して|を|に|で)?(?:ほし|欲し|くだ|下さ|くれ|もら|お?願|希望|頼)|見に来/u,
  remote:
    /\bremote(?:ly)?\b|(?:リモート|遠隔)(?:サポート)?(?:で|を|に|は|して|でき|お?願|希望|$|[。！!?？]|が(?:いい|良い|よい))/iu,
};

/** リモートできますか, where first steps were told, asks for it. */
export const asksForRemote = (text: string): boolean => /でき|可能|いけ/u.test(text) && hearHow(text) === 'remote';

/** The way of help that is asked for beside the answer, by the form it is: だめなのでリモートで, 電話で聞きたい. */
export const hearHow = (text: string): string | undefined => {
  const said = text.replace(negated, '');
  return Object.entries(ways).find(([, pattern]) => pattern.test(said))?.[0];
};

/** What follows a time that is wished for; 明日の会議があるので tells why. */
const atThat =
  /^(?:ごろ|頃|くらい|ぐらい)?(?:に|から|以降|で|は|なら|の|、|\s)*(?:リモート|遠隔|サポート|予約|お?願|おねがい|見て|みて|始め|つな|繋|接続|して|やって|でき|可能|頼|ほしい|希望|please|[。！!?？]|$)/iu;
const booked =
  /(?:リモート|遠隔)[^。、]{0,10}予約(?![^。、]{0,3}(?:なし|やめ|取り?消|キャンセル))|予約[でのに](?:リモート|遠隔)|\bremote\b.*\bappointment|\b(?:book|schedule|reserve)\b.*\bremote\b/iu;

const remote = /\bremote|リモート|遠隔/iu;

/** Whether help is wished for at a day or hour ('remote-at': remote support, by the same sentence), or only by appointment: リモートを予約したい. */
export const hearAppointed = (text: string): 'at' | 'remote-at' | 'booked' | undefined => {
  const wish = hearWish(text);
  const at = wish === undefined ? -1 : text.indexOf(wish);
  if (wish !== undefined && atThat.test(text.slice(at + wish.length))) {
    const [before, after] = [
      text
        .slice(0, at)
        .split(/[。！!？?\n]/u)
        .at(-1),
      text.slice(at).split(/[。！!？?\n]/u)[0],
    ];
    return remote.test(`${before}${after}`) ? 'remote-at' : 'at';
  }
  return booked.test(text) ? 'booked' : undefined;
};
