/** Whether a message is put as a question, by its mark or its ending alone. */

const question = /[?？]|(?:です|ます|でした|ました|でしょう|ません)か[。！!]*\s*$/u;

/** True for 料金はかかりますか, もう届きましたか and いつ？, not for 土曜から. */
export const isQuestion = (text: string): boolean => question.test(text);
