/** The company's gateway for messages over HTTP: a code is POSTed, signed, and taken with 200, 202 or 204; what it answers is not read. */
import { type CallSettings, signedCalls } from '../signed-calls/call.ts';
import type { CodeGateway } from './port.ts';

/** The gateway at `url`. */
export const codeGatewayOverHttp = (settings: CallSettings): CodeGateway => {
  const { post } = signedCalls('code gateway', settings);
  return {
    async tell(message) {
      await post(message.id, message, [200, 202, 204]);
    },
  };
};
