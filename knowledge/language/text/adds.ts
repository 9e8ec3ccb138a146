/** What adds another matter to a sentence, as a pattern: 電話がほしいです、あと土曜もやってますか. */
export const adds = '、(?:あと|それと|それから|ついでに|ところで|あわせて|併せて|ちなみに)';
