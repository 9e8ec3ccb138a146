/** What the customer reads where their channel brings what no conversation of its own would: old buttons, groups. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { words } from '../../knowledge/terms/figures.ts';
import type { Reply } from './reply.ts';

/** These sentences. */
export const channelSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  return {
    /** a button was tapped that stood under an earlier message, or was tapped before */
    staleTap: (): Reply => ({
      text: t(
        words`そのボタンは、前のご案内のものか、すでに承ったものです。恐れ入りますが、いまのご用件を文字でお送りください。`,
        words`That button belongs to an earlier message, or I have already acted on it. Please write what you need now.`,
      ),
    }),
    /** what a button asked for takes longer than its channel waits */
    inHand: (): Reply => ({
      text: t(words`ただいま承っています。少しお待ちください。`, words`I am on it. Please wait a moment.`),
    }),
    /** we were brought into a group */
    notInGroups: (): Reply => ({
      text: t(
        words`お招きいただき、ありがとうございます。ご契約にかかわるお話をするため、グループではお返事をしていません。恐れ入りますが、このアカウントとの個別のトークからお送りください。`,
        words`Thank you for inviting me. As we talk about your contract, I do not answer in groups. Please write to this account in a chat of its own.`,
      ),
    }),
  };
};
