/** Whether a request comes from a program on this machine, and from no browser page or proxy that only looks like one. */
import { isOwnAddress, isOwnHost } from '../adapters/own-machine.ts';
import type { RouteHead } from './route.ts';

/** Headers a proxy, a tunnel or a content network adds: behind one, every caller looks like this machine. */
const passedOn =
  /^(?:x-(?:forwarded|original|envoy|amz|amzn|azure|arr|appengine|vercel|nf|cluster-client)\b.*|forwarded|via|cdn-loop|cf-.+|fly-.+|fastly-.+|akamai-.+|(?:x-)?(?:real|true-client|client|client-real|proxyuser|remote)-(?:ip|addr)|(?:wl-)?proxy-client-ip)$/;

/**
 * A peer on this machine that asks for a Host that is this machine, since another name could be one that a web page has
 * made to lead here, and no header that something else has passed the request on.
 */
export const isOurselves = ({ peer, headers }: Pick<RouteHead, 'peer' | 'headers'>): boolean =>
  isOwnAddress(peer) &&
  isOwnHost(headers.host?.replace(/:\d{1,5}$/, '') ?? '') &&
  !Object.keys(headers).some((name) => passedOn.test(name));
