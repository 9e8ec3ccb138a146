/** What tests post to POST /api/messages, and how its answer is read. */

/** A message of a customer on the Emulator's channel that wants its replies in the answer. */
export const message = (conversation: string, text: string, more: object = {}) => ({
  type: 'message',
  id: `${conversation}-${crypto.randomUUID()}`,
  channelId: 'emulator',
  from: { id: `user-${conversation}` },
  recipient: { id: 'bot' },
  conversation: { id: conversation },
  deliveryMode: 'expectReplies',
  text,
  ...more,
});

export interface ActivityAnswered {
  status: number;
  type: string;
  text: string;
  /** the texts of the replies in the answer */
  replies: string[];
  error: { code: string; message: string } | undefined;
}

/** Posts `body`, as JSON unless it is bytes or text already. */
export const postActivity = async (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<ActivityAnswered> => {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: raw ? (body as BodyInit) : JSON.stringify(body),
  });
  const text = await answer.text();
  const json =
    text === '' ? {} : (JSON.parse(text) as { activities?: { text?: string }[]; error?: ActivityAnswered['error'] });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    text,
    replies: (json.activities ?? []).map((reply) => reply.text ?? ''),
    error: json.error,
  };
};
