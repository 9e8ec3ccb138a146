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
  /** Opens a session under `code`: 'taken' when another session has that code. */
  open(session: Session): Promise<'opened' | 'taken'>;
  find(code: string): Promise<Session | undefined>;
  /** The session opened last in a conversation, undefined when there was none. */
  lastOf(conversation: string): Promise<Session | undefined>;
  /** Changes its state: 'not so' when it is void or ended already, and nothing changes. */
  become(code: string, state: Session['state']): Promise<'done' | 'not so'>;
}
