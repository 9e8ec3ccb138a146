/** Ids made of parts that others choose. */

/** The parts with a slash between; none of them can hold one, nor a control character, so no two lists of parts come to the same. */
export const joined = (...parts: readonly string[]): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break stands between the parts of other ids.
  parts.map((part) => part.toWellFormed().replace(/[%/\u0000-\u001f]/g, (one) => encodeURIComponent(one))).join('/');
