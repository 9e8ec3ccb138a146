/** A copy of a JSON value: structuredClone takes three times as long for what records hold. */

/** `value` with nothing shared; what is no JSON (undefined in an object) is kept as it is. */
export const jsonCopy = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(jsonCopy) as T;
  const copy: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    // A name that a sender chose must not become the prototype.
    if (name === '__proto__')
      Object.defineProperty(copy, name, {
        value: jsonCopy(part),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else copy[name] = jsonCopy(part);
  }
  return copy as T;
};
