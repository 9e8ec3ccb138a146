/** Hears what a call is to be about, told for whoever makes it: 用件はメールの設定です, プリンターの件と伝えて. */

const pointing = /^(?:[そこあ]の?|先ほど|さっき|さきほど|例|別|同じ|上記|以上|今回|前回|いつも)(?:の|は)?$/u;
const lead =
  /^(?:(?:あ|あと|あの|それと|はい|えっと|すみません|やっぱ|やっぱり|で|では|じゃあ)(?=[、,\s])|[、,\s])+|^(?:あと|それと)(?=用件|要件)/u;
const named = /(?:ご?用件|要件|相談内容|件名)は[、\s]*([^。！!？?\n]{1,80})/u;
/** プリンターの紙詰まりの件でございます, ルータの件で, …のことって伝えて */
const matter =
  /([^。、！!？?\n]{1,60}?)(?:の(?:件|こと)|について|に関して|件)(?=(?:だ|です|なん)?(?:って|と|で(?!す))?(?:(?:担当|係|電話)[^。、\n]{0,8}[にへ])?(?:お?伝え|伝わ|つたえ|言っ|いっ|お?電話|折り?返し)|です(?:けど|が)?(?:[。！!]|$)|でございます|で(?:お願い|[。！!]|$))/u;
const inEnglish =
  /\b(?:it(?:'s| is)|call (?:is|will be)|that (?:it is|it's)) about (?:the |my |our )?([^.!?\n]{2,60})/iu;
/** What the subject ends in: メールの設定のことって伝えておいてください. */
const tail =
  /(?:(?:の|する)?(?:件|こと)|について|に関して)?(?:だ|です|なん|でした|でございます|になります)?(?:けど|が)?(?:(?:って|と|で|を)?(?:(?:担当|係|電話)[^。、\n]{0,8}[にへ])?(?:お?伝え|伝わ|つたえ|言っ|いっ|お願い|お?電話|話し).*)?$/u;
/** 用件はルータじゃなくてHUBでした */
const instead = /^.*?(?:じゃ|では?)な(?:くって|くて|く)[、,\s]*/u;

const another =
  /([^。、！!？?\n]{1,40}?)(?:の(?:件|こと))?も、?(?=(?:(?:(?:明日|今日|その|この|次)の?)?(?:折り?返し(?:の(?:お?電話)?)?|お?電話)(?:で|の(?:とき|時|際)に)?、?)?(?:一緒に|いっしょに|あわせて|合わせて|併せて|ついでに)[^。！!？?\n]{0,12}(?:聞|相談|見|み[てる]|話|教え|お?願|頼|対応|い[いー]))/u;

/** Another matter for the call beside the one it is about: 複合機の件も一緒に聞いていい？ */
export const hearAlsoOfCall = (text: string): string | undefined => {
  const own = another.exec(text.trim().replace(lead, ''))?.[1]?.trim();
  return own === undefined || own === '' || pointing.test(own) ? undefined : own;
};

/** 携帯の090-…に: what stands up to a number that is to be called. */
const number = /^.*\d[\d-]{8,}\d\s*(?:に|へ|で|まで)?[、\s]*/u;

/** What the call is to be about, in the customer's words; undefined where none is told. */
export const hearCallNote = (text: string): string | undefined => {
  const even = text.trim().replace(lead, '');
  const said = named.exec(even)?.[1] ?? matter.exec(even)?.[1] ?? inEnglish.exec(even)?.[1];
  const own = said?.replace(number, '').replace(instead, '').replace(tail, '').trim();
  return own === undefined || own === '' || pointing.test(own) ? undefined : own;
};
