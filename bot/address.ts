/** The address a request comes from: whoever is connected, or whom a proxy beside us names. */
import { createHash } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { isOwnAddress } from '../adapters/own-machine.ts';
import type { RouteRequest } from './route.ts';

const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');
const isNear = (address: string): boolean => {
  const kind = isIP(address);
  return kind !== 0 && near.check(address, kind === 6 ? 'ipv6' : 'ipv4');
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

/**
 * Whom limits count: the peer, or, when the peer stands in our own network, the last one it names in x-forwarded-for.
 * undefined for this machine itself, which is not limited. What else stands in the header anyone may have written.
 */
export const addressOf = ({ peer, headers }: Pick<RouteRequest, 'peer' | 'headers'>): string | undefined => {
  const direct = plain(peer);
  const named = plain(
    String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '',
  );
  if (isNear(direct) && isIP(named) !== 0) return counted(named);
  return isOwnAddress(direct) ? undefined : counted(direct);
};

/** The same as it may be kept: whoever reads the store does not read addresses. */
export const addressDigest = (ask: Pick<RouteRequest, 'peer' | 'headers'>): string | undefined => {
  const address = addressOf(ask);
  return address && createHash('sha256').update(`address\n${address}`).digest('base64url').slice(0, 22);
};
