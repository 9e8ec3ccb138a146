/** What was made of the texts seen last: the readers of one message ask for the same again and again. */

/** More than one message has of whole, clauses and sentences. */
const most = 64;

/** `make`, which makes the same of the same text, done once for a text while its message is read. */
export const remembered = <T>(make: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
};
