/** Notices that operators set for an area: a disaster, roads that are closed. Not the notices a store gives of its commits. */

/** One notice. Times are ISO with +09:00. */
export interface Notice {
  id: string;
  /** the parts of addresses it concerns, as the operator typed them */
  area: string;
  /** the operator's words to the customers there */
  text: string;
  /** it is in force up to this time, not included */
  until: string;
  setAt: string;
  by: { id: string; name: string };
}

/** Whether a notice is in force at some time, and for whom, is decided by knowledge/rules/notices.ts. */
export interface AreaNotices {
  /** The notices that nobody has ended, set first first. A turn that asked is run again when one is set or ended meanwhile. */
  standing(): Promise<Notice[]>;
  /** Sets a notice, which stands from now on. Its id is new; of several set at once all stand. */
  set(notice: Notice): Promise<void>;
  /** Ends a notice that stands, and keeps nothing of it: 'not so', and nothing changes, when it has ended or there is none. */
  end(id: string): Promise<'ended' | 'not so'>;
}
