/** What is made of the documents once: they never change while the program runs. */
import type { Documents } from './documents.ts';

/** `make`, done once for the same documents. */
export const oncePerDocuments = <T>(make: (documents: Documents) => T): ((documents: Documents) => T) => {
  const made = new WeakMap<Documents, { value: T }>();
  return (documents) => {
    const before = made.get(documents);
    if (before) return before.value;
    const value = make(documents);
    made.set(documents, { value });
    return value;
  };
};
