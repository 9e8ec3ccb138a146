/** What the operator reads of requests: what a customer asked for and an operator arranges. */

/** The words of the desk for one kind of request. */
export interface RequestBrief {
  label: string;
  wanted: string;
  when: string;
  place: string;
  done: string;
  /** asked before the request is said to be arranged, of which the customer hears */
  doneSure: string;
}

const requests: Readonly<Record<string, RequestBrief>> = {
  'paid-visit': {
    label: '訪問サポート（有償）',
    wanted: '設定のご希望',
    when: '日時のご希望',
    place: 'お伺い先',
    done: '手配済みにする',
    doneSure: '訪問サポートを手配済みにして、お客さまにお知らせします。よろしいですか。',
  },
};

/** How the desk speaks of a request for `of`; one that is not in the table is a fault of the program. */
export const requestBrief = (of: string): RequestBrief & { of: string } => {
  const words = requests[of];
  if (!words) throw new Error(`no words for a request of ${of}`);
  return { of, ...words };
};

/** The note in a chat's transcript that a request is arranged. */
export const requestDone = (of: string): string => `${requestBrief(of).label}を手配済みにしました。`;
