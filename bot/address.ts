/** Who asks, and for what address: whoever is connected, or whom a proxy that is believed names. */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { isOwnAddress } from '../adapters/own-machine.ts';
import type { RouteHead } from './route.ts';

/** What a request is taken to come from, and what it asked for. */
export interface AskedBy {
  /** whom limits count; undefined for this machine, and where a proxy hides everybody: one address of all would be locked for all */
  address: string | undefined;
  /** asked over TLS */
  secure: boolean;
  /** host and port as they were asked for */
  host: string;
}

/** `address` or `network/bits`, as TRUSTED_PROXIES lists them. */
export const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
};

const listOf = (networks: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, kind);
    else list.addSubnet(address, Number(bits), kind);
  }
  return list;
};
const near = listOf(['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1', 'fc00::/7']);

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
/** One entry of x-forwarded-for; some proxies add a port. undefined: no address. */
const namedIn = (entry: string): string | undefined => {
  const [, bare] = /^\s*(?:\[([^\]]+)\](?::\d+)?)\s*$/.exec(entry) ?? /^\s*(\d+(?:\.\d+){3}):\d+\s*$/.exec(entry) ?? [];
  const address = plain(bare ?? entry.trim());
  return isIP(address) === 0 ? undefined : address;
};

/** Whoever has one address of the sixth version has all of its network: they are counted as one. */
const counted = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const all =
    tail === undefined
      ? before
      : [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
};

const header = (headers: IncomingHttpHeaders, name: string): string => String(headers[name] ?? '');
const first = (list: string): string => list.split(',')[0]?.trim() ?? '';

/** The first of `chain` that is not passed over, else its end; undefined where one that is none stands before it. */
const nearest = (
  chain: readonly (string | undefined)[],
  passedOver: (address: string) => boolean,
): string | undefined => {
  for (const one of chain) if (one === undefined || !passedOver(one)) return one;
  return chain.at(-1);
};

/**
 * Reads who asks through `proxies`, whose x-forwarded-for, -proto and -host alone are believed; left out, those of this
 * machine and of private networks are. Of x-forwarded-for the last entry counts that is no proxy of the list: what stands
 * before it anyone may have written.
 */
export const askedThrough = (proxies?: readonly string[]) => {
  const listed = proxies && listOf(proxies);
  const isIn = (list: BlockList, address: string): boolean => {
    const kind = isIP(address);
    return kind !== 0 && list.check(address, kind === 6 ? 'ipv6' : 'ipv4');
  };
  return (peer: string, headers: IncomingHttpHeaders): AskedBy => {
    const direct = plain(peer);
    const believed = isIn(listed ?? near, direct);
    const told = (name: string): string => (believed ? first(header(headers, name)) : '');
    const host = told('x-forwarded-host');
    const asked = {
      secure: told('x-forwarded-proto').toLowerCase() === 'https',
      host: host !== '' && URL.canParse(`http://${host}`) ? host : header(headers, 'host'),
    };
    const chain = believed ? header(headers, 'x-forwarded-for').split(',').map(namedIn).reverse() : [];
    const named = nearest(chain, (one) => listed !== undefined && isIn(listed, one));
    if (named !== undefined) return { ...asked, address: counted(named) };
    const hidden = (listed && believed) || isOwnAddress(direct);
    return { ...asked, address: hidden ? undefined : counted(direct) };
  };
};

/** The address a request comes from as it may be kept: whoever reads the store does not read addresses. */
export const addressDigest = ({ address }: Pick<RouteHead, 'address'>): string | undefined =>
  address && createHash('sha256').update(`address\n${address}`).digest('base64url').slice(0, 22);
