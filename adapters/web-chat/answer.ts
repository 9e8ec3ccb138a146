/** What a Direct Line request is answered: a status and a JSON body; refusals say what to do. */
export interface WebChatAnswer {
  status: number;
  body: unknown;
}

/** A request that is not carried out, with the reason and the cure. */
export interface Refusal extends WebChatAnswer {
  body: { error: { code: string; message: string } };
}

/** A refusal with its code and what to do. */
export const refuse = (status: number, code: string, message: string): Refusal => ({
  status,
  body: { error: { code, message } },
});

/** Whether a request was refused where it was read. */
export const isRefusal = (value: object): value is Refusal => 'status' in value && 'body' in value;
