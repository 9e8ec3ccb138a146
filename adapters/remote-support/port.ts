/** Remote sessions: opened with a code for the customer, connected and ended by an operator. */

/** Times are ISO with +09:00. */
export interface Session {
  code: string;
  contract: string;
  case: string;
  conversation: string;
  state: 'waiting' | 'connected' | 'ended' | 'void';
  openedAt: string;
  /** not connected by then, it is void (domain.md row 2) */
  expiresAt: string;
}

export interface RemoteSupport {
  /** Opens a session under `code`: 'taken' when a session has or had that code, and nothing changes. */
  open(session: Session): Promise<'opened' | 'taken'>;
  /** The session of a code, in whatever state, undefined when there is none. */
  find(code: string): Promise<Session | undefined>;
  /** The session opened last in a conversation, undefined when there was none. */
  lastOf(conversation: string): Promise<Session | undefined>;
  /** Changes its state: 'not so' when there is none, or it is void or ended already; nothing changes then. */
  become(code: string, state: Session['state']): Promise<'done' | 'not so'>;
}
