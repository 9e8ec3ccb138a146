/** Waits for work no longer than it may take. */

/** What `work` comes to within `ms` of real time, else 'late'; it goes on all the same. */
export const within = async <T>(work: Promise<T>, ms: number): Promise<T | 'late'> => {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(late.resolve, ms, 'late');
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};
