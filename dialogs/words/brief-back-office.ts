/** What the operator reads of intents that did not come about, and of answers that could not be carried out. */

const intents: Readonly<Record<string, string>> = {
  'visit.book': '訪問の予約',
  'visit.move': '訪問の日時の変更',
  'visit.set-up': '訪問での設定のご希望',
  'visit.cancel': '訪問の取り消し',
  'loan.request': '代わりの機器の申し込み',
  'loan.redirect': '代わりの機器のお届け先や日時の変更',
  'loan.cancel': '代わりの機器の取り消し',
  'paid-visit.request': '訪問サポート（有償）の申し込み',
  'paid-visit.cancel': '訪問サポート（有償）の取り消し',
  'remote.open': 'リモートサポートの開始',
  'remote.close': 'リモートサポートの終了',
};
const results: Readonly<Record<string, string>> = {
  accepted: '承諾',
  connected: '接続',
  sent: '発送済み',
  arrived: '到着',
  returned: '返却済み',
  lost: '紛失',
  cancelled: '取り消し',
};

/** In words: `came` is the kind of the intent and what came of it, `visit.cancel:refused`. */
export const backOfficeWords = (came: string): string => {
  const [kind = '', result = ''] = came.split(':');
  const intent = intents[kind] ?? kind;
  if (result === 'unanswered')
    return `「${intent}」を外部システムに伝えられませんでした。届いているかどうかを、直接お確かめください。`;
  if (result === 'failed')
    return `「${intent}」に外部システムから返事がありましたが、こちらで処理できませんでした。返事の内容を、直接お確かめください。`;
  if (result === 'refused')
    return `外部システムが「${intent}」を断りましたが、こちらでは何も変えていません。直接お確かめください。`;
  return `「${intent}」について外部システムから「${results[result] ?? result}」の連絡が届きましたが、いまの状態と合わないため、こちらでは何も変えていません。`;
};
