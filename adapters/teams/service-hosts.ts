/** Where activities may be answered: the hosts of Azure's channels, and those the company names. */
import { isOwnHost } from '../own-machine.ts';

/** Microsoft's own; trafficmanager.net as a whole is anybody's. */
const microsoft = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  '*.botframework.us',
  '*.botframework.azure.us',
  '*.botframework.azure.cn',
  '*.teams.microsoft.com',
  '*.teams.microsoft.us',
  '*.teams.microsoftonline.cn',
];

/**
 * Whether an activity that names `serviceUrl` may be answered there. `further`: hosts beside Microsoft's, `*.` before one
 * for all below it; undefined: nobody is authenticated, so only this machine is answered. http:// is for this machine alone.
 */
export const isServiceAddress = (serviceUrl: string, further: readonly string[] | undefined): boolean => {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return false;
  if (protocol !== 'https:' && !(protocol === 'http:' && isOwnHost(hostname))) return false;
  if (further === undefined) return isOwnHost(hostname);
  return [...microsoft, ...further].some((host) =>
    host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host.toLowerCase(),
  );
};
