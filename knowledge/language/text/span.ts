/** A place in a message. */

/** Where in the text something stands, as offsets into the text as it was written. */
export interface Span {
  start: number;
  end: number;
}
