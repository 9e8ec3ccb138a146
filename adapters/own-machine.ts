/** Which hosts and addresses are this machine itself: what goes there, and what comes from there, is in no one else's hands. */

/** Whether `host`, as a URL or a Host header without its port names it, is this machine. */
export const isOwnHost = (host: string): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(host.toLowerCase());

/** Whether `address`, the other end of a connection, is this machine; IPv4 may be written as IPv6. */
export const isOwnAddress = (address: string): boolean => ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
