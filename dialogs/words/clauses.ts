/** The clauses that the sentences of services stand on, by the sheet's names. */

export const limit = '電話サポート、リモートサポート';
export const counting = 'ご利用にかかわる注意事項(3)';
export const desk = 'お問い合わせ窓口';
export const delays = 'ご利用にかかわる注意事項(5)';
export const loans = '代替機器貸出し';
export const visits = '訪問故障切り分けサポート';
