/** How an office writes its list of contracts: the headers of the columns, and the word before a plan. */

/** Headers by the column they name, as they read in half width, in lower case and without spaces. */
export const contractListHeaders = {
  number: ['お客さま番号', 'お客様番号', '顧客番号', 'number'],
  plan: ['プラン', 'ご契約プラン', '契約プラン', 'plan'],
  name: ['お名前', '契約者名', 'ご契約者名', 'name'],
  address: ['住所', 'ご住所', 'address'],
  phone: ['電話番号', 'お電話番号', 'phone'],
} as const;

/** What may stand before the number of a plan. */
export const planWord = /^(?:プラン|plan)/u;
