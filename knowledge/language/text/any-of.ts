/** A pattern of many ways to say one thing: one way a line, so that a list can be read and grow. */

/** Matches where one of `ways` does; each is a pattern of its own. */
export const anyOf = (ways: readonly string[], flags = 'u'): RegExp => new RegExp(ways.join('|'), flags);
