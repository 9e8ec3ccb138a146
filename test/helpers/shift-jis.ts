/** Text as the bytes of Shift_JIS that Windows writes, worked out from how they are read. */

const decoder = new TextDecoder('shift_jis', { fatal: true });
const bytesOf = new Map<string, number[]>();
const leads = [...Array(256).keys()].filter((lead) => (lead > 0x80 && lead < 0xa0) || (lead > 0xdf && lead < 0xfd));
// A sign that stands in several places is written from the last one, as good as any other.
for (const lead of leads) {
  for (let trail = 0x40; trail < 0xfd; trail++) {
    try {
      bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    } catch {}
  }
}
for (let byte = 0xa1; byte < 0xe0; byte++) bytesOf.set(decoder.decode(Uint8Array.of(byte)), [byte]);

/** Throws for a sign that Shift_JIS does not have. */
export const shiftJis = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((sign) => {
      const bytes = sign < '\x80' ? [sign.charCodeAt(0)] : bytesOf.get(sign);
      if (!bytes) throw new Error(`no ${sign} in Shift_JIS`);
      return bytes;
    }),
  );
