/** A gateway for one-time codes in memory: what it is told goes out at once, and once a key. */
import { type CodeGateway, type CodeMessage, codeMessage } from '../../adapters/second-factor/port.ts';

/** What codes are made with in tests. */
export const codeSecret = 'a secret of the gateway, of 32 characters and more';

/** Opens it. */
export const codeGateway = () => {
  const out: CodeMessage[] = [];
  const looks = new Set<() => void>();
  let calls = 0;
  const gateway: CodeGateway = {
    async tell(message) {
      calls += 1;
      const told = codeMessage.parse(message);
      if (!out.some(({ id }) => id === told.id)) out.push(told);
      for (const look of looks) look();
    },
  };
  return {
    gateway,
    /** what went out, in order */
    out,
    /** how often it was told */
    calls: () => calls,
    /** Resolves when all of `ids` went out. */
    until: (ids: Iterable<string>) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const known = new Set(out.map(({ id }) => id));
          if (![...ids].every((id) => known.has(id))) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      }),
  };
};

/** Another code than `code`. */
export const otherThan = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');

/** `text` with the code that came last in place of {コード}; {全角}, {漢字} and {3-3}: in other signs, {ちがう}: another one. */
export const codeWritten = (text: string, code = '000000'): string => {
  const signs = (of: string) => [...code].map((digit) => of.charAt(Number(digit))).join('');
  return text
    .replaceAll('{コード}', code)
    .replaceAll('{ちがう}', otherThan(code))
    .replaceAll('{3-3}', `${code.slice(0, 3)}-${code.slice(3)}`)
    .replaceAll('{全角}', signs('０１２３４５６７８９'))
    .replaceAll('{漢字}', signs('〇一二三四五六七八九'));
};
