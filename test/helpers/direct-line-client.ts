/** A bare Direct Line client for tests: it sends what it is told to, and gives back what came. */

export interface DirectLineReply {
  status: number;
  body: {
    conversationId: string;
    token: string;
    resumeToken: string;
    expires_in: number;
    streamUrl: string;
    id: string;
    watermark: string;
    activities: { id: string; text: string; from: { id: string; role: string; name: string }; channelData: object }[];
    error: { code: string; message: string };
  };
}

export interface DirectLineChat {
  conversationId: string;
  token: string;
  /** gets another token for the conversation */
  resumeToken?: string;
}

/** Speaks to the Direct Line of the server at `origin`. */
export const directLineClient = (origin: string) => {
  const ask = async (
    method: string,
    path: string,
    token?: string,
    body?: BodyInit,
    headers = {},
  ): Promise<DirectLineReply> => {
    const answer = await fetch(`${origin}/directline${path}`, {
      method,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, body: (await answer.json()) as DirectLineReply['body'] };
  };

  const begin = async () => (await ask('POST', '/tokens/generate')).body;
  const post = (chat: DirectLineChat, activity: unknown) =>
    ask('POST', `/conversations/${chat.conversationId}/activities`, chat.token, JSON.stringify(activity));
  const read = (chat: DirectLineChat, watermark = '') =>
    ask('GET', `/conversations/${chat.conversationId}/activities?watermark=${watermark}`, chat.token);

  return { ask, begin, post, read };
};
