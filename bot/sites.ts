/** Sites, as browsers name them in Origin: which text names one, and which of them is ours. */

/** Whether `text` names a site: an http(s) address with nothing after host and port. */
export const isSite = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const named = url !== undefined && (/^[a-z\d.-]+$/.test(url.hostname) || url.hostname.startsWith('['));
  return named && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
};

/** The site of an address, as Origin names it. Throws on what is no address. */
export const siteOf = (address: string): string => new URL(address).origin;

/** Whether `origin` is a page of this server, as it was asked for (`host`) or as customers reach it. */
export const isOurs = (origin: string, { host, publicUrl }: { host: string; publicUrl: string }): boolean =>
  URL.canParse(origin) && (siteOf(origin) === siteOf(publicUrl) || new URL(origin).host === host);
