/** A back office over HTTP: an intent is POSTed, signed, and answered at once or later. */
import { type CallSettings, jsonIn, signedCalls } from '../signed-calls/call.ts';
import { answered, answersTo, type BackOffice } from './port.ts';

/** The back office at `url`: 200 holds its answer, 202 says that it comes later. */
export const backOfficeOverHttp = (settings: CallSettings): BackOffice => {
  const { post, failed } = signedCalls('back office', settings);
  return {
    async tell(intent) {
      const { status, body } = await post(intent.id, intent, [200, 202]);
      if (status === 202) return undefined;
      const { data } = answered.safeParse(jsonIn(body));
      if (data?.intent === intent.id && answersTo[intent.kind].safeParse(data.answer).success) return data;
      throw failed('answered 200 with something that is no answer to the intent', true);
    },
  };
};
