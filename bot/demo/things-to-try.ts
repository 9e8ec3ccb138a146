/** What a newcomer can try in the demo. */
export const thingsToTry: readonly string[] = [
  'Ask in the web chat: 月額いくら？',
  'Tell it a trouble: ネットがつながらない, sign in as ITS-100001 with 1001, and ask for a remote session.',
  'Ask for a person: オペレーターと話したい, then take the chat in the operator desk.',
];
