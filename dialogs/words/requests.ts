/** The words of each kind of request that an operator arranges, by the name it has at the desk. A new kind is an entry here. */
import type { WordsOfRequest } from './request-words.ts';

const service = 'サービス概要 ④';

/** Of each kind of request. */
export const wordsOfRequests: Readonly<Record<string, WordsOfRequest>> = {
  'paid-visit': {
    called: ['訪問サポート', 'set-up visit'],
    inFull: ['訪問サポート（設定のための訪問）', 'visit to set up devices (訪問サポート)'],
    ask: [
      'どの機器の、どのような設定をご希望ですか。ご希望の日時やお伺い先がありましたら、あわせてお書きください。',
      'Which device should we set up, and how? If you wish for a certain day, time or place, please write that too.',
    ],
    wanted: ['設定したいもの', 'To be set up'],
    agreed: ['訪問の日時など', 'the day and time'],
    cost: [
      '別途料金がかかります（金額はホームページでご案内しています）。',
      'This visit costs extra (the prices are on our website). ',
    ],
    service,
    ofCost: [`${service} ※1`],
    brief: {
      label: '訪問サポート（有償）',
      wanted: '設定のご希望',
      when: '日時のご希望',
      place: 'お伺い先',
      done: '手配済みにする',
      doneSure: '訪問サポートを手配済みにして、お客さまにお知らせします。よろしいですか。',
    },
  },
};
