/** How a message is put: the facts of its form, whatever it speaks of. */

/** How the message is put. */
export interface HowPut {
  /** as a question, by its mark or its ending */
  question: true;
  /** as a question, by any of its words */
  wantsToKnow: true;
  /** wants a reason, a comparison, an explanation */
  reason: true;
  /** asks for something to be done */
  request: true;
  /** as a question by its mark or its ending, and asks for nothing to be done */
  asksOnly: true;
  /** one question that wishes nobody to come */
  onlyQuestion: true;
  /** a few words */
  brief: true;
  /** asks to be told once more: もう一度 */
  again: true;
  /** needs a moment, and says nothing else */
  pause: true;
  /** is said as a yes or a no first of all */
  yesNo: 'yes' | 'no';
  /** is about another matter than the one spoken of */
  otherMatter: true;
}
