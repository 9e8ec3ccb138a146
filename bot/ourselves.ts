/** Whether a request comes from a program on this machine, and from no browser page or proxy that only looks like one. */
import type { RouteHead } from './route.ts';

/** Headers a proxy, a tunnel or a content network adds: behind one, every caller looks like this machine. */
const passedOn =
  /^(?:x-(?:forwarded|original|envoy|amz|amzn|azure|arr|appengine|vercel|nf|cluster-client)\b.*|forwarded|via|cdn-loop|cf-.+|fly-.+|fastly-.+|akamai-.+|(?:x-)?(?:real|true-client|client|client-real|proxyuser|remote)-(?:ip|addr)|(?:wl-)?proxy-client-ip)$/;

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
/** Another name could be one that a web page has made to lead here. */
const ownHost = /^(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?$/i;

/** A loopback peer that asks for a loopback Host, and no header that something else has passed the request on. */
export const isOurselves = ({ peer, headers }: Pick<RouteHead, 'peer' | 'headers'>): boolean =>
  loopback.includes(peer) &&
  ownHost.test(headers.host ?? '') &&
  !Object.keys(headers).some((name) => passedOn.test(name));
