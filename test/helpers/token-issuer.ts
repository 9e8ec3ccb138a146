/** A local issuer of the Bot Connector's tokens: its keys are the ones the SDK checks with, and nothing leaves the machine. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

// The SDK's checker of tokens keeps the keys, and botbuilder does not hand it on: this is the very copy it uses.
const inSdk = createRequire(createRequire(import.meta.url).resolve('botbuilder'));
const { JwtTokenExtractor } = inSdk('botframework-connector/lib/auth/jwtTokenExtractor.js') as {
  JwtTokenExtractor: new (parameters: object, url: string, algorithms: string[]) => object;
};
const { AuthenticationConstants } = inSdk('botframework-connector') as {
  AuthenticationConstants: Record<`ToBotFrom${'Channel' | 'Emulator'}OpenIdMetadataUrl`, string>;
};

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface TokenIssuer {
  /** An Authorization header for these claims; `header` changes how the token says it is signed. */
  bearer(claims: object, header?: { alg?: string; kid?: string }): string;
  close(): Promise<void>;
}

/** Starts the issuer and has the SDK of this process ask it for the Bot Connector's keys. */
export const startTokenIssuer = async (): Promise<TokenIssuer> => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const body = request.url?.endsWith('/keys')
      ? { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'local', endorsements: ['msteams', 'emulator'] }] }
      : { jwks_uri: `http://${request.headers.host}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const url = `http://127.0.0.1:${address.port}/openid`;

  // The SDK keeps one set of keys an address; the addresses of the real ones lead to the local set.
  new JwtTokenExtractor({}, url, ['RS256']);
  const known = Reflect.get(JwtTokenExtractor, 'openIdMetadataCache') as Map<string, unknown>;
  for (const real of [
    AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
    AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
  ]) {
    known.set(real, known.get(url));
  }

  return {
    bearer(claims, { alg = 'RS256', kid = 'local' } = {}) {
      const content = `${part({ alg, kid, typ: 'JWT' })}.${part(claims)}`;
      const signature = alg === 'none' ? '' : createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url');
      return `Bearer ${content}.${signature}`;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
