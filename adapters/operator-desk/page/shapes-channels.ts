/** Where the customers of a contract write, as the desk's API tells it: the chat written in last first. */
export interface ChannelShown {
  chat: string;
  channel: 'line' | 'teams' | 'web' | 'other';
  /** it is the chat that is shown */
  here: boolean;
  /** the customer wrote here last */
  last: boolean;
}
