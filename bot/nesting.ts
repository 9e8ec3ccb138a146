/** How deep JSON is nested, told before it is parsed: what is copied and stored later would run out of stack. */

/** Cards of the channels come to about twenty. */
const mostDeep = 64;

const [open, close] = [
  new Set([...'[{'].map((one) => one.charCodeAt(0))),
  new Set([...']}'].map((one) => one.charCodeAt(0))),
];
const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);

/** Whether lists and objects stand in one another more than 64 deep. The bytes may be anything. */
export const isTooDeep = (bytes: Uint8Array, most = mostDeep): boolean => {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (isText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isText = false;
    } else if (byte === quote) isText = true;
    else if (open.has(byte)) {
      depth += 1;
      if (depth > most) return true;
    } else if (close.has(byte)) depth -= 1;
  }
  return false;
};
