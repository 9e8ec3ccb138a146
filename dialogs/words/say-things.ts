/** What the customer reads who sends something that is no words: a picture, a voice message, a file, a place, a sticker. */
import type { FileKind, FileRefusal } from '../../adapters/channels/port.ts';
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import type { Reply } from './reply.ts';

type Sent = FileKind | 'place' | 'sticker';

/** These sentences. */
export const thingSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { menuChoices } = buttonsIn(tongue);
  const names: Record<Sent, Text> = {
    image: t(words`写真`, words`your picture`),
    video: t(words`動画`, words`your video`),
    audio: t(words`音声`, words`your voice message`),
    file: t(words`ファイル`, words`your file`),
    place: t(words`位置情報`, words`your location`),
    sticker: t(words`スタンプ`, words`your sticker`),
  };
  const whyNot: Record<FileRefusal, Text> = {
    'too-large': t(
      words`大きすぎるため、お受けできませんでした。小さくするか、分けてお送りください。`,
      words`it is too large. Please make it smaller or send it in parts.`,
    ),
    'not-taken': t(
      words`お受けできない種類のものでした。写真か、PDFなどの文書でお送りください。`,
      words`it is of a kind that we cannot take. Please send a picture, or a document such as a PDF.`,
    ),
    gone: t(
      words`すでに削除されていて、お受けできませんでした。もう一度お送りください。`,
      words`it has been deleted already. Please send it again.`,
    ),
    failed: t(
      words`お受けできませんでした。もう一度お送りください。`,
      words`it could not be fetched. Please send it again.`,
    ),
    'no-room': t(
      words`ただいまお受けできません。恐れ入りますが、内容を文字でお送りください。`,
      words`we have no room for it just now. Please describe it in words.`,
    ),
  };
  return {
    things: {
      /** it is kept, and shown to whoever takes the chat */
      received: (what: Sent): Reply => {
        if (what === 'sticker')
          return {
            text: t(
              words`スタンプをありがとうございます。お返事やご用件は、文字でお送りください。`,
              words`Thank you for your sticker. Please write your answers and wishes in words.`,
            ),
          };
        return {
          text: t(
            words`${names[what]}をお送りいただき、ありがとうございます。担当の者が拝見できます。`,
            words`Thank you for ${names[what]}. Our staff can look at it.`,
          ),
        };
      },
      /** it is not kept, and why */
      refused: (what: Sent, why: FileRefusal): Reply => ({
        text: t(
          words`お送りいただいた${names[what]}は、${whyNot[why]}`,
          words`I could not take ${names[what]}: ${whyNot[why]}`,
        ),
      }),
      /** nothing else was said, and nothing was asked before */
      andInWords: ({ text }: Reply): Reply => ({
        text: t(
          words`${text}\n自動応答では中身を読み取れないため、ご用件を文字でもお書きいただけますか。`,
          words`${text}\nI cannot read it myself. Could you also write what you need in words?`,
        ),
        choices: menuChoices,
      }),
      /** in place of what a link opened */
      linkOver: (): Reply => ({
        text: t(
          words`このファイルは、表示できる期限が過ぎました。必要なときは、チャットでお知らせください。`,
          words`The time in which this file could be opened is over. If you need it, please tell us in the chat.`,
        ),
      }),
      /** nothing was asked before, and the answer says all */
      withMenu: (answer: Reply): Reply => ({ ...answer, choices: menuChoices }),
    },
  };
};
