/** What the desk's API answers of what customers think of answers, as this page reads it. Times are ISO with +09:00. */

/** A thumb, with what it was about. */
export interface JudgedRow {
  chat: string;
  at: string;
  liked: boolean;
  words: string;
  question: string | null;
  answer: string | null;
}

export interface JudgedList {
  rows: JudgedRow[];
  more: boolean;
}
