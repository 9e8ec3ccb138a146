/** Words that try to change the rules by talking: orders to the program, forged clauses, limits to be lifted, sums to be done. */

const orders: readonly RegExp[] = [
  /(?:上限|制限|回数|残り|料金|月額|規約|ルール|条件|契約内容).{0,14}(?:解除し|解除せよ|無効に|撤廃|外せ|外して|なしにし|無しにし|ゼロに(?:し|せ)|0(?:円|回)?に(?:し|せ)|書き換え|書きかえ|上書き|増やせ(?!ま)|リセットしろ|消せ|(?:無制限|無料|タダ|ただ)に(?:して(?!も|い)|しておい|変えて|変更して))/u,
  /(?:あなた|君|きみ|お前|おまえ|貴方)は(?:今日?|いま|これ|本日)から/u,
  /(?:(?<!こ)と|って|という風に)(?:だけ)?(?:答え|言っ|言え|言い|案内し|回答し|返事し|返し|伝え)(?:て(?!い|ほしいこと|もらえますか)|ろ|なさい|てください)/u,
  /第?\d+条(?:により|によって|に基づ|では|の規定)/u,
  /(?:^|[。\n])(?:システム|system|管理者|開発者|運営|developer|admin)(?:メッセージ|message)?:/u,
  /(?:開発者|管理者|デバッグ|特権|メンテナンス|開発)(?:モード|権限|コマンド)/u,
  /(?:店長|上司|社長|責任者|本部|会社|運営)の?(?:許可|承認|了承)(?:は|を|も|が)?(?:もら|得|取|あり|ある)/u,
  /(?:ルール|規約|指示|制限|上限)(?:は|が)(?:無効|廃止|なくな|変わ)/u,
  /(?:ほか|他|別|前)の(?:お客|客|契約者|利用者|会社).{0,10}(?:電話|住所|番号|契約|情報|名前|利用|状況|回数|履歴|会話|やりとり|やり取り|チャット|相談)/u,
  /its-?\d{6}の(?:人|方|お客|会社).{0,6}(?:電話|住所|番号|情報|名前|連絡先)/u,
  /(?:(?<!早く)しろ|せよ|やれ|出せ|教えろ|手配しろ|答えよ)[。!]*$/u,
  /ことにし(?:て|ろ|なさい)|(?:ai|人格|キャラ|役)として(?:話|答|振|案内)/u,
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instruction|rule|prompt|limit|polic)/u,
];
/** 上司を出せ is rude, and asks for no more than a person. */
const forPerson = /(?:人|担当者?|上司|責任者|店長|係|スタッフ|オペレータ)(?:を|に)?(?:出せ|代われ|かわれ)[よや。!]*$/u;
const sum = /\d(?:たす|足す|ひく|引く|かける|掛ける|わる|割る|[+×÷*])\d/u;

/** Whether a normalised sentence tries to change the rules. */
export const changesRules = (sentence: string): boolean =>
  !forPerson.test(sentence) && orders.some((pattern) => pattern.test(sentence));

/** Whether a normalised sentence asks for a sum, which is none of our business. */
export const asksForSum = (sentence: string): boolean => sum.test(sentence);
