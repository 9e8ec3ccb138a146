/** The words of the page that links a LINE account to a contract. Minutes come from the server. */
export const words = {
  title: 'ご契約の連携',
  service: 'ITサポート&セキュリティ ライトあんしんプラン',
  heading: 'LINEとご契約の連携',
  intro: 'お客さま番号と、ご登録の電話番号の下4桁を入力してください。確認できましたら、LINEの画面に戻って連携します。',
  number: 'お客さま番号',
  numberHint: '「開通のご案内」などに記載の、ITS-で始まる番号です。',
  lastFour: 'ご登録の電話番号の下4桁',
  next: '確認する',
  codeIntro:
    '入力された番号がご登録と合っているときは、ご登録の電話番号かメールに6桁の確認コードをお送りしています。届いたコードを入力してください。',
  code: '確認コード',
  link: '連携する',
  again: '番号から入力し直す',
  unlink: '連携は、トークで「連携を解除したい」とお送りいただければ、いつでも外せます。',
  inChat: 'トークにお客さま番号と下4桁を書いていただいても、連携できます。',
} as const;

/** What is told above the form. */
export const told = {
  wrong: 'ご契約を確認できませんでした。お客さま番号と下4桁を、もう一度ご確認ください。',
  form: 'お客さま番号は ITS- と6桁の数字、電話番号は下4桁を入力してください。',
  'code-wrong': 'コードを確認できませんでした。数字をもう一度お確かめください。',
  'code-late': 'コードを使える時間が過ぎました。番号から入力し直してください。新しいコードをお送りします。',
  'code-over': 'コードでの確認ができませんでした。番号から入力し直してください。',
  over: 'この画面を使える時間が過ぎました。トークに戻り、「ご契約を連携する」をもう一度押してください。',
  later: 'いま連携ができませんでした。少し待ってから、もう一度お試しください。',
} as const;

/** Tries are stopped for so long. */
export const lockedFor = (minutes: number): string =>
  `確認できないことが続いたため、しばらく止めています。${minutes}分ほど待ってから、もう一度お試しください。`;
