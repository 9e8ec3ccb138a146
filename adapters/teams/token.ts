/** What a Bot Connector's token says of itself, before anybody has checked its signature. */
import { z } from 'zod';

const bearer = /^Bearer ([\w-]{1,2000})\.([\w-]{1,8000})\.([\w-]{1,2000})$/;
const claimsSchema = z.looseObject({
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
});

/** How far the clocks of issuer and machine may differ, in seconds: what the SDK grants too. */
const skewSeconds = 300;

/**
 * Whether `authorization` holds a token for `appId` that names its end and has not reached it at `now` (epoch ms). It
 * proves nothing: it is what must hold before a body is read, and what the SDK does not ask for (a token without end).
 */
export const mayBeToken = (authorization: string, appId: string, now: number): boolean => {
  const [, , payload] = bearer.exec(authorization) ?? [];
  if (payload === undefined) return false;
  try {
    const { aud, exp, nbf } = claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    const seconds = now / 1_000;
    return aud === appId && exp + skewSeconds > seconds && (nbf === undefined || nbf - skewSeconds < seconds);
  } catch {
    return false;
  }
};
