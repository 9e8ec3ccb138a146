/** Whether a text is made of nothing but given parts. A repeated pattern of parts that overlap would try every way to cut it. */

/** No part is longer. */
const longest = 40;

/** Tells whether a text is one or more of `parts` (patterns) after the other. Linear: each place is reached once, however parts overlap. */
export const madeOf = (parts: readonly string[]): ((text: string) => boolean) => {
  const part = new RegExp(`^(?:${parts.join('|')})$`, 'u');
  return (text) => {
    const reached = new Set([0]);
    // What is added while it is walked through is walked through as well.
    for (const start of reached) {
      const last = Math.min(start + longest, text.length);
      for (let end = start + 1; end <= last; end++)
        if (!reached.has(end) && part.test(text.slice(start, end))) reached.add(end);
    }
    return text !== '' && reached.has(text.length);
  };
};
